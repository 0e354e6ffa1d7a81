"""Logging out: here at once, and then at the identity provider, which would let the next one at this computer through unasked."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portefeuille.web.account import session
from portefeuille.web.account.login import registered
from portefeuille.web.account.oidc import flow
from portefeuille.web.account.oidc.errors import LoginRefusedError

EVERYWHERE = "overal"
"""What the provider sends back when it is done."""


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Forget the session, here and in the browser.  Who came by the identity provider is told that he is not out there yet."""
    provider = settings.LOGIN
    there = provider is not None and session.state(request).get("issuer") == provider.issuer
    session.leave(request)
    return HttpResponseRedirect(reverse("account:left" if there else "public:start"), status=303)


@never_cache
@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """You are out here; and there, when the provider sent you back.

    :raises Http404: where there is no identity provider.
    """
    if settings.LOGIN is None:
        raise Http404
    return render(request, "account/left.html", {"everywhere": request.GET.get("state") == EVERYWHERE})


@never_cache
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """To the identity provider, to log out there.  A link and no form, as with the login.

    :raises Http404: where there is none.
    """
    if settings.LOGIN is None:
        raise Http404
    try:
        place = flow.end(settings.LOGIN, registered(request, "account:left"), EVERYWHERE)
    except LoginRefusedError:
        place = ""
    if not place:
        return render(request, "account/left.html", {"stays": True}, status=503)
    return HttpResponseRedirect(place)
