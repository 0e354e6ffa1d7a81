"""What the views of officials share: finding an application, going back to it, and refusals in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from portefeuille.applications import selectors
from portefeuille.applications.errors import AccountMissingError, ApplicationError, NotFoundError
from portefeuille.wallet.errors import WalletError
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.view import LONGEST as LONGEST
from portefeuille.web.enterprise.application.view import in_words, too_long

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

View = Callable[..., HttpResponse]


def found_or_404(application: str) -> Application:
    """Any submitted application.

    :raises Http404: when there is none.
    """
    try:
        return selectors.for_officials(application)
    except NotFoundError as error:
        raise Http404 from error


def back(found: Application) -> HttpResponseRedirect:
    """To the page of the application."""
    return HttpResponseRedirect(f"{reverse('staff:application', args=[found.pk])}?gebeurd=1", status=303)


def refused_in_words(error: Exception) -> str:
    """What a service refused, for an official."""
    if isinstance(error, AccountMissingError):
        return _("Er moet geld terug, en de rekening is niet bekend. Vraag ze eerst. Er is niets gewijzigd.")
    if isinstance(error, WalletError):
        return _("Zoveel is er niet betaald, of dit geld is al teruggevraagd. Er is niets gewijzigd.")
    return in_words(error)


def guarded(view: View) -> View:
    """A page on which a refusal of a service becomes a page with the reason (409), and something unknown a 404."""

    @wraps(view)
    def inner(request: ActingRequest, application: str, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, application, **kwargs)
        except NotFoundError as error:
            raise Http404 from error
        except (ApplicationError, WalletError) as error:
            context = {"found": found_or_404(application), "reason": refused_in_words(error)}
            return render(request, "staff/not_now.html", context, status=409)

    return inner


def words_of(request: ActingRequest, name: str = "woorden") -> str:
    """What was written in a text of several lines."""
    return request.POST.get(name, "").replace("\r\n", "\n").strip()


def wrong_words(text: str) -> str:
    """What is wrong with words that must be written; empty when nothing is."""
    if not text:
        return _("Schrijf een reden. De onderneming leest ze.")
    return too_long(text)
