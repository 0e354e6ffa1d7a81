"""The page of a parameter: its value today, its history as a picture and a table, its sources, and who reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from portefeuille.law import Book, Law, UnknownNameError, inwords, load
from portefeuille.law.history import Span
from portefeuille.law.model import Parameter, Segment
from portefeuille.rules import book as rule_book
from portefeuille.rules import changes, plain
from portefeuille.web.public.law.chart import chart
from portefeuille.web.public.law.cite import cites
from portefeuille.web.public.law.overview import line
from portefeuille.web.public.law.said import NOTHING, Said, confidence, day, said, until

OLD = 90
"""A value that nobody laid beside its source for more than so many days is said to be so."""


@dataclass(frozen=True, slots=True)
class Period:
    """One row of the table of the history."""

    since: str
    until: str
    value: str
    uncertain: bool
    confidence: str
    known_from: str
    source: tuple[str, ...]
    now: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A day of change: as an address and in words."""

    iso: str
    words: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A first day that is not certain."""

    earliest: str
    latest: str
    default: str
    note: Said


def parameter(lang: str, name: str, today: date) -> dict[str, Any]:
    """What the page shows.  :raises UnknownNameError: when there is no such parameter."""
    book = load()
    parts = [each[name] for each in (book.timeline, book.parameters) if name in each]
    if not parts:
        raise UnknownNameError("parameter", name, {*book.parameters, *book.timeline})
    spans = book.history(name, today)
    reading = Law.on(today, today).reading(name)
    segments = [segment for part in parts for segment in part.segments if segment.known_from <= today]
    last, following = _changed(name, today, lang)
    checked = min(segment.checked_on for segment in segments)
    return {
        "title": parts[-1].title[lang],
        "name": name,
        # What is told about a choice explains its words in the data; here it is said in plain words already.
        "about": said(parts[-1].about, lang) if parts[-1].unit != "choice" else NOTHING,
        "now": line(reading, lang),
        "past": name not in book.parameters,
        "absent": reading.status == "absent",
        "unknown": reading.value is None and reading.status == "unknown",
        "periods": [_period(span, today, lang) for span in spans],
        "chart": chart(spans, today, lang, "geschiedenis"),
        "notes": _notes(segments, lang),
        "sources": cites((one for segment in segments for one in segment.source), lang),
        "contradictions": cites((one for segment in segments for one in segment.contradictions), lang),
        "doubts": tuple(_doubts(segments, lang)),
        "changed": last,
        "next": following,
        "checked": day(checked, lang),
        "old": (today - checked).days > OLD,
        "rules": _read_by(name, lang),
        "follows": _follows(parts, book, lang),
        "followers": _followers(name, book, lang),
    }


def _period(span: Span, today: date, lang: str) -> Period:
    reading = span.reading
    return Period(
        day(span.start, lang),
        _("nog open") if span.end is None and span.start > today else until(span.end, lang),
        inwords.reading(reading, lang),
        reading.uncertain,
        confidence(reading.confidence),
        day(reading.known_from, lang),
        reading.source,
        span.start <= today and (span.end is None or today <= span.end),
    )


def _notes(segments: Iterable[Segment], lang: str) -> tuple[tuple[str, Said], ...]:
    """Every remark once, with the first day of the period to which it belongs."""
    found: dict[Said, str] = {}
    for segment in segments:
        note = said(segment.notes, lang)
        if note:
            found.setdefault(note, day(segment.start.begins, lang))
    return tuple((since, note) for note, since in found.items())


def _doubts(segments: Iterable[Segment], lang: str) -> Iterable[Doubt]:
    for segment in segments:
        start = segment.start
        if not start.certain:
            yield Doubt(
                day(start.earliest, lang),
                day(start.latest, lang),
                day(start.default, lang),
                said(segment.notes, lang) or NOTHING,
            )


def _changed(name: str, today: date, lang: str) -> tuple[list[Changed], list[Changed]]:
    """The day on which the parameter last changed (two days, when it was some day between them), and the next one."""
    found = [each for each in changes.everything(today) if each.kind == "parameter" and each.subject == name]
    past, coming = [each for each in found if each.day <= today], [each for each in found if each.day > today]
    last = past[-1:]
    if len(past) > 1 and past[-1].nature == "certain":
        last = past[-2:] if past[-2].nature == "doubt" else past[-2:-1]
    return [Changed(each.day.isoformat(), day(each.day, lang)) for each in last], [
        Changed(each.day.isoformat(), day(each.day, lang)) for each in coming[:1]
    ]


def _read_by(name: str, lang: str) -> list[tuple[str, str]]:
    """The rules in which the parameter stands, in any of their versions."""
    return [
        (rule, plain.title(rule)[lang])
        for rule, versions in rule_book().versions.items()
        if any(name in version.parameters for version in versions)
    ]


def _follows(parts: Iterable[Parameter], book: Book, lang: str) -> list[tuple[str, str]]:
    names = dict.fromkeys(segment.same_as for part in parts for segment in part.segments if segment.same_as)
    return [(each, book.parameters[each].title[lang]) for each in names if each in book.parameters]


def _followers(name: str, book: Book, lang: str) -> list[tuple[str, str]]:
    return [
        (other, each.title[lang])
        for other, each in book.parameters.items()
        if any(segment.same_as == name for segment in each.segments)
    ]
