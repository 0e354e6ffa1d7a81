"""An entry before it is written, and the hash that links it to the one before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from portefeuille.platform.canonical import Plain, canonical, sha256, spelled


class Leg(NamedTuple):
    """Cents on an account, debit positive."""

    account: str
    amount: int


def debit(account: str, cents: int) -> Leg:
    """A leg that makes a debit account grow and a credit account shrink."""
    return Leg(account, cents)


def credit(account: str, cents: int) -> Leg:
    """A leg that makes a credit account grow and a debit account shrink."""
    return Leg(account, -cents)


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be posted.

    ``key`` is its idempotency key, ``day`` the day on which it counts (a value date), ``subject`` what it is about
    (``project:<id>``).  Legs of nothing are left out.
    """

    key: str
    kind: str
    day: date
    subject: str
    legs: Sequence[Leg]
    note: Mapping[str, Plain] = field(default_factory=dict)
    reverses: int | None = None

    def moving(self) -> list[Leg]:
        """The legs that move something."""
        return [leg for leg in self.legs if leg.amount]


class Posted(NamedTuple):
    """An entry in the ledger: its number, and its link in the chain."""

    number: int
    hash: str


def link(draft: Draft, number: int, at: datetime, actor: str, previous: str) -> str:
    """The hash of an entry: SHA-256 of canonical JSON.  The triggers on ``wallet_seal`` compute the same."""
    content: dict[str, Plain] = {
        "actor": actor,
        "at": spelled(at),
        "day": draft.day.isoformat(),
        "key": draft.key,
        "kind": draft.kind,
        "legs": [[leg.account, leg.amount] for leg in draft.moving()],
        "note": draft.note,
        "number": number,
        "previous": previous,
        "reverses": draft.reverses,
        "subject": draft.subject,
    }
    return sha256(canonical(content))


def content(draft: Draft) -> str:
    """What must be the same when a key comes a second time: all but who, when and where in the chain."""
    legs: Plain = [[leg.account, leg.amount] for leg in draft.moving()]
    return canonical(
        {"day": draft.day.isoformat(), "kind": draft.kind, "legs": legs, "note": draft.note,
         "reverses": draft.reverses, "subject": draft.subject}
    )  # fmt: skip


def note_of(text: str) -> dict[str, Plain]:
    """The note of an entry as it was given."""
    found: dict[str, Plain] = json.loads(text)
    return found
