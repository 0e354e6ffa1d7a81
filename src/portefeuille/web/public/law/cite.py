"""Sources on a page: the id, what it is in a few words, and the way to its entry in the register."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portefeuille.law import load
from portefeuille.law.sources import Source
from portefeuille.web.public.law.said import Said, confidence, said

SITE = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[\w/.-]*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cite:
    """One source. kind, confidence: in words. open: a contradiction that is not resolved."""

    id: str
    kind: str
    text: Said
    confidence: str
    open: bool


def kinds() -> dict[str, str]:
    """The kinds of the register in words."""
    return {
        "rule": _("Regel, zoals wij ze lezen"),
        "contradiction": _("Tegenspraak tussen bronnen"),
        "source_page": _("Bronpagina"),
        "act": _("Akte"),
        "agency": _("Pagina van de overheid"),
        "parliament": _("Stuk van het parlement"),
        "law_database": _("Databank van wetgeving"),
        "public_code": _("Openbare code"),
        "association": _("Pagina van een vereniging"),
        "municipality": _("Pagina van een gemeente"),
        "press": _("Pers"),
        "provider": _("Pagina van een dienstverlener"),
    }


def cites(ids: Iterable[str], lang: str) -> tuple[Cite, ...]:
    """The entries of the register for these ids, in their order."""
    register = load().sources
    return tuple(cite(register[one], lang) for one in dict.fromkeys(ids))


def cite(source: Source, lang: str) -> Cite:
    """One entry of the register."""
    return Cite(
        source.id,
        kinds()[source.kind],
        said(source.text, lang),
        confidence(source.confidence or ""),
        source.open,
    )


def link(where: str | None) -> str:
    """The address of a page, where what the register says is one whole address; else empty."""
    if where and SITE.fullmatch(where) and ".." not in where:
        return f"https://{where}"
    return ""
