"""The one place that asks what day it is. All dates and times are those of Europe/Brussels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")

_fixed: datetime | None = None
_moved: Callable[[], timedelta] | None = None


def now() -> datetime:
    """The moment, with its time zone."""
    if _fixed is not None:
        return _fixed
    real = datetime.now(BRUSSELS)
    return real if _moved is None else real + _moved()


def today() -> date:
    """The calendar day in Brussels."""
    return now().date()


def fix(moment: date | None) -> None:
    """Hold the clock of this process on a day (noon) or a moment; None lets it run again.

    A moment without a time zone is read as Brussels time. Every thread of the process sees the same clock.
    """
    global _fixed
    if moment is None:
        _fixed = None
    elif isinstance(moment, datetime):
        _fixed = moment.replace(tzinfo=BRUSSELS) if moment.tzinfo is None else moment.astimezone(BRUSSELS)
    else:
        _fixed = datetime.combine(moment, time(12), BRUSSELS)


def follow(moved: Callable[[], timedelta] | None) -> None:
    """Let the clock run as far from the real one as ``moved`` says each time (a demonstration); None: the real one again."""
    global _moved
    _moved = moved


@contextmanager
def use(moment: date) -> Iterator[None]:
    """Hold the clock inside a `with` block and give it back as it was (tests, demonstration)."""
    before = _fixed
    fix(moment)
    try:
        yield
    finally:
        fix(before)
