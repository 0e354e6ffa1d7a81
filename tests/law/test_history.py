"""The history of a parameter: the timeline, the present regime, and the doubtful days in between."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from portefeuille.law import UnknownNameError, load
from portefeuille.law.history import history

KNOWN = date(2026, 11, 22)


def spans(name: str, known: date = KNOWN) -> list[tuple[str, str, object, bool]]:
    return [
        (str(span.start), str(span.end), span.reading.value, span.reading.uncertain)
        for span in history(load(), name, known)
    ]


def test_from_the_timeline_into_the_present() -> None:
    assert spans("deadline.apply") == [
        ("2009-01-01", "2015-12-31", 14, False),
        ("2016-01-01", "2016-01-31", 40, False),
        ("2016-02-01", "2016-03-31", 14, False),
        ("2016-04-01", "None", 14, False),
    ]


def test_doubt_and_the_parameter_that_is_followed() -> None:
    assert spans("rate.energy_efficiency.medium") == [
        ("2016-04-01", "2019-11-30", 3000, False),
        ("2019-12-01", "2023-03-14", 2000, False),
        ("2023-03-15", "2024-06-04", None, True),
        ("2024-06-05", "2026-01-31", 3500, False),
        ("2026-02-01", "None", 3500, False),
    ]


def test_as_it_was_known() -> None:
    assert spans("rate.cybersecurity.small", date(2021, 9, 1)) == [
        ("2016-04-01", "2019-11-30", 4000, False),
        ("2019-12-01", "None", 3000, False),
    ]


def test_a_name_of_the_timeline_alone_ends_with_it() -> None:
    assert spans("rate.coaching") == [
        ("2009-01-01", "2011-12-31", None, False),
        ("2012-01-01", "2013-12-30", None, True),
        ("2013-12-31", "2016-03-31", 5000, False),
        ("2016-04-01", "None", None, False),
    ]


def test_every_history_is_a_row_of_days_and_agrees_with_the_law() -> None:
    book = load()
    for name in {*book.parameters, *book.timeline}:
        found = history(book, name, KNOWN)
        assert found[-1].end is None
        for one, after in pairwise(found):
            assert one.end is not None
            assert one.end + timedelta(days=1) == after.start
        for span in found:
            for day in (span.start, span.end or date(2040, 1, 1)):
                reading = book.on(day, KNOWN).reading(name)
                assert (reading.value, reading.uncertain) == (span.reading.value, span.reading.uncertain)


def test_an_unknown_name() -> None:
    with pytest.raises(
        UnknownNameError, match=r"no parameter called 'rate\.coachin'; nearest: rate\.coaching"
    ):
        history(load(), "rate.coachin", KNOWN)
