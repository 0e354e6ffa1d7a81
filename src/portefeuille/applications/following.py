"""The one next action of an application: what the enterprise does, or for whom it waits, and until when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects

from portefeuille.applications.models import Application
from portefeuille.applications.services.evaluating import to_evaluate
from portefeuille.applications.services.reviewing import contest_by
from portefeuille.applications.states import FUNDED, S
from portefeuille.law import Law
from portefeuille.rules.steps.deadlines import apply_by
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet.records import Money

WAITS = {
    S.IN_REVIEW: "wait_review", S.DEPOSITED: "wait_top_up", S.UNDER_CONTROL: "wait_control", S.REFUND_DUE: "wait_refund",
    S.IN_OBJECTION: "wait_objection",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Next:
    """``action``: ``submit``, ``deposit``, ``order_payment``, ``contest``, ``pay_back``, ``evaluate``; ``wait_...`` for others;
    empty when nothing is left to do.  ``last_day`` still counts; ``amount`` in cents.
    """

    action: str
    last_day: date | None = None
    amount: int | None = None

    @property
    def waits(self) -> bool:
        """Is it somebody else's turn?"""
        return self.action.startswith("wait_")


def next_actions(found: Iterable[Application], today: date) -> dict[str, Next]:
    """What comes next for each of many, by their id; in as many questions to the database as for a few."""
    rows = list(found)
    prefetch_related_objects(rows, "reviews", "orders", "evaluation")
    moneys = wallet.moneys(row.pk for row in rows if row.state in FUNDED)
    return {row.pk: next_action(row, today, moneys) for row in rows}


def next_action(found: Application, today: date, moneys: Mapping[str, Money] | None = None) -> Next:
    """What comes next for an application, as of today.  ``moneys``: what the wallet holds, when it was looked up before."""
    if found.state == S.DRAFT:
        return Next("submit", last_day_to_apply(found.start, today))
    if found.state == S.REFUSED:
        last = contest_by(found)
        return Next("contest", last) if last is not None and today <= last else Next("")
    if found.state == S.AWAITING_DEPOSIT:
        return Next("deposit", found.deposit_by, found.own_share)
    if found.state in FUNDED:
        return Next("order_payment", found.finish_by, _left(found, moneys))
    if found.state == S.PAID:
        return _after_paying(found)
    if found.state == S.IN_RECOVERY:
        claim = next((one for one in wallet.claims(found.pk) if one.claim == found.claim), None)
        return Next("pay_back", claim.last_day if claim else None, claim.left if claim else None)
    if found.state in (S.IN_REVIEW, S.IN_OBJECTION):
        waiting = [review.due_on for review in found.reviews.all() if not review.outcome]
        return Next(WAITS[S(found.state)], waiting[0] if waiting else None)
    return Next(WAITS.get(S(found.state), ""))


def last_day_to_apply(start: date | None, today: date) -> date | None:
    """The last day to submit for a project that starts on a day; None without a start."""
    if start is None:
        return None
    law = Law.on(today)
    days = law.value("deadline.apply")
    assert isinstance(days, int)
    return apply_by(start, days, included=law.value("deadline.apply.last_day") != "exclusive")


def _after_paying(found: Application) -> Next:
    if not hasattr(found, "evaluation") and to_evaluate(found, found.eligible or 0):
        return Next("evaluate")
    return Next(
        "wait_payment" if any(order.live and order.paid_on is None for order in found.orders.all()) else ""
    )


def _left(found: Application, moneys: Mapping[str, Money] | None) -> int | None:
    money = (wallet.moneys([found.pk]) if moneys is None else moneys).get(found.pk)
    return money.left if money else None
