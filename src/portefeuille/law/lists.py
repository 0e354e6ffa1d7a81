"""Dated lists: rows of words (legal forms, themes, postcodes) with the period in which each holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from portefeuille.law.dating import breaks, locate
from portefeuille.law.definitions import Register
from portefeuille.law.listrows import Row, read_rows
from portefeuille.law.listtable import read_table
from portefeuille.law.model import DAY, Texts
from portefeuille.law.nodes import LANGUAGES, File
from portefeuille.law.segments import SegmentReader

HEADER = frozenset(
    {
        "title",
        "about",
        "source",
        "checked_on",
        "confidence",
        "key",
        "rows",
        "columns",
        "licence",
        "attribution",
        "sha256",
    }
)
NEEDED = ("title", "source", "checked_on", "confidence", "key", "rows")
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ListHeader:
    """What a list says about itself. key: the column that names a row."""

    name: str
    title: Texts
    about: Texts
    source: tuple[str, ...]
    checked_on: date
    confidence: str
    key: str
    columns: tuple[str, ...]
    licence: str | None
    attribution: str | None
    file: str


class DatedList:
    """A list with its history. `rows` and `row` read it on a day, as known on a day."""

    def __init__(self, header: ListHeader, rows: tuple[Row, ...]) -> None:
        self.header, self.history = header, rows
        periods = [period for row in rows for period in row.periods]
        self._days = sorted(set(breaks(periods)))
        self._known_days = sorted({period.known_from for period in periods})
        self._cache: dict[tuple[int, int], tuple[tuple[Entry, ...], dict[str, Entry]]] = {}

    def rows(self, on: date, known: date) -> tuple[Entry, ...]:
        """The rows in force, one per key, in the order of the file."""
        return self._on(on, known)[0]

    def row(self, key: str, on: date, known: date) -> Entry | None:
        """The row of a key, or None when there is none in force."""
        return self._on(on, known)[1].get(key)

    def _on(self, on: date, known: date) -> tuple[tuple[Entry, ...], dict[str, Entry]]:
        period = (bisect_right(self._days, on), bisect_right(self._known_days, known))
        found = self._cache.get(period)
        if found is None:
            entries = [entry for row in self.history if (entry := in_force(row, on, known)) is not None]
            found = self._cache[period] = (
                tuple(entries),
                {str(entry[self.header.key]): entry for entry in entries},
            )
        return found


def in_force(row: Row, on: date, known: date) -> Entry | None:
    """The row with the period of the day merged in; None when it is not in force.

    On a day of doubt `uncertain` is True. With a default the period it points to is given, or the row is left
    out; without one, every column that would differ is None. `alternatives`: both sides (None: no row).
    """
    if not row.periods:
        return row.fixed
    place = locate(row.periods, on, known)
    if place.found is None or place.over:
        return None
    new: dict[str, Any] = {**row.fixed, **place.found.values, "until": place.last_day}
    if not place.doubt:
        return MappingProxyType({**new, "uncertain": False})
    start = place.found.start
    old = (
        {**row.fixed, **place.before.values, "until": start.begins - DAY}
        if place.before is not None
        else None
    )
    doubt = {"uncertain": True, "alternatives": (old and MappingProxyType(old), MappingProxyType(new))}
    if start.default is not None:
        chosen = new if on >= start.default else old
        return MappingProxyType({**chosen, **doubt}) if chosen is not None else None
    if old is None:
        return MappingProxyType({**new, **doubt})
    agreed = {key: value if old.get(key) == value else None for key, value in new.items()}
    lost = dict.fromkeys(key for key in old if key not in new)
    return MappingProxyType({**agreed, **lost, "source": new["source"], "notes": new["notes"], **doubt})


def read(root: Path, name: str, text: str, register: Register) -> DatedList:
    """One list of the data folder, checked. LawError with file, line, key and reason when it is refused."""
    file = File(name, text)
    keys = file.keys(file.root, "", "the list", HEADER)
    for needed in NEEDED:
        if needed not in keys:
            file.refuse(file.root, "", f"{needed} is missing")
    reader = SegmentReader(file, "", "choice", (), register.sources, register.contradictions, timeline=True)

    def text_of(key: str) -> str | None:
        return file.text(keys[key], "", key) if key in keys else None

    header = ListHeader(
        name=name.rpartition("/")[2].removesuffix(".yaml"),
        title=file.languages(keys["title"], "", "title", LANGUAGES),
        about=file.languages(keys["about"], "", "about", ("nl",)) if "about" in keys else {},
        source=reader.source(keys["source"]),
        checked_on=file.day(keys["checked_on"], "", "checked_on"),
        confidence=reader.confidence("unknown", keys["confidence"]),
        key=file.text(keys["key"], "", "key"),
        columns=file.texts(keys["columns"], "", "columns") if "columns" in keys else (),
        licence=text_of("licence"),
        attribution=text_of("attribution"),
        file=name,
    )
    if "sha256" in keys:
        rows = read_table(root, file, keys["rows"], header, text_of("sha256") or "")
    else:
        rows = read_rows(file, keys["rows"], header, reader)
    return DatedList(header, rows)
