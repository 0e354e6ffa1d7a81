"""The size over the years: one year beyond a ceiling does not change it (Annex I, article 4(2)).

How the rule follows from the article.  Take one ceiling (small/medium, or medium/large) and let b0, b1, b2
say whether the last closed year, the one before and the one before that lie beyond it.  The status changes
only after two years in a row, so with s the status: s0 = b0 where b0 = b1, otherwise s0 = s1; and s1 = b1
where b1 = b2, otherwise s1 = s2.

* b0 = b1: the status is b0, whatever came earlier.
* b0 != b1 and b1 = b2: s0 = s1 = b1.
* b0 != b1 and b1 != b2: then b0 = b2 and s0 = s2, the status two years ago; of that year only b2 is known, so
s0 = b2.

In the three cases s0 is what two of the three years say: the majority, per ceiling.  A class is a number of
ceilings crossed, so the majority per ceiling is the middle one of the three classes.  In the third case, and
when there is no third year, the earlier status is assumed: ``settled`` is false and a reservation is due.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from portefeuille.rules.steps.base import Line, step

if TYPE_CHECKING:
    from portefeuille.rules.units import Size

_ORDER: tuple[Size, ...] = ("small", "medium", "large")


class Status(NamedTuple):
    """The size that stands; ``differs``: the years do not agree; ``settled``: no earlier status was
    assumed.
    """

    size: Size | None
    differs: bool
    settled: bool
    lines: tuple[Line, ...]


@step(source=("R-6.10", "R-6.11", "R-6.12", "A-GBER"))
def status(
    last: Size | None,
    previous: Size | None = None,
    year_before: Size | None = None,
    *,
    estimated: bool = False,
    after_takeover: bool = False,
) -> Status:
    """The size from the class of each year; None for a year that is not known.

    ``estimated``: a starter's estimate in good faith instead of closed accounts (R-6.11).
    ``after_takeover``: the group has just changed, so only the last closed year counts (R-6.12).
    """
    if last is None:
        return _settled(None)
    first: tuple[Line, ...] = (Line("two_years.estimate", {"size": last}, ("R-6.11",)),) if estimated else ()
    if after_takeover:
        return _settled(last, (*first, Line("two_years.takeover", {"size": last}, ("R-6.12",))))
    if previous is None:
        return _settled(last, (*first, Line("two_years.one_year", {"size": last}, ("R-6.10",))))
    if last == previous:
        return _settled(last, (*first, Line("two_years.agree", {"size": last}, ("R-6.10",))))
    told = {"last": last, "previous": previous}
    if year_before is None:
        line = Line("two_years.previous_stands", {**told, "size": previous}, ("R-6.10",))
        return Status(previous, differs=True, settled=False, lines=(*first, line))
    years = (_ORDER.index(last), _ORDER.index(previous), _ORDER.index(year_before))
    size = _ORDER[sorted(years)[1]]
    settled = not _alternates(*years)
    line = Line("two_years.three_years", {**told, "year_before": year_before, "size": size}, ("R-6.10",))
    return Status(size, differs=True, settled=settled, lines=(*first, line))


def _settled(size: Size | None, lines: tuple[Line, ...] = ()) -> Status:
    """One size and no other year that says otherwise."""
    return Status(size, differs=False, settled=True, lines=lines)


def _alternates(last: int, previous: int, before: int) -> bool:
    """Is there a ceiling that was beyond, within, beyond (or the other way round) in the three years?"""
    return any((last > c) == (before > c) != (previous > c) for c in range(len(_ORDER) - 1))
