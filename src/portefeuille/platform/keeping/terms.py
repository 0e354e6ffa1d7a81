"""How long something is kept: a row of the one table (``portefeuille.applications.keeping.TERMS``) and how its time is told.

Removing may run twice, late, or in two places at once, and may be killed anywhere: it goes in pieces, each a transaction of
its own, and what is within its term is left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

DAY = timedelta(days=1)
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Term:
    """``after`` is counted from ``since``; None: a moment of its own, which ``since`` tells.  ``law``: not ours to choose.

    ``remove`` takes away what is past its term and says how much.  ``daily``: it has to look at much, so once a day is enough.
    """

    name: str
    what: str
    tables: tuple[str, ...]
    after: timedelta | None
    since: str
    why: str
    remove: Callable[[], int]
    law: bool = False
    daily: bool = False

    @property
    def told(self) -> str:
        """The term in words: ``7 days``, ``2 years``."""
        return "" if self.after is None else in_words(self.after)


def in_words(time: timedelta) -> str:
    """A whole number of years, days, hours or minutes."""
    units = (YEAR, "year"), (DAY, "day"), (timedelta(hours=1), "hour"), (timedelta(minutes=1), "minute")
    for unit, name in units:
        count, rest = divmod(time, unit)
        if count and not rest:
            return f"{count} {name}" + ("s" if count > 1 else "")
    raise ValueError(f"{time} is no whole number of minutes")
