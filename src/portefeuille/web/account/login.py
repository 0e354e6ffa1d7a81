"""To the identity provider and back: what you need, the button, who you turn out to be."""

from __future__ import annotations

import logging
import time
from dataclasses import asdict
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portefeuille.platform.identity import arriving
from portefeuille.platform.identity.errors import OtherPersonError
from portefeuille.web.account import session
from portefeuille.web.account.oidc import flow
from portefeuille.web.account.oidc.claims import Arrival, arrival
from portefeuille.web.account.oidc.errors import LoginRefusedError
from portefeuille.web.account.words import refused

LOG = logging.getLogger("portefeuille.login")
BEGUN, ARRIVED = "begun", "arrived"


def onward(request: HttpRequest, asked: str) -> str:
    """The address of ours where somebody wanted to go; the overview when it is none of ours."""
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if asked.startswith("/") and ours else reverse("enterprise:overview")


@never_cache
@require_safe
def login(request: HttpRequest) -> HttpResponse:
    """What you need, and the button."""
    context = {
        "next": onward(request, request.GET.get("next", "")),
        "asked": request.GET.get("next", ""),
        "again": request.GET.get("opnieuw") == "1",
        "enterprise": request.GET.get("onderneming", "")[:12],
        "provider": settings.LOGIN is not None,
        "demonstration": settings.DEMONSTRATION,
    }
    return render(request, "account/login.html", context)


@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """To the identity provider.  A link and no form: a form may end on this site only, and a login goes by several.

    :raises Http404: where there is none.
    """
    if settings.LOGIN is None:
        raise Http404
    again = request.GET.get("opnieuw") == "1"
    number = "".join(each for each in request.GET.get("onderneming", "") if each.isdigit())
    try:
        begun = flow.begin(
            settings.LOGIN, registered(request, "account:back"), enterprise=number[:10], again=again
        )
    except LoginRefusedError as error:
        return refuse(request, error)
    request.session[BEGUN] = {
        **begun.kept, "next": onward(request, request.GET.get("next", "")), "language": get_language() or "nl"
    }  # fmt: skip
    return HttpResponseRedirect(begun.url)


def registered(request: HttpRequest, name: str) -> str:
    """Where the identity provider sends people back: one address, in no language, as it is registered there."""
    with override("nl"):
        path = reverse(name)
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else request.build_absolute_uri(path)


@never_cache
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """From the identity provider: who it is goes into the session; nothing is written before a button is pressed.

    :raises Http404: where there is no identity provider.
    """
    if settings.LOGIN is None:
        raise Http404
    begun = request.session.pop(BEGUN, {})
    try:
        claims = flow.finish(settings.LOGIN, begun, {name: request.GET[name] for name in request.GET})
        found = arrival(claims, settings.LOGIN)
    except LoginRefusedError as error:
        return refuse(request, error)
    request.session[ARRIVED] = {**asdict(found), "next": begun["next"], "at": int(time.time())}
    with override(begun["language"]):
        return HttpResponseRedirect(reverse("account:arrive"))


def refuse(request: HttpRequest, error: LoginRefusedError) -> HttpResponse:
    """Nobody is logged in: why, in words, and in the log as one word."""
    LOG.warning("login refused: %s", error.reason)
    status = 503 if error.reason.startswith("provider_") else 403
    return render(request, "account/refused.html", {"why": refused(error.reason)}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def arrive(request: HttpRequest) -> HttpResponse:
    """You are ..., for ...: press the button.  Only this POST writes, and logs in.

    Who walks away instead is forgotten: the next one at this computer does not press it for him.
    """
    told = request.session.get(ARRIVED)
    if told is None or time.time() - told.get("at", 0) > flow.WAITING:
        request.session.pop(ARRIVED, None)
        return HttpResponseRedirect(reverse("account:login"))
    onwards = told["next"]
    found = Arrival(**{name: value for name, value in told.items() if name not in ("next", "at")})
    if request.method != "POST":
        return render(request, "account/arrive.html", {"found": found})
    try:
        person, mandate = arriving.arrive(
            issuer=found.issuer, subject=found.subject, given_name=found.given_name, family_name=found.family_name,
            email=found.email, national=found.national, language=get_language() or "nl",
            enterprise=found.enterprise, role=found.role,
        )  # fmt: skip
    except OtherPersonError:
        session.leave(request)
        return refuse(request, LoginRefusedError("other_person"))
    session.enter(
        request,
        person=person.pk,
        mandate=mandate.pk if mandate else "",
        attested=[found.enterprise] if mandate else [],
        issuer=found.issuer,
        proved=found.proved,
    )
    if mandate:
        return HttpResponseRedirect(onwards, status=303)
    return HttpResponseRedirect(f"{reverse('account:choose')}?{urlencode({'next': onwards})}", status=303)
