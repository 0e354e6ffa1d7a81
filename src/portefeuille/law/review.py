"""What a person should look at: unknowns, doubtful days, open contradictions, values not checked lately."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from portefeuille.law.book import Book
from portefeuille.law.model import Segment


@dataclass(frozen=True, slots=True)
class Finding:
    """kind: unknown, boundary, contradiction or unchecked. since, until: the days it touches, both inclusive.

    has_default: a default is recorded, so decisions go on with a reservation. file, line: where it stands.
    """

    kind: str
    name: str
    since: date | None
    until: date | None
    has_default: bool
    source: tuple[str, ...]
    text: str
    file: str
    line: int


def review(book: Book, today: date, days: int) -> tuple[Finding, ...]:
    """All findings. Unchecked: the check lies more than `days` days before today."""
    book.check()
    limit = today - timedelta(days=days)
    return (*_doubts(book), *_contradictions(book), *_unchecked(book, limit))


def _doubts(book: Book) -> Iterable[Finding]:
    for name, parameter in book.parameters.items():
        for segment in parameter.segments:
            note, start = segment.notes.get("nl", ""), segment.start
            where = (segment.source, note, parameter.file, segment.line)
            if segment.kind == "unknown":
                yield Finding("unknown", name, start.begins, segment.until, segment.value is not None, *where)
            if not start.certain:
                last = start.latest - timedelta(days=1)
                yield Finding("boundary", name, start.earliest, last, start.default is not None, *where)
    for name in book.list_names:
        dated = book.list(name)
        for row in dated.history:
            for period in row.periods:
                start = period.start
                if not start.certain:
                    last, values = start.latest - timedelta(days=1), period.values
                    where = (values["source"], values["notes"].get("nl", ""), dated.header.file, period.line)
                    yield Finding(
                        "boundary",
                        f"{name}[{row.key}]",
                        start.earliest,
                        last,
                        start.default is not None,
                        *where,
                    )


def _contradictions(book: Book) -> Iterable[Finding]:
    for name, source in book.sources.items():
        if source.open:
            yield Finding(
                "contradiction",
                name,
                None,
                None,
                False,
                source.pages,
                source.text["nl"],
                source.file,
                source.line,
            )


def _unchecked(book: Book, limit: date) -> Iterable[Finding]:
    for name, parameter in book.parameters.items():
        for segment in parameter.segments:
            if segment.checked_on < limit:
                yield _old(name, segment, parameter.file)
    for name in book.list_names:
        header = book.list(name).header
        oldest = min([header.checked_on, *_checks(book, name)])
        if oldest < limit:
            text = f"checked on {oldest}"
            yield Finding("unchecked", name, None, None, False, header.source, text, header.file, 0)


def _checks(book: Book, name: str) -> Iterable[date]:
    for row in book.list(name).history:
        for period in row.periods:
            yield period.values["checked_on"]


def _old(name: str, segment: Segment, file: str) -> Finding:
    text = f"checked on {segment.checked_on}"
    return Finding(
        "unchecked",
        name,
        segment.start.begins,
        segment.until,
        False,
        segment.source,
        text,
        file,
        segment.line,
    )
