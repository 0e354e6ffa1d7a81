"""Random rows of segments: no gap, no overlap, exactly one reading a day, and the right one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portefeuille.law import LawError, Reading
from portefeuille.law.definitions import Register, read
from portefeuille.law.model import DAY, START, Parameter
from portefeuille.law.resolve import resolve
from tests.law.folder import parameter, segment

REGISTER = Register({"R-1"}, set())
KNOWN = date(2050, 1, 1)


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[date, date, date | None, int]]:
    """Boundaries (earliest, latest, default) and values, in order, the first on a certain day."""
    found: list[tuple[date, date, date | None, int]] = [(START, START, START, draw(st.integers(0, 9)))]
    for _ in range(draw(st.integers(0, 5))):
        earliest = found[-1][1] + timedelta(days=draw(st.integers(1, 30)))
        latest = earliest + timedelta(days=draw(st.integers(0, 9)))
        certain = earliest == latest
        default = earliest if certain else draw(st.none() | st.dates(earliest, latest))
        found.append((earliest, latest, default, draw(st.integers(0, 9))))
    return found


def written(found: list[tuple[date, date, date | None, int]], shift: int = 0) -> str:
    """The row as a parameter file; `shift` moves every until by so many days."""
    lines = []
    for index, (earliest, latest, default, value) in enumerate(found):
        start = str(earliest)
        if earliest != latest:
            start = f"{{earliest: {earliest}, latest: {latest}, default: {default or 'null'}}}"
        after = found[index + 1] if index + 1 < len(found) else None
        until = (after[2] or after[0]) - DAY + shift * DAY if after else None
        lines.append(
            segment(f"value: {value}", start, str(until) if until else None, known_from="2016-04-01")
        )
    return parameter(*lines)


def one(text: str) -> Parameter:
    return read("a.yaml", text, REGISTER)["p"]


def at(found: Parameter, day: date) -> Reading:
    return resolve(found, day, KNOWN, lambda name: at(found, day))


@given(rows())
@settings(max_examples=60, deadline=None)
def test_exactly_one_reading_a_day(found: list[tuple[date, date, date | None, int]]) -> None:
    law = one(written(found))
    day, last = START, found[-1][1] + timedelta(days=3)
    while day <= last:
        reading = at(law, day)
        begun = [row for row in found if row[1] <= day]
        doubtful = [row for row in found if row[0] <= day < row[1]]
        assert len(doubtful) <= 1
        sure = begun[-1]
        if not doubtful or doubtful[0][3] == sure[3]:
            assert (reading.value, reading.uncertain) == (sure[3] * 100, False)
        else:
            _, _, default, value = doubtful[0]
            chosen = None if default is None else value * 100 if day >= default else sure[3] * 100
            assert (reading.value, reading.uncertain) == (chosen, True)
            assert reading.alternatives == (sure[3] * 100, value * 100)
        assert reading.since <= day
        assert reading.until is None or reading.until >= day
        day += DAY


@given(rows(), st.sampled_from([-1, 1]))
@settings(max_examples=40, deadline=None)
def test_a_day_too_few_or_too_many_is_refused(
    found: list[tuple[date, date, date | None, int]], shift: int
) -> None:
    if len(found) == 1:
        assert one(written(found, shift)).segments[0].until is None
        return
    with pytest.raises(LawError, match=r"gap:|overlap:|until "):
        one(written(found, shift))


@given(rows())
@settings(max_examples=40, deadline=None)
def test_the_spans_of_a_reading_hold_on_all_their_days(
    found: list[tuple[date, date, date | None, int]],
) -> None:
    law = one(written(found))
    day, last = START, found[-1][1] + timedelta(days=3)
    while day <= last:
        reading = at(law, day)
        assert at(law, max(reading.since, START)).value == reading.value
        if reading.until is not None:
            assert at(law, reading.until).value == reading.value
        day += DAY
