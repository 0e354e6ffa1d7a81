"""What the views of an application share: finding it, going back to it, a key for a form, and errors in words."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from portefeuille.applications import selectors
from portefeuille.applications.errors import (
    AccountMissingError,
    AmountError,
    ApplicationError,
    ForbiddenError,
    NotFoundError,
    ReasonError,
    StateError,
    UsedInvoiceError,
)
from portefeuille.wallet.errors import PayeeError, WalletError
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.said import eur
from portefeuille.web.enterprise.standing import state

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

LONGEST = 2048
"""Characters of what somebody writes to another one."""
KEY = re.compile(r"[0-9a-f]{32}")


def found_or_404(request: ActingRequest, application: str) -> Application:
    """The application, when it is of the enterprise that is acted for.

    :raises Http404: otherwise; another enterprise's looks the same as none.
    """
    try:
        return selectors.one(request.acting.enterprise, application)
    except NotFoundError as error:
        raise Http404 from error


def back(found: Application | str) -> HttpResponseRedirect:
    """To the page of the application, which tells what has just happened."""
    number = found if isinstance(found, str) else found.pk
    return HttpResponseRedirect(f"{reverse('enterprise:application', args=[number])}?gebeurd=1", status=303)


def new_key() -> str:
    """A key for a form: the same form sent twice is one action."""
    return secrets.token_hex(16)


def too_long(words: str, longest: int = LONGEST) -> str:
    """That words are too long; empty when they are not."""
    if len(words) <= longest:
        return ""
    return _("Dit is te lang. Schrijf hoogstens %(longest)s tekens.") % {"longest": longest}


def key_of(request: HttpRequest) -> str:
    """The key of the form that was sent; one that nobody gave is new."""
    told = request.POST.get("sleutel", "")
    return told if KEY.fullmatch(told) else new_key()


def in_words(error: Exception) -> str:
    """What a service refused, for the person who asked it."""
    if isinstance(error, StateError):
        return _("Dit kan nu niet (meer). De aanvraag staat op: %(state)s. Er is niets gewijzigd.") % {
            "state": state(error.state)
        }
    if isinstance(error, AmountError):
        if error.cents <= 0:
            return _("Schrijf een bedrag dat groter is dan nul.")
        return _("Dit is meer dan wat er overblijft: %(left)s. Schrijf hoogstens dat bedrag.") % {
            "left": eur(error.left)
        }
    if isinstance(error, UsedInvoiceError):
        if not error.args or not error.args[0]:
            return _("Schrijf het nummer van de factuur.")
        return _(
            "Voor deze factuur gaf je al een betaalopdracht. Kijk het nummer na, of annuleer eerst de andere."
        )
    if isinstance(error, AccountMissingError):
        if error.whose == "enterprise":
            return _(
                "We weten niet op welke rekening jij je geld terugkrijgt. Vul eerst de rekening van je onderneming in."
            )
        return _(
            "We kennen de rekening van je dienstverlener niet. Vraag hem die aan het agentschap te melden."
        )
    if isinstance(error, ReasonError):
        return _("Schrijf een reden.")
    if isinstance(error, PayeeError):
        return _("Met dit rekeningnummer of deze naam kan de bank niet betalen. Er is niets gewijzigd.")
    if isinstance(error, ForbiddenError):
        return _("Dit is niet aan jou. Er is niets gewijzigd.")
    return _("Dit ging niet. Er is niets gewijzigd. Lees de pagina opnieuw en probeer nog eens.")


View = Callable[..., HttpResponse]


def told_in_words(view: View) -> View:
    """A page on which a refusal of a service becomes a page with the reason (409), and something unknown a 404."""

    @wraps(view)
    def guarded(request: ActingRequest, application: str, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, application, *args, **kwargs)
        except NotFoundError as error:
            raise Http404 from error
        except (ApplicationError, WalletError) as error:
            found = found_or_404(request, application)
            context = {"found": found, "reason": in_words(error)}
            return render(request, "enterprise/application/not_now.html", context, status=409)

    return guarded
