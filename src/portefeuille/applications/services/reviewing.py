"""What a person decides: an official corrects facts and settles what the law leaves to judgement; the law still decides.

An official cannot grant what the law refuses on the facts as they stand: he must say which fact was wrong
(docs/adr/0021, ``correcting``).  Every decision of an official is a new decision with a receipt of its own.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from portefeuille import clock
from portefeuille.applications import conf
from portefeuille.applications.errors import (
    ChangedError,
    ForbiddenError,
    ReasonError,
    StateError,
    UndecidedError,
)
from portefeuille.applications.models import Application, Review
from portefeuille.applications.services.correcting import of, review_preview, seal
from portefeuille.applications.services.moving import check, locked, move
from portefeuille.applications.services.submitting import BUDGET, ask_review, days_of, grant, record
from portefeuille.applications.states import By, S
from portefeuille.applications.telling import tell
from portefeuille.decision import Decision
from portefeuille.decision.model import ELIGIBLE, INELIGIBLE
from portefeuille.decision.receipt import receipt
from portefeuille.platform import audit
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor


def contest(application: str, *, enterprise: str, words: str, actor: Actor) -> None:
    """An automatic refusal is contested: an official looks at it.

    :raises StateError: when the term has passed, or it was contested before.
    """
    with transaction.atomic():
        found = locked(application, enterprise=enterprise)
        if found.reviews.filter(kind="contest", outcome="").exists():
            return
        check(found, "contest", actor)
        if not may_contest(found, clock.today()):
            raise StateError("contest", found.state)
        ask_review(found, "contest", "contest", actor, words.strip())


def contest_by(found: Application) -> date | None:
    """The last day to contest a refusal; None when it was contested before, or a person decided it."""
    if found.state != S.REFUSED or found.applied_on is None or found.reviews.all():
        return None
    return found.applied_on + timedelta(days=conf.days("contest"))


def may_contest(found: Application, today: date) -> bool:
    """Can the refusal be contested today?"""
    last = contest_by(found)
    return last is not None and today <= last


def take_review(application: str, *, actor: Actor) -> None:
    """An official takes a review upon himself; one that a colleague had goes over to him, and the log tells."""
    if actor.kind != By.OFFICIAL:
        raise ForbiddenError("take_review")
    with transaction.atomic():
        found = locked(application)
        review = _open(found)
        if review.owner_id == actor.pk:
            return
        before, review.owner = review.owner_id, actor
        review.save(update_fields=["owner"])
        audit.write(actor, "application.review_taken", f"application:{found.pk}", {"before": before})


def decide_review(
    application: str,
    *,
    granted: bool,
    ruling: str,
    actor: Actor,
    lang: str = "nl",
    seen: str | None = None,
) -> str:
    """Decide a review on the facts as they stand corrected.  The state the application has then.

    ``seen``: the seal of the corrections that were on the page.

    :raises ReasonError: without a ruling in words.
    :raises ChangedError: when somebody corrected something since then.
    :raises UndecidedError: when it is granted and the law, with these facts, still refuses it or leaves an amount open.
    """
    if not ruling.strip():
        raise ReasonError("decide_review")
    with transaction.atomic():
        found = locked(application)
        review = _open(found)
        check(found, "review_grant" if granted else "review_refuse", actor)
        stand = of(review)
        if seen is not None and seen != seal(stand):
            raise ChangedError(found.pk)
        case, decision = review_preview(application, lang=lang)
        if granted:
            _grantable(decision)
        _decided(review, "granted" if granted else "refused", ruling, actor)
        seq = record(
            found, receipt(case, decision), ELIGIBLE if granted else INELIGIBLE, actor, ruling.strip()
        )
        said: dict[str, Plain] = {"ruling": ruling.strip(), "review": review.pk, "receipt": seq}
        facts = {**days_of(case), "service": case["project"].get("service") or found.service}
        if not granted:
            move(found, "review_refuse", S.REFUSED, actor=actor, detail=said, refused_for="review")
        elif not grant(found, decision, "review_grant", actor, said=said, refused_for="", **facts):
            because = {**said, "because": BUDGET}
            move(found, "review_refuse", S.REFUSED, actor=actor, detail=because, refused_for=BUDGET)
        tell(found, "review_decided", reason=ruling.strip())
        return found.state


def close_review(found: Application, outcome: str, ruling: str, actor: Actor) -> None:
    """Part of a service: the open review of an application, an objection, is decided."""
    _decided(_open(found), outcome, ruling, actor)


def _open(found: Application) -> Review:
    review = found.reviews.filter(outcome="").first()
    if review is None:
        raise StateError("decide_review", found.state)
    return review


def _decided(review: Review, outcome: str, ruling: str, actor: Actor) -> None:
    review.outcome, review.decided_on, review.decided_by = outcome, clock.today(), actor
    review.ruling, review.owner = ruling.strip(), review.owner or actor
    review.save(update_fields=["outcome", "decided_on", "decided_by", "ruling", "owner"])


def _grantable(decision: Decision) -> None:
    amounts = (decision.eligible_amount, decision.rate, decision.subsidy, decision.own_share, decision.size)
    if decision.outcome == INELIGIBLE or decision.missing or None in amounts or not decision.subsidy:
        wrong = "not_met" if decision.outcome == INELIGIBLE else "unknown"
        raise UndecidedError([each.because for each in decision.criteria if each.verdict == wrong])
