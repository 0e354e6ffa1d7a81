"""For whom do you act?  One session acts for one enterprise; another one is chosen, never slipped into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portefeuille.platform.identity import selectors
from portefeuille.platform.identity.roles import Kind, Origin
from portefeuille.platform.identity.selectors import Held
from portefeuille.web.account import names, over, session
from portefeuille.web.account.login import onward
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.account.words import role


@dataclass(frozen=True, slots=True)
class Choice:
    """A mandate on the page.  ``login`` is the address of the login that it needs first; empty when it needs none."""

    id: str
    number: str
    called: str
    role: str
    until: date | None
    current: bool
    login: str


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: ActingRequest) -> HttpResponse:
    """The mandates of whoever is logged in; choosing one is a POST.  A mandate of somebody else: nothing chosen.

    What only the login can say of an enterprise is chosen by logging in for it.  An official is one by his own login only:
    a session of before he started anew never becomes one again.
    """
    attested = session.state(request)["attested"]
    found = selectors.mandates_of(request.acting.person)
    usable = {
        each.id
        for each in found
        if each.id == request.acting.mandate
        or (each.kind != Kind.OFFICIAL and (each.origin == Origin.PORTAL or each.number in attested))
    }
    onwards = request.POST.get("next") or request.GET.get("next", "")
    if request.method == "POST" and request.POST.get("mandate") in usable:
        session.choose(request, request.POST["mandate"])
        return HttpResponseRedirect(onward(request, onwards), status=303)
    context = {
        "choices": choices(request, found, usable, onwards),
        "next": onwards,
        "ended": "" if request.acting.kind else over.of_session(request),
    }
    return render(request, "account/choose.html", context, status=422 if request.method == "POST" else 200)


def choices(request: ActingRequest, found: list[Held], usable: set[str], onwards: str) -> list[Choice]:
    """The mandates as they are shown."""
    known = names.of(each.number for each in found)
    return [
        Choice(
            id=each.id,
            number=each.number,
            called=known.get(each.number, ""),
            role=role(each.role),
            until=each.until,
            current=each.id == request.acting.mandate,
            login="" if each.id in usable else _login(each, onwards),
        )
        for each in found
    ]


def _login(one: Held, onwards: str) -> str:
    if one.kind == Kind.OFFICIAL:
        return f"{reverse('account:official')}?{urlencode({'next': onwards})}"
    return f"{reverse('account:login')}?{urlencode({'onderneming': one.number, 'next': onwards})}"
