"""An official decides: on the facts as they stand corrected the law decides anew, and he says why; or he decides an objection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portefeuille.applications import selectors, services
from portefeuille.applications.errors import ChangedError, StateError, UndecidedError
from portefeuille.applications.services.correcting import seal
from portefeuille.applications.states import S
from portefeuille.wallet import selectors as wallet
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.corrected import changed, saying
from portefeuille.web.enterprise.application.decided import law_of
from portefeuille.web.enterprise.application.said import eur, lang, on
from portefeuille.web.public.check.explained import Explained
from portefeuille.web.staff.view import LONGEST, back, found_or_404, guarded, words_of, wrong_words

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

GRANT, REFUSE = "goedkeuren", "weigeren"


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def decide(request: ActingRequest, application: str) -> HttpResponse:
    """See what stands corrected and what the law says of it, write the ruling, decide."""
    found = found_or_404(application)
    if found.state != S.IN_REVIEW:
        if request.method == "POST" and _mine(request, found):
            return back(found)
        raise StateError("decide_review", found.state)
    stand = [each for each in selectors.corrections(found.pk) if not each.review.outcome]
    case, decision = services.review_preview(found.pk, lang=lang())
    wrong = dict.fromkeys(("feiten", "uitkomst", "woorden"), "")
    ruling, outcome = words_of(request), request.POST.get("uitkomst", "")
    if request.method == "POST":
        if outcome not in (GRANT, REFUSE):
            wrong["uitkomst"] = _("Kies goedkeuren of weigeren.")
        if wrong_words(ruling):
            wrong["woorden"] = wrong_words(ruling)
        if not any(wrong.values()):
            try:
                services.decide_review(
                    found.pk, granted=outcome == GRANT, ruling=ruling, actor=request.acting.actor, lang=lang(),
                    seen=request.POST.get("gezien", ""),
                )  # fmt: skip
                return back(found)
            except ChangedError:
                wrong["feiten"] = _(
                    "Een collega verbeterde intussen een gegeven. Kijk opnieuw na wat de wet zegt."
                )
            except UndecidedError as error:
                wrong["uitkomst"] = _("Met deze gegevens keurt de wet het niet goed: %(because)s") % {
                    "because": " ".join(error.because)
                }  # fmt: skip
    say = saying(found, law_of(selectors.receipts(found.pk)[0]))
    context = {
        "found": found, "changed": changed(stand, say), "answer": Explained(decision, case), "wrong": wrong,
        "ruling": ruling, "outcome": outcome, "longest": LONGEST, "seal": seal(stand), "editable": True,
        "problems": [one for one in wrong.items() if one[1]], "review": selectors.reviews(found.pk)[-1],
    }  # fmt: skip
    return render(request, "staff/decide.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def objection(request: ActingRequest, application: str) -> HttpResponse:
    """Upheld: nothing is owed any more.  Rejected: the claim stands."""
    found = found_or_404(application)
    if found.state != S.IN_OBJECTION:
        if request.method == "POST" and _mine(request, found):
            return back(found)
        raise StateError("decide_objection", found.state)
    ruling, outcome = words_of(request), request.POST.get("uitkomst", "")
    wrong = dict.fromkeys(("feiten", "uitkomst", "woorden"), "")
    if request.method == "POST":
        if outcome not in (GRANT, REFUSE):
            wrong["uitkomst"] = _("Kies gegrond of ongegrond.")
        if wrong_words(ruling):
            wrong["woorden"] = wrong_words(ruling)
        if not any(wrong.values()):
            services.decide_objection(
                found.pk, upheld=outcome == GRANT, ruling=ruling, actor=request.acting.actor
            )
            return back(found)
    claim = next(one for one in wallet.claims(found.pk) if one.claim == found.claim)
    context = {
        "found": found, "amount": eur(claim.asked), "reason": claim.reason, "last_day": on(claim.last_day),
        "paid": eur(claim.paid) if claim.paid else "",
        "review": selectors.reviews(found.pk)[-1], "wrong": wrong, "ruling": ruling, "outcome": outcome,
        "longest": LONGEST, "problems": [one for one in wrong.items() if one[1]],
    }  # fmt: skip
    return render(request, "staff/objection.html", context, status=422 if request.method == "POST" else 200)


def _mine(request: ActingRequest, found: Application) -> bool:
    """Did this official decide it already?  Then the form was sent twice."""
    reviews = selectors.reviews(found.pk)
    return bool(reviews) and reviews[-1].decided_by_id == request.acting.actor.pk
