"""Days that must not be missed, as iCalendar (RFC 5545): whole days, each with its reminders.

A file is taken up once (:func:`calendar`); a feed is asked for again and again (:func:`feed`), so that a day that moved
must be seen to have moved: the same identity with a higher ``sequence``, or ``cancelled``.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

DAYS_BEFORE = (7, 2, 0)
"""How many days before the day a reminder comes."""
AT = timedelta(hours=9)
"""At which time of that day."""
PRODUCT = "-//Portefeuille//Check//NL"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "portefeuille:calendar")
REFRESH = timedelta(hours=6)
"""How often a calendar program is asked to fetch a feed anew."""


@dataclass(frozen=True, slots=True)
class Day:
    """A last day.  ``same``: what tells it from every other day; the same texts give the same event again.

    ``sequence`` counts how often the event changed since it was first given out (RFC 5545, 3.8.7.4); ``changed`` is
    when it did so last; ``cancelled`` days are struck out and ring no more.  ``url`` is where to act.
    """

    on: date
    title: str
    text: str
    same: tuple[str, ...]
    sequence: int = 0
    changed: datetime | None = None
    cancelled: bool = False
    url: str = ""
    before: tuple[int, ...] = DAYS_BEFORE

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
    return _written(_calendar(name), days, made, lang)


def feed(name: str, days: Sequence[Day], made: datetime, lang: str) -> bytes:
    """What a calendar program subscribes to.  Without a day it is empty, and still a calendar that may be read.

    :raises ValueError: when two of the days have the same identity: a program would show one of the two.
    """
    if len({day.uid for day in days}) != len(days):
        raise ValueError("two days of the feed have the same identity")
    found = _calendar(name)
    found.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", "PT6H")
    if not days:
        found.add_component(_something())
    return _written(found, days, made, lang)


def _calendar(name: str) -> Calendar:
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", name)
    return found


def _written(found: Calendar, days: Iterable[Day], made: datetime, lang: str) -> bytes:
    for day in days:
        found.add_component(_event(day, made, lang))
    made_file: bytes = found.to_ical()
    return made_file


def _something() -> Timezone:
    """A calendar must have a component, and this one is no event."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - a time zone begins at a time without one
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone.add_component(standard)
    return zone


def _event(day: Day, made: datetime, lang: str) -> Event:
    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", day.changed or made)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", day.title, parameters={"LANGUAGE": lang})
    event.add("description", day.text, parameters={"LANGUAGE": lang})
    event.add("transp", "TRANSPARENT")
    if day.sequence or day.changed or day.cancelled:
        event.add("sequence", day.sequence)
        event.add("status", "CANCELLED" if day.cancelled else "CONFIRMED")
    if day.changed:
        event.add("last-modified", day.changed)
    if day.url:
        event.add("url", day.url)
    if not day.cancelled:
        for before in day.before:
            event.add_component(_alarm(day, before))
    return event


def _alarm(day: Day, before: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", day.title)
    alarm.add("trigger", AT - timedelta(days=before))
    return alarm
