"""Rows of a YAML list: fixed columns, and periods whose columns change over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn

from yaml.nodes import Node, ScalarNode

from portefeuille.law.errors import LawError
from portefeuille.law.model import DAY, TIMELINE, Boundary
from portefeuille.law.nodes import File, line, plain
from portefeuille.law.segments import SegmentReader

if TYPE_CHECKING:
    from portefeuille.law.lists import ListHeader

DATING = (
    "from",
    "until",
    "known_from",
    "retroactive",
    "source",
    "confidence",
    "checked_on",
    "notes",
    "contradictions",
)


@dataclass(frozen=True, slots=True)
class Period:
    """Columns that hold from a boundary on; dated like a segment of a parameter."""

    start: Boundary
    until: date | None
    ends: bool
    known_from: date
    values: Mapping[str, Any]
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """One key of a list with its history; no periods: always in force."""

    key: str
    fixed: Mapping[str, Any]
    periods: tuple[Period, ...]
    line: int


def read_rows(file: File, node: Node, header: ListHeader, reader: SegmentReader) -> tuple[Row, ...]:
    """All rows of a list. A key may stand twice when the periods do not meet."""
    rows = [_row(file, item, header, reader) for item in file.sequence(node, "", "rows")]
    by_key: dict[str, list[Row]] = {}
    for row in rows:
        others = by_key.setdefault(row.key, [])
        for other in others:
            if any(_meet(one, two) for one in row.periods for two in other.periods):
                file.refuse(
                    None, row.key, f"stands on line {other.line} and on line {row.line} for the same day"
                )
        others.append(row)
    return tuple(rows)


def _row(file: File, node: Node, header: ListHeader, reader: SegmentReader) -> Row:
    keys = file.mapping(node, "", "a row")
    key_node = keys.get(header.key)
    if key_node is None:
        file.refuse(node, "", f"the row has no {header.key}, the key of the list")
    if not isinstance(key_node, ScalarNode) or not isinstance(plain(key_node), str):
        file.refuse(key_node, "", f"{header.key} must be a text (put quotes around it)")
    name = reader.name = str(key_node.value)
    _known_columns(file, keys, header, name)
    fixed = {key: plain(value) for key, value in keys.items() if key != "periods" and key not in DATING}
    if "periods" not in keys:
        return Row(
            name, fixed, follow(file, name, [_period(file, node, keys, header, reader, {})]), line(node)
        )
    for key in ("from", "until", "known_from", "retroactive"):
        if key in keys:
            file.refuse(keys[key], name, f"a row with periods has its {key} in the periods")
    above = {key: keys[key] for key in DATING if key in keys}
    periods = []
    for item in file.sequence(keys["periods"], name, "periods"):
        found = file.mapping(item, name, "a period")
        _known_columns(file, found, header, name)
        if "from" not in found:
            file.refuse(item, name, "a period needs from")
        periods.append(_period(file, item, {**above, **found}, header, reader, found))
    return Row(name, fixed, follow(file, name, periods), line(node))


def _period(
    file: File,
    node: Node,
    keys: dict[str, Node],
    header: ListHeader,
    reader: SegmentReader,
    columns: dict[str, Node],
) -> Period:
    """The dating of a row or a period; what it does not say, the list says."""
    start = reader.boundary(keys["from"]) if "from" in keys else Boundary(TIMELINE, TIMELINE, TIMELINE)
    until = file.day(keys["until"], reader.name, "until") if "until" in keys else None
    if until is not None and until < start.latest:
        file.refuse(keys["until"], reader.name, f"until {until} lies before from {start.latest}")
    known_from = reader.known_from(keys, start)
    values: dict[str, Any] = {key: plain(value) for key, value in columns.items() if key not in DATING}
    values |= {
        "from": start.begins,
        "known_from": known_from,
        "source": reader.source(keys["source"]) if "source" in keys else header.source,
        "confidence": reader.confidence("unknown", keys["confidence"])
        if "confidence" in keys
        else header.confidence,
        "checked_on": file.day(keys["checked_on"], reader.name, "checked_on")
        if "checked_on" in keys
        else header.checked_on,
        "notes": reader.notes(keys),
        "contradictions": reader.contradictions(keys),
    }
    return Period(start, until, False, known_from, MappingProxyType(values), line(node))


def follow(file: File, name: str, periods: list[Period]) -> tuple[Period, ...]:
    """Periods in order without overlap; a gap is allowed: the row is then not in force."""
    done: list[Period] = []
    for period, after in pairwise(periods):
        if period.until is None:
            _refuse(file, name, period, "until is missing: another period follows")
        elif after.start.begins <= period.until or after.start.earliest <= period.start.latest:
            _refuse(file, name, after, f"overlap: the period before it runs until {period.until}")
        done.append(replace(period, ends=after.start.begins > period.until + DAY))
    return (*done, replace(periods[-1], ends=periods[-1].until is not None))


def _refuse(file: File, name: str, period: Period, reason: str) -> NoReturn:
    raise LawError(file.name, period.line, name, reason)


def _meet(one: Period, two: Period) -> bool:
    first, second = sorted((one, two), key=lambda period: period.start.earliest)
    return first.until is None or second.start.earliest <= first.until


def _known_columns(file: File, keys: dict[str, Node], header: ListHeader, name: str) -> None:
    if header.columns:
        for key, value in keys.items():
            if key not in header.columns and key not in DATING and key != "periods":
                file.refuse(value, name, f"unknown key {key!r}; the columns are {', '.join(header.columns)}")
