"""Not agreeing: contesting a refusal, and objecting to a recovery.  One click reaches an official."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portefeuille import clock
from portefeuille.applications import conf, selectors, services
from portefeuille.applications.errors import StateError
from portefeuille.applications.services.reviewing import contest_by, may_contest
from portefeuille.applications.states import S
from portefeuille.wallet import selectors as wallet
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application import decided
from portefeuille.web.enterprise.application.said import eur, lang, on
from portefeuille.web.enterprise.application.transfer import to_wallet
from portefeuille.web.enterprise.application.view import LONGEST, back, found_or_404, told_in_words, too_long
from portefeuille.web.public.check import elsewhere


@require_http_methods(["GET", "HEAD", "POST"])
@told_in_words
def contest(request: ActingRequest, application: str) -> HttpResponse:
    """The facts, the rule, what else exists; and a button that brings it to an official."""
    found = found_or_404(request, application)
    words = request.POST.get("woorden", "").strip()
    if request.method == "POST" and len(words) <= LONGEST:
        services.contest(
            found.pk, enterprise=request.acting.enterprise, words=words, actor=request.acting.actor
        )
        return back(found)
    if not may_contest(found, clock.today()):
        raise StateError("contest", found.state)
    kept = selectors.receipts(found.pk)[-1]
    context = {
        "found": found, "decided": decided.decided(kept), "deciding": decided.deciding(kept),
        "facts": decided.facts(kept), "alternatives": decided.alternatives(kept),
        "contacts": elsewhere.reach(decided.law_of(kept), lang()), "budget": found.refused_for == "budget_exhausted",
        "last_day": on(contest_by(found)), "answer_by": on(clock.today() + timedelta(days=conf.days("review"))),
        "words": words, "wrong": too_long(words), "longest": LONGEST,
    }  # fmt: skip
    return render(request, "enterprise/application/contest.html", context, status=422 if words else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@told_in_words
def objection(request: ActingRequest, application: str) -> HttpResponse:
    """What is claimed and why; and the words with which the enterprise objects."""
    found = found_or_404(request, application)
    words = request.POST.get("woorden", "").strip()
    if request.method == "POST" and 0 < len(words) <= LONGEST:
        services.objection(
            found.pk, enterprise=request.acting.enterprise, words=words, actor=request.acting.actor
        )
        return back(found)
    if found.state != S.IN_RECOVERY:
        raise StateError("object", found.state)
    claim = next(one for one in wallet.claims(found.pk) if one.claim == found.claim)
    wrong = too_long(words) or (_("Schrijf waarom je niet akkoord gaat.") if request.method == "POST" else "")
    context = {
        "found": found, "amount": eur(claim.left), "reason": claim.reason, "last_day": on(claim.last_day),
        "transfer": to_wallet(claim.left, claim.communication), "words": words, "wrong": wrong, "longest": LONGEST,
        "answer_by": on(clock.today() + timedelta(days=conf.days("review"))),
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "enterprise/application/objection.html", context, status=status)
