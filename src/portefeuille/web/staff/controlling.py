"""Control and recovery: opening and closing a control, and claiming subsidy back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from portefeuille.applications import services
from portefeuille.applications.errors import StateError
from portefeuille.applications.states import By, S, allowed
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet.errors import WalletError
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.said import eur, lang
from portefeuille.web.enterprise.application.view import key_of, new_key
from portefeuille.web.public.forms.questions import Question
from portefeuille.web.public.forms.sheet import Sheet, hundredths
from portefeuille.web.public.forms.shown import MONEY
from portefeuille.web.staff.view import (
    LONGEST,
    back,
    found_or_404,
    guarded,
    refused_in_words,
    words_of,
    wrong_words,
)

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

AMOUNT = "bedrag"
ASKED = Question(
    AMOUNT,
    MONEY,
    gettext_lazy("Welk bedrag aan subsidie moet terug?"),
    gettext_lazy("Hoogstens wat er van de subsidie betaald is."),
)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def control(request: ActingRequest, application: str) -> HttpResponse:
    """Open a control; or, when one is open, close it: everything in order."""
    found = found_or_404(application)
    closes = found.state == S.UNDER_CONTROL
    if request.method == "POST":
        closes = request.POST.get("wat") == "sluiten"
    event = "close_control" if closes else "open_control"
    if request.method != "POST" and event not in {each.event for each in allowed(found.state, By.OFFICIAL)}:
        raise StateError(event, found.state)
    words = words_of(request)
    wrong = wrong_words(words) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        if closes and found.state != S.UNDER_CONTROL and found.events.filter(event="close_control").exists():
            return back(found)  # sent twice
        if closes:
            services.close_control(found.pk, reason=words, actor=request.acting.actor)
        else:
            services.open_control(found.pk, reason=words, actor=request.acting.actor)
        return back(found)
    context = {"found": found, "closes": closes, "words": words, "wrong": wrong, "longest": LONGEST}
    return render(request, "staff/control.html", context, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def claim(request: ActingRequest, application: str) -> HttpResponse:
    """A breach: subsidy that was paid must be paid back; when nothing was paid yet, nothing will be."""
    found = found_or_404(application)
    if found.state != S.UNDER_CONTROL:
        again = {S.IN_RECOVERY, S.STOPPED} if request.method == "POST" else ()
        if found.state in again and found.events.filter(event__in=("claim", "control_ends")).exists():
            return back(found)  # sent twice
        raise StateError("claim", found.state)
    if services.may_end(found):
        return _end(request, found)
    used = wallet.paid(found.pk).subsidy
    sheet = Sheet((ASKED,), {key: str(value) for key, value in request.POST.items()}, lang())
    words, wrong = words_of(request), ""
    if request.method == "POST":
        wrong = wrong_words(words)
        cents = hundredths(sheet.values.get(AMOUNT)) or 0
        if not 0 < cents <= used:
            sheet.wrong(
                AMOUNT, _("Schrijf een bedrag van meer dan nul en hoogstens %(most)s.") % {"most": eur(used)}
            )
        if not wrong and not sheet.errors:
            try:
                services.claim(
                    found.pk, subsidy=cents, reason=words, key=key_of(request), actor=request.acting.actor
                )  # fmt: skip
                return back(found)
            except WalletError as error:
                sheet.wrong(AMOUNT, refused_in_words(error))
    context = {
        "found": found, "used": eur(used), "none": not used, "field": sheet.asked(AMOUNT), "problems": sheet.problems,
        "words": words, "wrong": wrong, "longest": LONGEST,
        "key": key_of(request) if request.method == "POST" else new_key(),
    }  # fmt: skip
    return render(request, "staff/claim.html", context, status=422 if request.method == "POST" else 200)


def _end(request: ActingRequest, found: Application) -> HttpResponse:
    """Nothing was paid: a reason ends it."""
    own = wallet.deposited(found.pk)
    words, wrong = words_of(request), ""
    if request.method == "POST":
        wrong = wrong_words(words)
        if not wrong:
            services.end_after_control(found.pk, reason=words, actor=request.acting.actor)
            return back(found)
    context = {
        "found": found,
        "own": eur(own) if own else "",
        "words": words,
        "wrong": wrong,
        "longest": LONGEST,
    }
    return render(request, "staff/end.html", context, status=422 if wrong else 200)
