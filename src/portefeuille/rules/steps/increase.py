"""May an application use a temporary increase of the ceiling?  Since 2022 its project starts on the day of application
and is short (R-2.7).  That the ordinary ceiling is used up first follows from the rules themselves.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

from portefeuille.rules.steps.base import Line, Value, step


class Increase(NamedTuple):
    """``counts``: the conditions hold as far as the days are known; ``lines`` say which does not."""

    counts: bool
    lines: tuple[Line, ...]


@step(source=("R-2.7",), since="2022-01-01")
def increase(on: date, start: date | None, end: date | None, months: int) -> Increase:
    """The project starts on ``on`` and ends at the latest ``months`` later, that day included.  A day that is not given
    breaks no condition."""
    last = months_later(on, months)
    lines: list[Line] = []
    values: dict[str, Value] = {"application_on": on}
    if start is not None and start != on:
        lines.append(Line("increase.other_start", {**values, "start_on": start}, ("R-2.7",)))
    if end is not None and end > last:
        lines.append(
            Line("increase.too_long", {"end_on": end, "last_on": last, "months": months}, ("R-2.7",))
        )
    return Increase(not lines, tuple(lines))


def months_later(day: date, months: int) -> date:
    """The same day ``months`` later; the last day of the month where it has no such day."""
    if months < 0:
        raise ValueError(f"a duration of {months} months runs backwards")
    year, month = divmod(day.month - 1 + months, 12)
    if day.year + year > date.max.year:
        return date.max
    return date(day.year + year, month + 1, min(day.day, monthrange(day.year + year, month + 1)[1]))
