"""Recomputing the ledger from its first entry, without trusting any of the database's guards.

It says where the first break is: which entry or account, and what does not hold there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from django.db import connection, transaction

from portefeuille.platform.canonical import GENESIS
from portefeuille.wallet.chart import CHART
from portefeuille.wallet.ledger import Draft, Leg, Posted, link, note_of
from portefeuille.wallet.models import Account, Balance, Entry, Posting, Seal

CHUNK = 1000


class Break(NamedTuple):
    """The first place where something does not hold."""

    place: str
    problem: str


class Verified(NamedTuple):
    """How far the chain holds, and the first break, if there is one."""

    head: Posted
    postings: int
    accounts: int
    broken: Break | None


class State:
    """What has been read so far: the place of the last posting of each account and what is there after it."""

    def __init__(self) -> None:
        self.head = Posted(0, GENESIS)
        self.places: dict[int, tuple[int, int]] = {}
        self.accounts = {row.pk: row for row in Account.objects.iterator(CHUNK)}
        self.postings = 0


Check = Callable[[], Break | None]


def verify(expected: str | None = None, more: tuple[Check, ...] = ()) -> Verified:
    """Recompute everything, in one view of the database.

    ``expected`` is a head that was seen earlier, printed on a statement: it must still be in the chain.  ``more`` are
    further checks, made when the ledger itself holds.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql" and not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        state = State()
        broken = _chain(state, expected) or _balances(state)
        for check in more:
            broken = broken or check()
        return Verified(state.head, state.postings, len(state.accounts), broken)


def _chain(state: State, expected: str | None) -> Break | None:
    seen = expected in {None, GENESIS}
    for entry, legs, seal in _entries():
        place = f"entry {entry.id}"
        if entry.id != state.head.number + 1:
            return Break(f"entry {state.head.number + 1}", "it is missing")
        problem = _legs(state, legs) or _sealed(state, entry, legs, seal)
        if problem:
            return Break(place, problem)
        assert seal is not None
        state.head = Posted(entry.id, seal.hash)
        seen = seen or seal.hash == expected
    stray = Posting.objects.filter(entry_id__gt=state.head.number).order_by("entry_id").first()
    if stray is not None:
        return Break(f"entry {stray.entry_id}", "it has postings and does not exist")
    if not seen:
        return Break(
            f"entry {state.head.number + 1}", f"the chain does not hold the expected head {expected}"
        )
    return None


def _entries() -> Iterator[tuple[Entry, list[Posting], Seal | None]]:
    """The entries in order, each with its legs and its seal; three streams read side by side."""
    seals = iter(Seal.objects.order_by("entry_id").iterator(CHUNK))
    grouped = groupby(
        Posting.objects.order_by("entry_id", "leg").iterator(CHUNK), key=lambda posting: posting.entry_id
    )
    seal, group = next(seals, None), next(grouped, None)
    for entry in Entry.objects.order_by("id").iterator(CHUNK):
        while group is not None and group[0] < entry.id:
            group = next(grouped, None)
        legs = []
        if group is not None and group[0] == entry.id:
            legs, group = list(group[1]), next(grouped, None)
        while seal is not None and seal.entry_id < entry.id:
            seal = next(seals, None)
        yield entry, legs, seal if seal is not None and seal.entry_id == entry.id else None


def _legs(state: State, legs: list[Posting]) -> str | None:
    if len(legs) < 2:
        return "it has fewer than two legs"
    total = sum(leg.amount for leg in legs)
    if total:
        return f"its legs sum to {total} cents, not to zero"
    for leg in legs:
        account = state.accounts.get(leg.account_id)
        if account is None:
            return f"leg {leg.leg} is on an account that does not exist"
        about = CHART.get(account.kind)
        if about is None or (account.side, account.book) != (about.side, about.book):
            return f"account {account.code} is not one of the chart"
        seq, there = state.places.get(leg.account_id, (0, 0))
        after = there + account.side * leg.amount
        if leg.seq != seq + 1:
            return f"leg {leg.leg} is posting {leg.seq} of account {account.code}, expected {seq + 1}"
        if leg.after != after:
            return f"leg {leg.leg} says {leg.after} cents on {account.code} after it, recomputed {after}"
        if after < 0:
            return f"leg {leg.leg} leaves {after} cents on {account.code}"
        state.places[leg.account_id] = (leg.seq, after)
        state.postings += 1
    if len({state.accounts[leg.account_id].book for leg in legs}) > 1:
        return "it mixes books"
    return None


def _sealed(state: State, entry: Entry, legs: list[Posting], seal: Seal | None) -> str | None:
    if seal is None:
        return "it has no seal"
    if seal.previous != state.head.hash:
        return "its seal does not follow the entry before it"
    told = [Leg(state.accounts[leg.account_id].code, leg.amount) for leg in legs]
    try:
        note = note_of(entry.note)
    except ValueError:
        return "its note is not JSON"
    draft = Draft(entry.key, entry.kind, entry.day, entry.subject, told, note, entry.reverses_id)
    if link(draft, entry.id, entry.at, entry.actor_id, seal.previous) != seal.hash:
        return "its content is not what was sealed"
    return None


def _balances(state: State) -> Break | None:
    told = {row.account_id: row for row in Balance.objects.iterator(CHUNK)}
    for number, account in sorted(state.accounts.items()):
        balance = told.pop(number, None)
        if balance is None:
            return Break(f"account {account.code}", "it has no balance")
        version, amount = state.places.get(number, (0, 0))
        if balance.amount != amount:
            return Break(f"account {account.code}", f"its balance is {balance.amount}, recomputed {amount}")
        if (balance.version or 0) != version:
            return Break(
                f"account {account.code}", f"its balance counts {balance.version} postings, found {version}"
            )
    return Break("balances", "one belongs to no account") if told else None
