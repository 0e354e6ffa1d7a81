"""Judging the provider, once most of the project was paid."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from portefeuille.applications import selectors, services
from portefeuille.applications.errors import StateError
from portefeuille.applications.services.evaluating import to_evaluate
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.page import provider_name
from portefeuille.web.enterprise.application.view import back, found_or_404, told_in_words, too_long

SCORES: dict[str, str | Promise] = {
    "5": gettext_lazy("5: heel goed"), "4": gettext_lazy("4: goed"), "3": gettext_lazy("3: gewoon"),
    "2": gettext_lazy("2: zwak"), "1": gettext_lazy("1: slecht"),
}  # fmt: skip
LONGEST = 1000


@require_http_methods(["GET", "HEAD", "POST"])
@told_in_words
def evaluate(request: ActingRequest, application: str) -> HttpResponse:
    """A score and, for who wants, some words.  It is given once."""
    found = found_or_404(request, application)
    score, words = request.POST.get("score", ""), request.POST.get("woorden", "").strip()
    if request.method == "POST" and hasattr(found, "evaluation"):
        return back(found)
    if request.method == "POST" and score in SCORES and len(words) <= LONGEST:
        services.evaluate(
            found.pk, enterprise=request.acting.enterprise, score=int(score), words=words, actor=request.acting.actor
        )  # fmt: skip
        return back(found)
    ordered = sum(each.cents for each in selectors.orders(found.pk) if each.live)
    if hasattr(found, "evaluation") or not to_evaluate(found, ordered):
        raise StateError("evaluate", found.state)
    wrong = ""
    if request.method == "POST":
        wrong = _("Kies een score.") if score not in SCORES else too_long(words, LONGEST)
    context = {
        "found": found, "provider": provider_name(found), "scores": SCORES.items(), "chosen": score, "words": words,
        "wrong": wrong, "on_score": score not in SCORES, "longest": LONGEST,
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "enterprise/application/evaluate.html", context, status=status)
