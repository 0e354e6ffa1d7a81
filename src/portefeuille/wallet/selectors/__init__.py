"""What others may read of the wallet.  Each answers in the same number of questions to the database, however many are asked about."""

from __future__ import annotations

from portefeuille.wallet.lines import reasons
from portefeuille.wallet.selectors.accounts import (
    Budget,
    balance,
    balances,
    budget,
    budget_left,
    covered_until,
    room_left,
)
from portefeuille.wallet.selectors.batches import batch, batches, payments_in, waiting
from portefeuille.wallet.selectors.due import to_lapse, to_repay, to_sweep, to_top_up
from portefeuille.wallet.selectors.history import (
    claimed_until,
    claims,
    claims_by_number,
    executed,
    lines,
    ordered,
    payments,
)
from portefeuille.wallet.selectors.projects import asked, asked_of, deposited, money, moneys, paid, recovered

__all__ = [
    "Budget",
    "asked",
    "asked_of",
    "balance",
    "balances",
    "batch",
    "batches",
    "budget",
    "budget_left",
    "claimed_until",
    "claims",
    "claims_by_number",
    "covered_until",
    "deposited",
    "executed",
    "lines",
    "money",
    "moneys",
    "ordered",
    "paid",
    "payments",
    "payments_in",
    "reasons",
    "recovered",
    "room_left",
    "to_lapse",
    "to_repay",
    "to_sweep",
    "to_top_up",
    "waiting",
]
