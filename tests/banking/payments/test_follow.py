"""Several answers to one batch."""

from __future__ import annotations

from itertools import permutations

import pytest

from portefeuille.banking.payments.answer import Outcome
from portefeuille.banking.payments.follow import follow
from portefeuille.banking.payments.problems import PaymentError
from portefeuille.banking.payments.statuses import STATUSES, State


def said(status: str) -> tuple[Outcome]:
    """One payment with a status, or none."""
    state = STATUSES[status].state if status else State.UNKNOWN
    return (Outcome("KP-1", state, status, (), "line 1"),)


@pytest.mark.parametrize(
    "statuses, last",
    [
        (["", "RCVD", "ACCP"], "ACCP"),
        (["RCVD", "ACSP", "ACSC"], "ACSC"),
        (["ACCP", "RJCT", ""], "RJCT"),
        (["PDNG", "RJCT", "RCVD"], "RJCT"),
    ],
)
def test_the_order_of_arrival_does_not_matter(statuses: list[str], last: str) -> None:
    for first, second, third in permutations(statuses):
        assert follow(follow(said(first), said(second)), said(third))[0].status == last


@pytest.mark.parametrize("statuses", [("ACSC", "RJCT"), ("RJCT", "ACSC"), ("ACCC", "CANC")])
def test_debited_and_rejected_is_a_contradiction(statuses: tuple[str, str]) -> None:
    with pytest.raises(PaymentError, match="nothing that takes back"):
        follow(said(statuses[0]), said(statuses[1]))


def test_answers_to_other_batches_do_not_mix() -> None:
    with pytest.raises(PaymentError, match="the same batch"):
        follow(said("ACCP"), (Outcome("KP-2", State.ACCEPTED, "ACCP"),))
