"""The law: read from its files, its hash, and what holds on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.measure import best
from benchmarks.result import Result, alone
from portefeuille.law import load

if TYPE_CHECKING:
    from collections.abc import Iterator

MILLI, MICRO = 1e3, 1e6
FIRST, KNOWN, DAYS = date(2016, 4, 1), date(2026, 11, 22), 3000


def run() -> Iterator[Result]:
    """Measure."""
    yield alone("the whole law is read and checked", best(load.__wrapped__, 3) * MILLI, "ms", ("<=", 2000))
    hashed = best(lambda: load.__wrapped__().on(FIRST, KNOWN).hash, 3) * MILLI
    yield alone("the same, with the hash of a day", hashed, "ms", ("<=", 2500))
    law = load()

    def days() -> list[object]:
        return [law.on(FIRST + timedelta(days=n), KNOWN).value("rate.base.small") for n in range(DAYS)]

    yield alone("a parameter on another day", best(days) / DAYS * MICRO, "µs", ("<=", 600))
