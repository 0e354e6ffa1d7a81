"""Who acts, and whether he may: decided for every address by the table of web/routes.py, before its view is called."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from portefeuille.platform.identity import selectors
from portefeuille.platform.identity.acting import Acting
from portefeuille.platform.transactions import SAFE
from portefeuille.web.account import over, session, typed
from portefeuille.web.routes import KINDS, LOGGED_IN, Permission, permission

FIRST = {
    "enterprise": "enterprise:overview",
    "provider": "provider:applications",
    "official": "staff:queue",
}
"""What one acts for -> the first page after the login."""


class ActingMiddleware:
    """``request.acting`` on the pages that ask a login; None on all others, which never look at the session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.acting = None  # type: ignore[attr-defined]  # views read an ActingRequest
        response = self.get_response(request)
        if permission(request) in LOGGED_IN:
            response.headers["Cache-Control"] = "no-store, private"
        return response

    def process_view(self, request: HttpRequest, view: object, args: Any, kwargs: Any) -> HttpResponse | None:
        """Let through, or answer in the place of the view.

        :raises Http404: for what exists in a demonstration only.
        """
        asked = permission(request)
        if asked is Permission.DEMONSTRATION and not settings.DEMONSTRATION:
            raise Http404
        if asked not in LOGGED_IN:
            return None
        acting = session.acting(request)
        request.acting = acting  # type: ignore[attr-defined]  # views read an ActingRequest
        refused = refusal(request, asked, acting)
        if refused is None and acting is not None and request.method == "POST":
            typed.sent(request, acting)
        return refused


def refusal(request: HttpRequest, asked: Permission, acting: Acting | None) -> HttpResponse | None:
    """The answer to somebody who may not; None when he may."""
    reads = request.method in SAFE
    if acting is None:
        return to_login(request) if reads else expired(request)
    if asked is Permission.LOGGED_IN:
        return None
    if not acting.kind:
        if reads:
            return HttpResponseRedirect(f"{reverse('account:choose')}?{urlencode({'next': here(request)})}")
        return render(request, "account/other.html", {"ended": over.of_session(request)}, status=403)
    if acting.kind != KINDS[asked]:
        if reads and request.path == reverse("enterprise:overview"):
            return HttpResponseRedirect(reverse(FIRST[acting.kind]))
        return render(request, "account/other.html", status=403)
    if not acting.may_write and (asked is Permission.CHANGES or not reads):
        return render(request, "account/reads_only.html", status=403)
    return None


def to_login(request: HttpRequest) -> HttpResponse:
    """To the login page, and afterwards back to here."""
    if request.headers.get("HX-Request"):
        return expired(request)
    return HttpResponseRedirect(f"{reverse('account:login')}?{urlencode({'next': here(request)})}")


def expired(request: HttpRequest) -> HttpResponse:
    """Somebody sent a form, and nobody is logged in (any more): nothing is done, what he typed is kept for him.

    htmx is told by an event and keeps the form itself.
    """
    known = session.state(request)
    if request.headers.get("HX-Request"):
        response = render(request, "account/expired.html", {"kept": False}, status=403)
        response.headers["HX-Trigger"] = "session-expired"
        return response
    whose = selectors.acting(known["person"], known["mandate"], known["attested"]) if known else None
    kept = typed.keep(request, person=known.get("person", ""), enterprise=whose.enterprise if whose else "")
    return render(request, "account/expired.html", {"kept": kept, "files": bool(request.FILES)}, status=403)


def here(request: HttpRequest) -> str:
    """The address that was asked."""
    return request.get_full_path()
