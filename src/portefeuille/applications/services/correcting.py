"""An official corrects what was told, one fact at a time, each with his reason; nothing is decided by it yet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from portefeuille import clock
from portefeuille.applications import corrections, deciding
from portefeuille.applications.corrections import CORRECTABLE
from portefeuille.applications.errors import (
    ForbiddenError,
    NotFoundError,
    ReasonError,
    StateError,
    UnreadableError,
)
from portefeuille.applications.models import Application, Correction, Review
from portefeuille.applications.services.moving import locked
from portefeuille.applications.states import By, S
from portefeuille.decision import CaseError, Decision, decide
from portefeuille.enterprises import selectors as enterprises
from portefeuille.platform import audit
from portefeuille.platform.models import Actor


def correct(application: str, path: str, value: Any, *, reason: str, actor: Actor, lang: str = "nl") -> bool:
    """Correct a fact in the open review; the same fact again takes the place of what was corrected before.

    ``value`` is as in a case; None: not known.  False, and nothing stands corrected, when it is what was told.

    :raises ReasonError: without a reason.
    :raises UnreadableError: for a fact that cannot be corrected, or a value that the law cannot read.
    """
    if path not in CORRECTABLE:
        raise UnreadableError(path, "a fact that can be corrected", "another one")
    with transaction.atomic():
        found, review = _reviewed(application, actor)
        if not reason.strip():
            raise ReasonError("correct")
        case = told_case(found)
        before = corrections.told(case, found.answers, path)
        if corrections.same(before, value):
            _undo(found, review, path, actor)
            return False
        others = [(each.path, each.after) for each in review.corrections.exclude(path=path).order_by("pk")]
        _decided(corrections.with_facts(case, [*others, (path, value)]), lang)
        review.corrections.update_or_create(
            path=path,
            defaults={
                "before": before,
                "after": value,
                "reason": reason.strip(),
                "at": clock.now(),
                "actor": actor,
            },
        )
        audit.write(
            actor, "application.corrected", f"application:{found.pk}", {"path": path, "review": review.pk}
        )
        return True


def uncorrect(application: str, path: str, *, actor: Actor) -> None:
    """What was told counts again; a second time changes nothing."""
    with transaction.atomic():
        found, review = _reviewed(application, actor)
        _undo(found, review, path, actor)


def review_preview(
    application: str, facts: Mapping[str, Any] | None = None, lang: str = "nl"
) -> tuple[dict[str, Any], Decision]:
    """What the law of the day of the application says of it, with what stands corrected in the open review.

    ``facts`` are further corrections to try, by path.

    :raises UnreadableError: when a fact cannot be read.
    """
    found = Application.objects.filter(pk=application).first()
    if found is None or found.applied_on is None:
        raise NotFoundError(application)
    review = found.reviews.filter(outcome="").first()
    stand = of(review) if review else []
    case = with_corrections(found, stand)
    case = corrections.with_facts(case, (facts or {}).items())
    return case, _decided(case, lang)


def told_case(found: Application) -> dict[str, Any]:
    """The case as it was decided the first time, with the ceiling as it is used now and the size as it is frozen now."""
    first = found.receipts.order_by("seq").first()
    assert first is not None and found.applied_on is not None
    case: dict[str, Any] = {**first.receipt["facts"]}
    used = deciding.used_this_year(found.enterprise, found.applied_on.year)
    size = enterprises.size_this_year(found.enterprise, found.applied_on.year)
    case["history"] = {
        **(case.get("history") or {}), "subsidy_this_year": used // 100 if used % 100 == 0 else used / 100,
        **({"size_this_year": size} if size else {}),
    }  # fmt: skip
    return case


def with_corrections(found: Application, stand: Iterable[Correction]) -> dict[str, Any]:
    """The case as it was told, with corrections."""
    return corrections.with_facts(told_case(found), ((each.path, each.after) for each in stand))


def of(review: Review) -> list[Correction]:
    """What stands corrected in a review, in the order in which it was first corrected."""
    return list(review.corrections.select_related("actor").order_by("pk"))


def seal(stand: Iterable[Correction]) -> str:
    """Tells whether the corrections are still those that somebody saw."""
    told = [[each.path, each.after, each.reason] for each in stand]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def _reviewed(application: str, actor: Actor) -> tuple[Application, Review]:
    if actor.kind != By.OFFICIAL:
        raise ForbiddenError(f"correct: not by a {actor.kind}")
    found = locked(application)
    review = found.reviews.filter(outcome="").first()
    if review is None or found.state != S.IN_REVIEW:
        raise StateError("correct", found.state)
    return found, review


def _undo(found: Application, review: Review, path: str, actor: Actor) -> None:
    gone, _each = review.corrections.filter(path=path).delete()
    if gone:
        audit.write(
            actor, "application.uncorrected", f"application:{found.pk}", {"path": path, "review": review.pk}
        )


def _decided(case: Mapping[str, Any], lang: str) -> Decision:
    try:
        return decide(case, lang)
    except CaseError as error:
        raise UnreadableError(error.key, error.expected, error.got) from error
