"""Days that must not be missed, as an iCalendar file (RFC 5545): whole days, each with its reminders."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

DAYS_BEFORE = (7, 2, 0)
"""How many days before the day a reminder comes."""
AT = timedelta(hours=9)
"""At which time of that day."""
PRODUCT = "-//Portefeuille//Check//NL"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "portefeuille:calendar")


@dataclass(frozen=True, slots=True)
class Day:
    """A last day.  ``same``: what tells it from every other day; the same texts give the same event again."""

    on: date
    title: str
    text: str
    same: tuple[str, ...]

    @property
    def uid(self) -> str:
        """The identity of the event: taken up twice in a calendar, it is there once."""
        return f"{uuid.uuid5(NAMESPACE, '|'.join(self.same))}@portefeuille"


def calendar(name: str, days: Sequence[Day], made: datetime, lang: str) -> bytes:
    """The file.  ``made`` is the moment of making, with its time zone.

    :raises ValueError: without a single day: such a file is not allowed.
    """
    if not days:
        raise ValueError("a calendar needs at least one day")
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", name)
    for day in days:
        found.add_component(_event(day, made, lang))
    made_file: bytes = found.to_ical()
    return made_file


def _event(day: Day, made: datetime, lang: str) -> Event:
    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", made)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", day.title, parameters={"LANGUAGE": lang})
    event.add("description", day.text, parameters={"LANGUAGE": lang})
    event.add("transp", "TRANSPARENT")
    for before in DAYS_BEFORE:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", day.title)
        alarm.add("trigger", AT - timedelta(days=before))
        event.add_component(alarm)
    return event
