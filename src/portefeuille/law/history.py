"""The history of one parameter: every period from the timeline to the open end, doubtful ones included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portefeuille.law.book import Book
from portefeuille.law.dating import breaks
from portefeuille.law.errors import UnknownNameError
from portefeuille.law.model import DAY, START, Parameter, Reading


@dataclass(frozen=True, slots=True)
class Span:
    """A run of days (both inclusive; end None: open) on which the parameter reads the same."""

    start: date
    end: date | None
    reading: Reading


def history(book: Book, name: str, known: date) -> tuple[Span, ...]:
    """All spans of a parameter in order, as known on a day. UnknownNameError when there is none."""
    before = _days(book.timeline, name, set(), until=START - DAY)
    days = before | _days(book.parameters, name, set(), since=START) | ({START} if before else set())
    if not days:
        raise UnknownNameError("parameter", name, {*book.parameters, *book.timeline})
    ordered = sorted(days)
    spans: list[Span] = []
    for index, day in enumerate(ordered):
        reading = book.on(day, known).reading(name)
        end = ordered[index + 1] - DAY if index + 1 < len(ordered) else None
        if spans and _same(spans[-1].reading, reading):
            spans[-1] = Span(spans[-1].start, end, spans[-1].reading)
        else:
            spans.append(Span(day, end, reading))
    return tuple(spans)


def _days(
    parameters: Mapping[str, Parameter],
    name: str,
    seen: set[str],
    since: date = date.min,
    until: date = date.max,
) -> set[date]:
    """The days on which a parameter, or one that it follows, may change."""
    parameter = parameters.get(name)
    if parameter is None or name in seen:
        return set()
    seen.add(name)
    days = {max(day, since) for day in breaks(parameter.segments) if day <= until}
    for segment in parameter.segments:
        if segment.same_as is not None:
            days |= _days(parameters, segment.same_as, seen, since, until)
    return days


def _same(one: Reading, other: Reading) -> bool:
    return (one.value, one.status, one.uncertain, one.alternatives, one.source, one.confidence) == (
        other.value,
        other.status,
        other.uncertain,
        other.alternatives,
        other.source,
        other.confidence,
    )
