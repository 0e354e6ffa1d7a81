"""How an enterprise judges its provider, once most of the project was paid."""

from __future__ import annotations

from django.db import transaction

from portefeuille import clock
from portefeuille.applications.errors import ForbiddenError, StateError, UnreadableError
from portefeuille.applications.models import Application, Evaluation
from portefeuille.applications.services.moving import locked, note
from portefeuille.applications.states import By, S
from portefeuille.platform.models import Actor

PAID_FIFTHS = 4
"""It is asked when more than four fifths were paid (procedure 6.6: old, a provider's slides; a proposal of ours today)."""
MOST = 5


def to_evaluate(found: Application, ordered: int) -> bool:
    """Is a judgement asked?  ``ordered``: cents of the live orders."""
    if found.eligible is None or found.state not in (S.PARTLY_PAID, S.PAID, S.CLOSED):
        return False
    return ordered * 5 > found.eligible * PAID_FIFTHS


def evaluate(application: str, *, enterprise: str, score: int, words: str = "", actor: Actor) -> None:
    """Judge the provider: 1 (bad) to 5 (good).  A second time replaces nothing.

    :raises StateError: before most of it was paid, or when it was judged already.
    """
    if actor.kind != By.ENTERPRISE:
        raise ForbiddenError("evaluate")
    if not 1 <= score <= MOST:
        raise UnreadableError("score", "a number from 1 to 5", str(score))
    with transaction.atomic():
        found = locked(application, enterprise=enterprise)
        ordered = sum(found.orders.filter(live=True).values_list("cents", flat=True))
        if not to_evaluate(found, ordered) or Evaluation.objects.filter(application=found).exists():
            raise StateError("evaluate", found.state)
        Evaluation.objects.create(
            application=found, score=score, words=words.strip(), on=clock.today(), actor=actor
        )
        note(found, "evaluate", actor=actor, detail={"score": score})
