"""The chart of accounts: every kind of account there is, in three books that never mix in one entry.

``side`` is +1 where a debit (a positive amount of a posting) makes the balance grow, -1 where a credit does.  A balance is
told in the account's own direction, and no balance is ever below zero: the database refuses it.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Book = Literal["money", "room", "claims"]
DEBIT, CREDIT = 1, -1
OWNER = re.compile(r"[0-9A-Za-z-]{1,64}(/[0-9]{4})?", re.ASCII)
"""An opaque id, or an enterprise number and a year."""


class Kind(NamedTuple):
    """A kind of account.  ``owner`` says what its accounts are kept apart by; empty: there is only one."""

    side: int
    book: Book
    owner: str
    about: str


CHART: dict[str, Kind] = {
    # What is on the bank account, and whose it is.
    "bank": Kind(DEBIT, "money", "", "the bank account of the wallet, as its statements tell"),
    "unexplained": Kind(DEBIT, "money", "", "money that left the bank account and that nobody here ordered"),
    "own": Kind(CREDIT, "money", "project", "own share of the enterprise in the wallet of a project"),
    "subsidy": Kind(CREDIT, "money", "project", "subsidy of the agency in the wallet of a project"),
    "agency": Kind(CREDIT, "money", "", "money of the agency that is in no project"),
    "unmatched": Kind(CREDIT, "money", "", "money received that is not explained yet, or that goes back"),
    "ordered": Kind(CREDIT, "money", "", "payments that were ordered and have not left yet"),
    "transit": Kind(CREDIT, "money", "", "payments sent to the bank that no statement shows yet"),
    # What may still be promised.
    "ceiling": Kind(CREDIT, "room", "enterprise-year", "the annual ceiling of an enterprise"),
    "room": Kind(DEBIT, "room", "enterprise-year", "what is left of that ceiling"),
    "taken": Kind(DEBIT, "room", "project", "what a project took of that ceiling"),
    "budget": Kind(CREDIT, "room", "year", "the budget of a year"),
    "free": Kind(DEBIT, "room", "year", "what is left of that budget"),
    "committed": Kind(DEBIT, "room", "project", "what a project took of that budget"),
    # What must still be paid back.
    "claim": Kind(DEBIT, "claims", "claim", "what a debtor must still pay back"),
    "due": Kind(CREDIT, "claims", "claim", "to whom that goes: the mirror of the claim"),
}


def code(kind: str, owner: str = "") -> str:
    """The name of an account: ``bank``, ``own:<project>``, ``room:<enterprise>/<year>``.

    :raises ValueError: for a kind that is not in the chart, or an owner where none belongs (or the reverse).
    """
    if kind not in CHART or bool(CHART[kind].owner) != bool(owner):
        raise ValueError(f"no account {kind!r} with owner {owner!r} in the chart")
    if owner and not OWNER.fullmatch(owner):
        raise ValueError(f"{owner!r} is no owner of an account: expected letters, digits and hyphens")
    return f"{kind}:{owner}" if owner else kind


def kind_of(account: str) -> str:
    """The kind in the name of an account."""
    return account.partition(":")[0]
