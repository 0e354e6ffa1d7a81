"""The calendar: whole days, three reminders each, the same event when it is made again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar

from portefeuille import clock
from portefeuille.documents.calendar import Day, calendar, feed

MADE = datetime(2026, 11, 22, 12, tzinfo=clock.BRUSSELS)
LAST = Day(
    date(2026, 12, 14),
    "Laatste dag; vraag aan",
    "Regel één\nregel twee, met komma",
    ("apply_by", "2026-12-14"),
)


def test_a_whole_day_with_three_reminders() -> None:
    (event,) = Calendar.from_ical(calendar("Termijnen", [LAST], MADE, "nl")).events
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 14), date(2026, 12, 15))
    assert str(event["summary"]) == LAST.title
    assert str(event["description"]) == LAST.text
    assert str(event["transp"]) == "TRANSPARENT"
    rings = [datetime(2026, 12, 14) + alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert rings == [datetime(2026, 12, day, 9) for day in (7, 12, 14)]


def test_the_same_day_is_the_same_event_and_another_is_not() -> None:
    again = replace(LAST, title="Anders gezegd")
    assert again.uid == LAST.uid
    assert replace(LAST, same=("deposit_by", "2026-12-14")).uid != LAST.uid
    assert calendar("x", [LAST], MADE, "nl") == calendar("x", [LAST], MADE, "nl")


def test_it_can_be_read_by_another_program() -> None:
    text = calendar(
        "Termijnen", [LAST, replace(LAST, on=LAST.on + timedelta(days=8), same=("b",))], MADE, "nl"
    ).decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20261214\r\n" in text
    assert text.count("BEGIN:VEVENT") == 2
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_without_a_day_there_is_no_calendar() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        calendar("Termijnen", [], MADE, "nl")


def test_a_day_that_moved_is_the_same_event_with_a_higher_number() -> None:
    changed = datetime(2026, 11, 25, 8, tzinfo=clock.BRUSSELS)
    moved = replace(
        LAST, on=date(2026, 12, 20), sequence=2, changed=changed, url="https://site.example/mijn/x/"
    )
    (event,) = Calendar.from_ical(feed("Termijnen", [moved], MADE, "nl")).events
    assert str(event["uid"]) == LAST.uid
    assert event.decoded("sequence") == 2
    assert event.decoded("last-modified") == event.decoded("dtstamp") == changed
    assert (str(event["status"]), str(event["url"])) == ("CONFIRMED", moved.url)
    assert feed("x", [moved], MADE, "nl") == feed("x", [moved], MADE + timedelta(days=1), "nl")


def test_a_cancelled_day_rings_no_more() -> None:
    (event,) = Calendar.from_ical(feed("x", [replace(LAST, cancelled=True)], MADE, "nl")).events
    assert str(event["status"]) == "CANCELLED"
    assert event.walk("VALARM") == []


def test_each_day_may_ring_at_its_own_times() -> None:
    (event,) = Calendar.from_ical(feed("x", [replace(LAST, before=(1,))], MADE, "nl")).events
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=9) - timedelta(days=1)


def test_a_feed_may_be_empty_and_says_how_often_to_look() -> None:
    text = feed("Termijnen", [], MADE, "nl").decode()
    assert Calendar.from_ical(text).events == []
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in text
    assert "BEGIN:VTIMEZONE" in text
    assert "BEGIN:VTIMEZONE" not in feed("Termijnen", [LAST], MADE, "nl").decode()


def test_two_days_of_a_feed_are_never_one_event() -> None:
    with pytest.raises(ValueError, match="same identity"):
        feed("x", [LAST, replace(LAST, title="Nog iets")], MADE, "nl")
