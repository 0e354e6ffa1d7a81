"""What the pages of an application share: the draft of who asks, and where its pages are."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language

from portefeuille.applications import selectors
from portefeuille.applications.errors import NotFoundError
from portefeuille.enterprises.errors import UnknownEnterpriseError
from portefeuille.web.account.requests import ActingRequest

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

P = ParamSpec("P")


def application(request: ActingRequest, number: str) -> Application:
    """:raises Http404: when there is none, or it is another enterprise's."""
    try:
        return selectors.one(request.acting.enterprise, number)
    except NotFoundError as error:
        raise Http404 from error


def registered(
    view: Callable[Concatenate[ActingRequest, P], HttpResponse],
) -> Callable[Concatenate[ActingRequest, P], HttpResponse]:
    """A view of a draft that weighs it: as long as the enterprise is not registered, the page that says to do that first.

    What was typed is saved all the same.
    """

    @wraps(view)
    def shown(request: ActingRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except UnknownEnterpriseError:
            start = reverse("enterprise:draft_start")
            if request.headers.get("HX-Request"):
                return HttpResponse(status=204, headers={"HX-Redirect": start})
            return HttpResponseRedirect(start, status=303 if request.method == "POST" else 302)

    return shown


def address(found: Application) -> str:
    """The page of an application: its form as long as it is a draft."""
    if found.state == "draft":
        return reverse("enterprise:draft", args=[found.pk])
    return reverse("enterprise:application", args=[found.pk])


def language() -> str:
    """The language of the page."""
    return get_language() or "nl"
