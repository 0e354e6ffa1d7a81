"""The audit log: who did what to what, in a chain of hashes that nobody can change unseen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from portefeuille import clock
from portefeuille.platform import gate
from portefeuille.platform.canonical import GENESIS, Plain, canonical, second, sha256, spelled
from portefeuille.platform.models import Actor, AuditRow


class Head(NamedTuple):
    """The last row: its number (0: none yet) and its hash."""

    number: int
    hash: str


class Break(NamedTuple):
    """The first row where the chain does not hold, and why."""

    number: int
    problem: str


class Verified(NamedTuple):
    """How far the chain holds; ``broken`` is None when it holds to its end."""

    head: Head
    broken: Break | None


def head() -> Head:
    """The end of the chain as it is now."""
    last = AuditRow.objects.order_by("-number").values_list("number", "hash").first()
    return Head(*last) if last else Head(0, GENESIS)


def write(actor: Actor, action: str, subject: str, detail: Mapping[str, Plain] | None = None) -> Head:
    """Add a row, inside the transaction of what it tells about.  The new end of the chain."""
    gate.enter()
    before = head()
    at = second(clock.now())
    told = canonical(detail or {})
    number = before.number + 1
    own = link(number, at, actor.id, action, subject, told, before.hash)
    AuditRow.objects.create(
        number=number, at=at, actor=actor, action=action, subject=subject, detail=told,
        previous=before.hash, hash=own,
    )  # fmt: skip
    return Head(number, own)


def link(number: int, at: datetime, actor: str, action: str, subject: str, detail: str, previous: str) -> str:
    """The hash of a row.  ``detail`` is canonical JSON already and goes in as it is."""
    parts: dict[str, Plain] = {"action": action, "actor": actor, "at": spelled(at)}
    rest: dict[str, Plain] = {"number": number, "previous": previous, "subject": subject}
    return sha256(f'{canonical(parts)[:-1]},"detail":{detail},{canonical(rest)[1:]}')


def verify(expected: str | None = None) -> Verified:
    """Recompute the chain from its first row.

    ``expected`` is a hash that was seen earlier (on a printed statement): it must still be in the chain, otherwise
    rows were taken away from the end.
    """
    before, seen = Head(0, GENESIS), expected in {None, GENESIS}
    for row in _rows():
        problem = _problem(row, before)
        if problem:
            return Verified(before, Break(row.number, problem))
        before = Head(row.number, row.hash)
        seen = seen or row.hash == expected
    missing = Break(before.number + 1, f"the chain does not hold the expected hash {expected}")
    return Verified(before, None if seen else missing)


def _rows() -> Iterator[AuditRow]:
    return AuditRow.objects.order_by("number").iterator(chunk_size=1000)


def _problem(row: AuditRow, before: Head) -> str | None:
    if row.number != before.number + 1:
        return f"row {before.number + 1} is missing"
    if row.previous != before.hash:
        return "it does not follow the row before it"
    own = link(row.number, row.at, row.actor_id, row.action, row.subject, row.detail, row.previous)
    return None if own == row.hash else "its content is not what was recorded"
