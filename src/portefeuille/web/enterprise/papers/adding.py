"""Bringing a document in: the form with its limits, and the checks, the same for whoever may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from portefeuille.applications.papers import Party
from portefeuille.documents.uploads import ACCEPT, RefusedError, told
from portefeuille.documents.uploads.check import kind_of
from portefeuille.platform import limits
from portefeuille.platform.files import services
from portefeuille.platform.files.receiving import received
from portefeuille.platform.files.selectors import Kept
from portefeuille.platform.limits import TooOftenError
from portefeuille.web.enterprise.application.said import lang
from portefeuille.web.enterprise.papers.kinds import INVOICE, OTHER, offered
from portefeuille.web.enterprise.papers.listed import subject
from portefeuille.web.limits import said

if TYPE_CHECKING:
    from portefeuille.applications.models import Application
    from portefeuille.platform.models import Actor

KIND, FILE = "soort", "bestand"


class NotTakenError(Exception):
    """A document that was not taken: ``field`` and, in the language of the page, ``text`` say why."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field, self.text = field, text


def add(request: HttpRequest, found: Application, party: Party, actor: Actor) -> Kept:
    """Keep what was sent.  An e-invoice is an invoice, whatever was chosen.

    :raises NotTakenError: when the file is refused, this party brings in nothing of that kind, or brought too many today.
    """
    try:
        name, data = received(request, FILE)
        limits.count("files", found.enterprise if party is Party.ENTERPRISE else found.provider)
        asked = INVOICE if kind_of(data) == "ubl" else request.POST.get(KIND, "")
        kinds = offered(found, lang(), party)
        kind = asked if asked in kinds else OTHER
        if kind not in kinds:
            raise NotTakenError(KIND, _("Kies wat het is."))
        return services.keep(subject=subject(found), kind=kind, name=name, data=data, actor=actor)
    except TooOftenError as error:
        raise NotTakenError(FILE, said(error)) from error
    except RefusedError as error:
        raise NotTakenError(FILE, error.text(lang())) from error


def form(
    request: HttpRequest, found: Application, party: Party, wrong: NotTakenError | None
) -> dict[str, Any]:
    """What the form shows: what may be chosen, the limits, and what was wrong."""
    return {
        "kinds": offered(found, lang(), party), "chosen": request.POST.get(KIND, ""), "told": told(lang()), "accept": ACCEPT,
        "most": services.MOST_FILES, "scanner": bool(settings.FILES.clamd), "wrong": wrong,
    }  # fmt: skip
