"""Stopping a project, with what it gives back today and next year; and withdrawing an application."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from portefeuille import clock
from portefeuille.applications import services
from portefeuille.applications.errors import ChangedError, StateError
from portefeuille.applications.services.ending import Why
from portefeuille.applications.states import By, S, allowed
from portefeuille.enterprises import selectors as enterprises
from portefeuille.numbers import in_fours
from portefeuille.rules.steps.stopping import Stopped
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.said import eur, on
from portefeuille.web.enterprise.application.view import back, found_or_404, told_in_words, too_long

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

REASONS: dict[Why, str | Promise] = {
    "provider_cancels": gettext_lazy("Mijn dienstverlener annuleert."),
    "enterprise_does_not_follow": gettext_lazy("We gaan niet (meer): ziek, geen tijd, iets anders."),
    "other": gettext_lazy("Iets anders."),
}
LONGEST = 500
AMOUNT = re.compile(r"\d{1,12}", re.ASCII)
"""Cents of orders that the preview said would be taken back."""


@dataclass(frozen=True, slots=True)
class Column:
    """What stopping gives on one day, in words."""

    title: str
    own: str
    subsidy: str
    ceiling: str


@require_http_methods(["GET", "HEAD", "POST"])
@told_in_words
def stop(request: ActingRequest, application: str) -> HttpResponse:
    """Ask why, show what it gives, and stop."""
    found = found_or_404(request, application)
    told = request.POST if request.method == "POST" else request.GET
    reason = next((each for each in REASONS if each == told.get("waarom")), None)
    words = told.get("woorden", "").strip()
    changed = False
    if request.method == "POST" and reason is not None and len(words) <= LONGEST:
        shown = request.POST.get("teruggenomen", "")
        try:
            services.stop(
                found.pk, enterprise=request.acting.enterprise, reason=reason, words=words,
                taken=int(shown) if AMOUNT.fullmatch(shown) else None, actor=request.acting.actor,
            )  # fmt: skip
            return back(found)
        except ChangedError:
            changed = True
    if request.method != "POST":
        _may(found, "stop", "stop_paid")
    wrong = ""
    if reason is None and ({"toon", "waarom"} & set(told) or request.method == "POST"):
        wrong = _("Kies waarom je stopt.")
    elif len(words) > LONGEST:
        wrong = too_long(words, LONGEST)
    context = {
        "found": found, "reasons": REASONS.items(), "chosen": reason or "", "words": words, "wrong": wrong,
        "longest": LONGEST, "changed": changed,
        **(_preview(request, found, reason) if reason else {"columns": None}),
    }  # fmt: skip
    status = 409 if changed else 422 if request.method == "POST" else 200
    return render(request, "enterprise/application/stop.html", context, status=status)


def _preview(request: ActingRequest, found: Application, reason: Why) -> dict[str, object]:
    seen = services.stop_preview(found.pk, enterprise=request.acting.enterprise, reason=reason)
    payee = enterprises.payee(found.enterprise)
    columns = (
        _column(clock.today(), seen.now, today=True),
        _column(seen.next_year_on, seen.next_year, today=False),
    )
    return {
        "paid": found.state == S.PAID and not seen.taken, "taken": seen.taken, "back": eur(seen.taken),
        "waiting": eur(seen.waiting) if seen.waiting else "", "leaving": eur(seen.leaving) if seen.leaving else "",
        "columns": columns, "frees_now": seen.frees_now, "freed": eur(seen.now.ceiling_back),
        "year": found.applied_on.year if found.applied_on else "", "until": on(date(clock.today().year, 12, 31)),
        "account": in_fours(payee[0]) if payee else "", "no_account": payee is None and bool(seen.now.own_back),
        "expires": bool(found.finish_by and found.finish_by < seen.next_year_on), "finish_by": on(found.finish_by),
    }  # fmt: skip


def _column(day: date, seen: Stopped, *, today: bool) -> Column:
    title = _("Vandaag stoppen") if today else _("Stoppen op %(day)s") % {"day": on(day)}
    unknown = _("via je dienstverlener")
    return Column(title, eur(seen.own_back) or unknown, eur(seen.subsidy_back) or unknown, eur(seen.ceiling_back) or _("niet bekend"))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@told_in_words
def withdraw(request: ActingRequest, application: str) -> HttpResponse:
    """Take an application back before its own share came in."""
    found = found_or_404(request, application)
    if request.method == "POST":
        services.withdraw(found.pk, enterprise=request.acting.enterprise, actor=request.acting.actor)
        return back(found)
    _may(found, "withdraw")
    context = {"found": found, "subsidy": eur(found.subsidy), "last_day": on(found.deposit_by)}
    return render(request, "enterprise/application/withdraw.html", context)


def _may(found: Application, *events: str) -> None:
    """:raises StateError: when none of the events can happen from where the application stands."""
    if not {each.event for each in allowed(found.state, By.ENTERPRISE)} & set(events):
        raise StateError(events[0], found.state)
