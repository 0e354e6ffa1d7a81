"""Until when the papers of a project are kept (R-5.17, R-5.18).

The day itself still counts.  Where the same day does not exist (29 February) the papers are kept a day
longer.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from portefeuille.rules.steps.base import Line, Value, step


class Retention(NamedTuple):
    """The last day the papers are kept; ``certain`` is false where the number of years is a default of
    ours.
    """

    until: date
    certain: bool
    lines: tuple[Line, ...]


@step(source=("R-5.17", "R-5.18"))
def keep_until(
    service: Literal["training", "advice"], begins: date, years: int, *, certain: bool = True
) -> Retention:
    """The last day to keep the papers: ``years`` after the day it ``begins``.

    That day is the start date for a training; for an advice the law says which.  ``certain``: the law knows
    the years.

    :raises ValueError: for fewer than zero years.
    """
    if years < 0:
        raise ValueError(f"papers are not kept {years} years")
    source = ("R-5.17",) if service == "training" else ("R-5.18",)
    until = _years_later(begins, years)
    values: dict[str, Value] = {"begins_on": begins, "years": years, "until_on": until}
    code = f"retention.{service}" if certain else "retention.unknown"
    return Retention(until, certain, (Line(code, values, source),))


def _years_later(day: date, years: int) -> date:
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
