"""De minimis aid that counts on a day: all aid of the single undertaking inside the window.

The single undertaking (R-10.4) is the enterprise and those tied to it by control, so every aid handed in
counts. Rolling (from 2024, R-10.2): granted after the same day a number of years earlier, up to and including
the day itself. No source says whether that same day still counts (it does not here): aid on it is told apart,
as ``on_edge``.  On 29 February the same day does not exist in an ordinary year; it is then the last day of
February. Fiscal years (until 2023, R-10.1): the year of the day and the years before it.  Without the
enterprise's own closing day the calendar year is taken.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from portefeuille.rules.steps.base import Line, Value, step

if TYPE_CHECKING:
    from collections.abc import Iterable

Regime = Literal["rolling", "fiscal_years"]
CALENDAR = (12, 31)


class Aid(NamedTuple):
    """Aid granted ``on`` a day (the day the right to it arose, R-10.5): ``amount`` in cents."""

    on: date
    amount: int


class Window(NamedTuple):
    """What counts: ``total`` in cents, from ``first`` to ``last`` inclusive; ``on_edge`` in cents lies just
    outside.
    """

    total: int
    on_edge: int
    first: date
    last: date
    lines: tuple[Line, ...]


class Overflow(NamedTuple):
    """``fits``: the new aid fits as a whole; ``left``: cents still free before it, never below zero."""

    fits: bool
    left: int
    lines: tuple[Line, ...]


@step(source=("R-10.2", "R-10.4", "R-10.5"), since="2024-01-01")
def rolling(aids: Iterable[Aid], on: date, years: int) -> Window:
    """Aid in the window (``on`` minus ``years`` years, ``on``], and what lies exactly on its edge."""
    edge = years_before(on, years)
    return _window(list(aids), date.fromordinal(edge.toordinal() + 1), on, edge, "rolling", ("R-10.2",))


@step(source=("R-10.1", "R-10.3", "R-10.4", "R-10.5"), since="2007-01-01")
def fiscal_years(aids: Iterable[Aid], on: date, years: int, closes: tuple[int, int] = CALENDAR) -> Window:
    """Aid in the fiscal year of ``on`` and the ``years - 1`` before it; ``closes`` is the month and day of
    closing.
    """
    _enough(years)
    end = on.year if (on.month, on.day) <= closes else on.year + 1
    first = date.fromordinal(_closing(end - years, closes).toordinal() + 1)
    window = _window(list(aids), first, on, None, "fiscal_years", ("R-10.1",))
    if closes != CALENDAR:
        return window
    return window._replace(lines=(*window.lines, Line("de_minimis.calendar_years", {}, ("R-10.1",))))


@step(source=("R-10.6",))
def overflow(total: int, new: int, ceiling: int) -> Overflow:
    """Does new aid (cents) fit beside what counts already?  All or nothing: a part is never granted."""
    values: dict[str, Value] = {"total_eur": total, "new_eur": new, "ceiling_eur": ceiling}
    fits = total + new <= ceiling
    code = "de_minimis.fits" if fits else "de_minimis.overflow"
    return Overflow(fits, max(0, ceiling - total), (Line(code, values, ("R-10.6",)),))


def years_before(day: date, years: int) -> date:
    """The same day ``years`` years earlier; the last day of February where 29 February does not exist."""
    _enough(years)
    if day.year - years < date.min.year:
        return date.min
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def _window(
    aids: list[Aid], first: date, last: date, edge: date | None, regime: Regime, source: tuple[str, ...]
) -> Window:
    total = on_edge = 0
    lines: list[Line] = [Line(f"de_minimis.{regime}", {"first_on": first, "last_on": last}, source)]
    for aid in sorted(aids):
        if aid.amount < 0:
            raise ValueError(f"aid of {aid.on.isoformat()} is below zero")
        values: dict[str, Value] = {"aid_on": aid.on, "amount_eur": aid.amount}
        if first <= aid.on <= last:
            total += aid.amount
            lines.append(Line("de_minimis.counts", values, ("R-10.4",)))
        elif aid.on == edge:
            on_edge += aid.amount
            lines.append(Line("de_minimis.edge", values, source))
        else:
            code = "de_minimis.later" if aid.on > last else "de_minimis.older"
            lines.append(Line(code, values, source))
    return Window(total, on_edge, first, last, tuple(lines))


def _closing(year: int, closes: tuple[int, int]) -> date:
    """The closing day of a year; 29 February is the last day of February."""
    if year < date.min.year:
        return date.min
    month, day = closes
    if (month, day) == (2, 29):
        return date.fromordinal(date(year, 3, 1).toordinal() - 1)
    return date(year, month, day)


def _enough(years: int) -> None:
    if years < 1:
        raise ValueError(f"a window of {years} years")
