"""Last days: until when to apply, to deposit, to finish.  Calendar days; weekends and holidays move nothing.

A day past 31 December 9999 cannot be written; the last day of the calendar then stands for it.
"""

from __future__ import annotations

from datetime import date, timedelta

from portefeuille.rules.steps.base import step


@step(source=("R-5.1", "R-5.2", "R-5.3"))
def apply_by(start: date, days: int, *, included: bool = True) -> date:
    """The last day to apply: ``days`` after the official start, the day of the start not counted; the day before, where
    that day itself is not ``included`` (R-5.1: not written down)."""
    return _later(start, days if included else days - 1)


@step(source=("R-5.5",))
def deposit_by(on: date, days: int) -> date:
    """The last day the own share may arrive: ``days`` after the day of application ``on``."""
    return _later(on, days)


@step(source=("R-5.8",))
def finish_by(on: date, years: int) -> date:
    """The last day of the project: 31 December, ``years`` years after the year of application."""
    _counted(years)
    return date(min(on.year + years, date.max.year), 12, 31)


@step(source=("R-5.1",))
def on_the_edge(on: date, last: date) -> bool:
    """Is it the last day itself?  That this day still counts is our reading (R-5.1), so it is told."""
    return on == last


def _later(day: date, days: int) -> date:
    _counted(days)
    return day + timedelta(days=min(days, (date.max - day).days))


def _counted(number: int) -> None:
    if number < 0:
        raise ValueError(f"a term of {number} runs backwards")
