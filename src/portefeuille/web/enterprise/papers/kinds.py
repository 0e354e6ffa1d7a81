"""What a document can be: the evidence that the law names for the service, and anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portefeuille import clock
from portefeuille.applications import papers
from portefeuille.applications.papers import INVOICE, OTHER, PROOF, Party
from portefeuille.law.law import Law

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

__all__ = ["INVOICE", "OTHER", "PROOF", "called", "evidence", "offered"]


def evidence(found: Application, lang: str) -> dict[str, str]:
    """The evidence for the service: code -> what it is called, in the order of the law's list."""
    rows = Law.on(found.applied_on or clock.today()).rows("evidence")
    return {
        str(row["code"]): str(row["title"][lang]) for row in rows if row["service"] in {found.service, "both"}
    }


def offered(found: Application, lang: str, party: Party) -> dict[str, str]:
    """What this party may bring in: code -> what it is called."""
    every = {**evidence(found, lang), OTHER: _("Iets anders")}
    return {kind: words for kind, words in every.items() if papers.brings(party, kind)}


def called(kind: str, found: Application, lang: str) -> str:
    """How a kind is called, also one of ours."""
    return _("Bewijs van aanvraag") if kind == PROOF else evidence(found, lang).get(kind, _("Iets anders"))
