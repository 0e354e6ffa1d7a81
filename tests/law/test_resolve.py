"""Day by day: uncertain boundaries, unknowns, values that follow another, and the two clocks."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from portefeuille.law import Book, Reading
from tests.law.folder import book, parameter, segment

KNOWN = date(2026, 11, 22)
START = "{earliest: 2020-03-02, latest: 2020-03-05, default: %s%s}"


def two(tmp_path: Path, default: str, until: str, confidence: str = "") -> Book:
    text = parameter(
        segment("value: 1", "2016-04-01", until, notes="{nl: oud}", contradictions="C-2"),
        segment(
            "value: 2",
            START % (default, confidence),
            known_from="2020-03-01",
            source="R-2",
            confidence="M",
            notes="{nl: nieuw}",
            contradictions="C-1",
        ),
    )
    return book(tmp_path, parameters_a=text)


def days(found: Book, first: date, count: int, known: date = KNOWN) -> list[Reading]:
    return [found.on(first + timedelta(days=n), known).reading("p") for n in range(count)]


def test_boundary_with_the_first_day_as_default(tmp_path: Path) -> None:
    before, *doubt, after = days(two(tmp_path, "2020-03-02", "2020-03-01"), date(2020, 3, 1), 5)
    assert (before.value, before.uncertain, before.until) == (100, False, date(2020, 3, 1))
    assert before.alternatives == ()
    for reading in doubt:
        assert (reading.value, reading.uncertain, reading.has_default) == (200, True, True)
        assert reading.alternatives == (100, 200)
        assert (reading.since, reading.until) == (date(2020, 3, 2), None)
        assert reading.source == ("R-2", "R-1")
        assert reading.contradictions == ("C-1", "C-2")
        assert (reading.status, reading.criterion, reading.confidence) == ("known", "ceiling", "M")
        assert reading.notes == {"nl": "nieuw"}
    assert (after.value, after.uncertain, after.since, after.alternatives) == (
        200,
        False,
        date(2020, 3, 2),
        (),
    )
    assert after.source == ("R-2",)


def test_boundary_with_a_default_in_the_middle(tmp_path: Path) -> None:
    found = days(two(tmp_path, "2020-03-04", "2020-03-03"), date(2020, 3, 1), 5)
    assert [reading.value for reading in found] == [100, 100, 100, 200, 200]
    assert [reading.uncertain for reading in found] == [False, True, True, True, False]
    assert found[1].until == found[2].until == date(2020, 3, 3)
    assert found[1].source == ("R-1", "R-2")
    assert found[1].notes == {"nl": "nieuw"}, "the note that explains the doubt is the one of the new segment"
    assert {reading.since for reading in found[3:]} == {date(2020, 3, 4)}


def test_boundary_with_the_last_day_as_default(tmp_path: Path) -> None:
    found = days(two(tmp_path, "2020-03-05", "2020-03-04"), date(2020, 3, 1), 5)
    assert [(reading.value, reading.uncertain) for reading in found] == [
        (100, False),
        (100, True),
        (100, True),
        (100, True),
        (200, False),
    ]


def test_boundary_without_default(tmp_path: Path) -> None:
    found = days(two(tmp_path, "null", "2020-03-01", ", confidence: U"), date(2020, 3, 1), 5)
    assert [reading.value for reading in found] == [100, None, None, None, 200]
    for reading in found[1:4]:
        assert (reading.status, reading.uncertain, reading.has_default) == ("unknown", True, False)
        assert reading.alternatives == (100, 200)
        assert (reading.since, reading.until, reading.confidence) == (date(2020, 3, 2), date(2020, 3, 4), "U")
    assert (found[0].until, found[4].since) == (date(2020, 3, 1), date(2020, 3, 5))


def test_a_boundary_between_equal_values_is_no_doubt(tmp_path: Path) -> None:
    for default, until, first in (("null", "2020-03-01", "R-1"), ("2020-03-02", "2020-03-01", "R-2")):
        text = parameter(
            segment("value: 1", "2016-04-01", until),
            segment("value: 1", START % (default, ""), known_from="2020-03-01", source="R-2"),
        )
        root = tmp_path / default
        root.mkdir()
        reading = book(root, parameters_a=text).on(date(2020, 3, 2), KNOWN).reading("p")
        assert (reading.value, reading.uncertain, reading.source) == (100, False, (first,))
        assert (reading.since, reading.until) == (date(2016, 4, 1), None)


def test_what_is_not_yet_published_is_not_there(tmp_path: Path) -> None:
    found = two(tmp_path, "2020-03-02", "2020-03-01")
    unaware = found.on(date(2024, 1, 1), date(2020, 2, 29)).reading("p")
    assert (unaware.value, unaware.until, unaware.uncertain) == (100, None, False)
    aware = found.on(date(2020, 2, 1), date(2020, 3, 1)).reading("p")
    assert (aware.value, aware.until) == (100, date(2020, 3, 1))
    assert [r.value for r in days(found, date(2020, 3, 1), 5, date(2020, 2, 29))] == [100] * 5
    early = found.on(date(2024, 1, 1), date(2016, 3, 31)).reading("p")
    assert (early.value, early.status, early.uncertain) == (None, "unpublished", False)


def test_a_hidden_segment_in_the_middle(tmp_path: Path) -> None:
    text = parameter(
        segment("value: 1", "2016-04-01", "2019-12-31"),
        segment("value: 2", "2020-01-01", "2020-12-31", known_from="2022-01-01", retroactive="true"),
        segment("value: 3", "2021-01-01", known_from="2019-06-01"),
    )
    found = book(tmp_path, parameters_a=text)
    then, now = found.on(date(2020, 6, 1), date(2020, 6, 1)), found.on(date(2020, 6, 1), KNOWN)
    assert (then.value("p"), now.value("p")) == (100, 200)
    assert then.reading("p").until == date(2020, 12, 31), "until the next one that was known"
    assert found.on(date(2021, 1, 1), date(2020, 6, 1)).value("p") == 300


def test_a_first_segment_published_late(tmp_path: Path) -> None:
    text = parameter(
        segment("value: 1", "2016-04-01", "2019-12-31", known_from="2021-01-01", retroactive="true"),
        segment("value: 2", "2020-01-01", known_from="2019-01-01"),
    )
    reading = book(tmp_path, parameters_a=text).on(date(2018, 1, 1), date(2020, 1, 1)).reading("p")
    assert (reading.status, reading.value, reading.until) == ("unpublished", None, date(2019, 12, 31))


def test_unknown_and_absent(tmp_path: Path) -> None:
    text = parameter(
        segment("absent: true", "2016-04-01", "2016-12-31"),
        segment("unknown: true", "2017-01-01", "2017-12-31", confidence="U"),
        segment("unknown: true", "2018-01-01", default="0", alternatives="[0, 5]", confidence="L"),
    )
    found = book(tmp_path, parameters_a=text)
    absent, unknown, default = (found.on(date(year, 6, 1), KNOWN).reading("p") for year in (2016, 2017, 2018))
    assert (absent.status, absent.value, absent.uncertain) == ("absent", None, False)
    assert (unknown.status, unknown.value, unknown.uncertain, unknown.has_default) == (
        "unknown",
        None,
        True,
        False,
    )
    assert unknown.alternatives == ()
    assert (default.value, default.uncertain, default.has_default) == (0, True, True)
    assert (default.alternatives, default.confidence) == ((0, 500), "L")


def test_what_an_unknown_word_may_be(tmp_path: Path) -> None:
    text = parameter(
        segment("unknown: true", "2016-04-01", default="b"),
        unit="choice",
        more="choices: [a, b]\n  criterion: size",
    )
    text += parameter(segment("unknown: true", "2016-04-01"), unit="bool", name="q")
    law = book(tmp_path, parameters_a=text).on(date(2020, 1, 1), KNOWN)
    assert (law.value("p"), law.reading("p").alternatives) == ("b", ("a", "b"))
    assert (law.value("q"), law.reading("q").alternatives) == (None, (True, False))


def test_a_boundary_after_an_unknown(tmp_path: Path) -> None:
    text = parameter(
        segment("unknown: true", "2016-04-01", "2020-03-03", alternatives="[1, 3]", default="1"),
        segment("value: 2", START % ("2020-03-04", ""), known_from="2020-03-01"),
    )
    reading = book(tmp_path, parameters_a=text).on(date(2020, 3, 3), KNOWN).reading("p")
    assert (reading.value, reading.alternatives, reading.has_default) == (100, (100, 300, 200), True)


@pytest.mark.parametrize("day", [date(2020, 3, 3), date(2020, 3, 4)])
def test_a_boundary_after_an_unknown_without_default(tmp_path: Path, day: date) -> None:
    text = parameter(
        segment("unknown: true", "2016-04-01", "2020-03-03"),
        segment("value: 2", START % ("2020-03-04", ""), known_from="2020-03-01"),
    )
    reading = book(tmp_path, parameters_a=text).on(day, KNOWN).reading("p")
    assert (reading.value, reading.has_default) == ((None, False) if day.day == 3 else (200, True))
    assert reading.alternatives == (None, 200)


def test_following_another(tmp_path: Path) -> None:
    text = parameter(
        segment("value: 1", "2016-04-01", "2019-12-31"),
        segment("value: 2", "2020-01-01", source="[R-2, R-1]", confidence="M", checked_on="2026-01-01"),
    ) + parameter(
        segment("same_as: p", "2016-04-01", "2020-06-30", notes="{nl: volgt}", contradictions="C-2"),
        segment("value: 9", "2020-07-01"),
        name="q",
        more="criterion: theme",
    )
    found = book(tmp_path, parameters_a=text)
    first, second, own = (
        found.on(day, KNOWN).reading("q") for day in (date(2018, 1, 1), date(2020, 2, 1), date(2021, 1, 1))
    )
    assert (first.name, first.value, first.until) == ("q", 100, date(2019, 12, 31))
    assert (second.value, second.since, second.until) == (200, date(2020, 1, 1), date(2020, 6, 30))
    assert (second.source, second.confidence, second.checked_on) == (("R-2", "R-1"), "M", date(2026, 1, 1))
    assert (second.criterion, second.notes, second.contradictions) == ("theme", {"nl": "volgt"}, ("C-2",))
    assert (own.value, own.since) == (900, date(2020, 7, 1))


def test_two_roads_to_the_same_parameter(tmp_path: Path) -> None:
    text = (
        parameter(segment("value: 1", "2016-04-01"))
        + parameter(segment("same_as: p", "2016-04-01"), name="q")
        + parameter(segment("same_as: p", "2016-04-01"), name="r")
        + parameter(
            segment("same_as: q", "2016-04-01", "2019-12-31"), segment("same_as: r", "2020-01-01"), name="s"
        )
    )
    found = book(tmp_path, parameters_a=text)
    assert [found.on(date(year, 1, 1), KNOWN).value("s") for year in (2019, 2020)] == [100, 100]


def test_following_into_doubt(tmp_path: Path) -> None:
    text = parameter(
        segment("value: 1", "2016-04-01", "2020-03-03"),
        segment("value: 2", START % ("2020-03-04", ""), known_from="2020-03-01"),
    ) + parameter(segment("same_as: p", "2016-04-01"), name="q", more="criterion: theme")
    reading = book(tmp_path, parameters_a=text).on(date(2020, 3, 3), KNOWN).reading("q")
    assert (reading.value, reading.uncertain, reading.alternatives) == (100, True, (100, 200))
    assert (reading.name, reading.criterion) == ("q", "ceiling"), (
        "the doubt belongs to the parameter followed"
    )
