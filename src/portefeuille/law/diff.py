"""What differs between the law of two days: parameters, list rows, and whatever the rules add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portefeuille.law.book import Book
from portefeuille.law.model import Reading, Texts

ABOUT_A_ROW = frozenset(
    {"from", "until", "known_from", "source", "confidence", "checked_on", "notes", "contradictions"}
    | {"uncertain", "alternatives"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. kind: parameter, row or rule. before, after: value or words; None: unknown, absent.

    For a parameter `unit` says how to show the values, and the readings are the two readings. A row is named
    list[key].column, or list[key] when it appears (before None) or goes (after None).
    """

    kind: str
    name: str
    before: Any
    after: Any
    source_before: tuple[str, ...]
    source_after: tuple[str, ...]
    title: Texts
    unit: str | None = None
    reading_before: Reading | None = None
    reading_after: Reading | None = None


def diff(
    book: Book, first: date, second: date, known: date, extra: Iterable[Change] = ()
) -> tuple[Change, ...]:
    """Every difference between the law on two days, as known on a day. `extra`: changes of rules."""
    before, after = book.on(first, known), book.on(second, known)
    changes = []
    for name in sorted({*before.names(), *after.names()}):
        one, two = before.reading(name), after.reading(name)
        if _says(one) != _says(two):
            changes.append(
                Change(
                    "parameter",
                    name,
                    one.value,
                    two.value,
                    one.source,
                    two.source,
                    two.title,
                    two.unit,
                    one,
                    two,
                )
            )
    for name in book.list_names:
        changes += _rows(book, name, first, second, known)
    return (*changes, *extra)


def _says(reading: Reading) -> tuple[object, ...]:
    return reading.value, reading.status, reading.uncertain, reading.alternatives


def _rows(book: Book, name: str, first: date, second: date, known: date) -> Iterable[Change]:
    dated = book.list(name)
    if not any(row.periods for row in dated.history):
        return
    key = dated.header.key
    before = {row[key]: row for row in dated.rows(first, known)}
    after = {row[key]: row for row in dated.rows(second, known)}
    for one in dict.fromkeys((*before, *after)):
        yield from _row(f"{name}[{one}]", before.get(one), after.get(one))


def _row(name: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Iterable[Change]:
    if before is not None and after is not None:
        yield from _columns(name, before, after)
        return
    row = before or after or {}
    source, title = tuple(row["source"]), row.get("title") or {}
    if before is None:
        yield Change("row", name, None, "in force", (), source, title)
    else:
        yield Change("row", name, "in force", None, source, (), title)


def _columns(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[Change]:
    for column in dict.fromkeys((*before, *after)):
        if column not in ABOUT_A_ROW and before.get(column) != after.get(column):
            yield Change(
                "row",
                f"{name}.{column}",
                before.get(column),
                after.get(column),
                tuple(before["source"]),
                tuple(after["source"]),
                after.get("title") or {},
            )
