"""The calendar: whole days, three reminders each, the same event when it is made again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar

from portefeuille import clock
from portefeuille.documents.calendar import Day, calendar

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
