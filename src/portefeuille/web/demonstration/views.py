"""The day and the bank of the demonstration, in the hands of whoever tries it."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portefeuille import clock
from portefeuille.decision.formats import money
from portefeuille.demonstration import bank, ready, seed
from portefeuille.demonstration.waiting import Waiting, next_day, waiting
from portefeuille.web.origin import from_here

STEPS = (1, 7, 30)
MOST_DAYS = 400
TOLD = {
    "dag": _("De dag is verzet."),
    "welke": _("Kies hoeveel dagen er voorbijgaan."),
    "onderweg": _("De overschrijving is onderweg. Morgen staat ze op het rekeningafschrift."),
    "voorbij": _("Op die storting wordt niet meer gewacht."),
}
"""What is said after something was done, by its word in the address."""


@never_cache
@require_safe
def stage(request: HttpRequest) -> HttpResponse:
    """Which day it is, what waits for the bank, and how to become somebody else."""
    today = clock.today()
    after = next_day(today)
    context = {
        "today": today,
        "steps": [(days, today + timedelta(days=days)) for days in STEPS],
        "next": after + timedelta(days=1) if after else None,
        "next_days": (after - today).days + 1 if after else 0,
        "waiting": [(each, money(each.cents, get_language() or "nl")) for each in waiting()],
        "told": TOLD.get(request.GET.get("gedaan", "")),
    }
    return render(request, "demonstration/stage.html", context)


@from_here
@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Let days pass: each evening the bank, each morning what is due."""
    text = request.POST.get("days", "")
    days = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    found = seed.stage()
    if found is None or not 1 <= days <= MOST_DAYS:
        return _back("welke")
    ready.forward(found, clock.today() + timedelta(days=days))
    return _back("dag")


@from_here
@require_POST
def deposit(request: HttpRequest) -> HttpResponse:
    """The enterprise transfers its own share: the bank shows it this evening."""
    found, chosen = seed.stage(), _chosen(request.POST.get("application", ""))
    if found is None or chosen is None:
        return _back("voorbij")
    wrong = -1000 if request.POST.get("how") == "short" else 0
    bank.deposit(
        found, cents=max(chosen.cents + wrong, 1), communication=chosen.communication, iban=chosen.iban, name=chosen.name
    )  # fmt: skip
    return _back("onderweg")


def _chosen(application: str) -> Waiting | None:
    return next((each for each in waiting() if each.application == application), None)


def _back(done: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('demonstration:stage')}?gedaan={done}", status=303)
