"""Several answers to one batch, one after another: what is known after the last."""

from __future__ import annotations

from collections.abc import Iterable

from portefeuille.banking.errors import quoted
from portefeuille.banking.payments.answer import Outcome
from portefeuille.banking.payments.problems import PaymentError, Problem
from portefeuille.banking.payments.statuses import State

_RANK = {State.UNKNOWN: 0, State.PENDING: 1, State.ACCEPTED: 2, State.REJECTED: 3}


def follow(earlier: Iterable[Outcome], later: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """What is known of each payment after a second answer.

    A word that says more replaces one that says less, whatever the order in which the answers arrive; a bank may still
    reject what it accepted.  Only what is final both ways is a contradiction: debited, and rejected.

    :raises PaymentError: when it is, or when the two are not of the same payments; with every such payment.
    """
    before, after = tuple(earlier), tuple(later)
    if [each.end_to_end_id for each in before] != [each.end_to_end_id for each in after]:
        raise PaymentError([Problem("answers", "other payments", "two answers to the same batch")])
    problems = [
        Problem(
            new.place,
            f"{new.status} after {old.status} for {quoted(new.end_to_end_id)}",
            f"nothing that takes back {old.status}",
        )
        for old, new in zip(before, after, strict=True)
        if _contradict(old, new)
    ]
    if problems:
        raise PaymentError(problems)
    return tuple(_further(old, new) for old, new in zip(before, after, strict=True))


def _contradict(old: Outcome, new: Outcome) -> bool:
    return old.final and new.final and old.state is not new.state


def _further(old: Outcome, new: Outcome) -> Outcome:
    return max(old, new, key=lambda each: (_RANK[each.state], each.final, each is new))
