"""The law on a day, as known on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from portefeuille import clock
from portefeuille.law import digests
from portefeuille.law.errors import UnknownNameError
from portefeuille.law.model import Reading
from portefeuille.law.units import Value, accepts

if TYPE_CHECKING:
    from portefeuille.law.book import Book

NONE: Mapping[str, Value] = MappingProxyType({})


class Law:
    """Immutable. Days between which nothing changes share their readings, so a Law costs next to nothing.

    on_date: the day whose law is asked; known: what was published by then counts.
    period: equal for two laws of one book that say the same of everything (a key to cache by).
    """

    __slots__ = ("_book", "_changes", "_hash", "_readings", "known", "on_date", "period")

    def __init__(self, book: Book, on: date, known: date, changes: Mapping[str, Value] = NONE) -> None:
        self._book, self.on_date, self.known, self._changes = book, on, known, changes
        self.period = (*book.period(on, known), tuple(sorted(changes.items())))
        self._readings: dict[str, Reading] = book.readings_of(self.period) if not changes else {}
        self._hash: str | None = None

    @classmethod
    def on(cls, on: date, known: date | None = None) -> Law:
        """The law of our own data files on a day; known None: what is published today."""
        from portefeuille.law.book import load

        return load().on(on, known if known is not None else clock.today())

    def value(self, name: str) -> Value | None:
        """Scaled (cents, basis points, ...). None: unknown without default, absent, or not yet published."""
        return self.reading(name).value

    def reading(self, name: str) -> Reading:
        """Value, period, source, confidence and doubt. UnknownNameError when there is none."""
        found = self._readings.get(name)
        if found is None:
            found = self._readings[name] = self._read(name)
        return found

    def _read(self, name: str) -> Reading:
        if name in self._changes:
            return self._book.changed(name, self._changes[name], self.on_date, self.known)
        return self._book.resolve(name, self.on_date, self.known, self.reading)

    def rows(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """The rows of a dated list in force on the day, one per key."""
        return self._book.list(name).rows(self.on_date, self.known)

    def row(self, name: str, key: str) -> Mapping[str, Any] | None:
        """One row of a dated list by its key, or None when it is not in force."""
        return self._book.list(name).row(key, self.on_date, self.known)

    def reform(self, changes: Mapping[str, Value]) -> Law:
        """Another law in which these parameters have these (scaled) values; their source is ("reform",)."""
        parameters = self._book.group(self.on_date).parameters
        for name, value in changes.items():
            if name not in parameters:
                raise UnknownNameError("parameter", name, parameters)
            unit, choices = parameters[name].unit, parameters[name].choices
            if not accepts(value, unit, choices):
                raise ValueError(f"{name}: {value!r} does not fit unit {unit} {' '.join(choices)}".rstrip())
        return Law(self._book, self.on_date, self.known, MappingProxyType({**self._changes, **changes}))

    def names(self) -> tuple[str, ...]:
        """All parameters of the period (since 2016-04-01, or of the timeline before it)."""
        return self._book.group(self.on_date).names

    @property
    def values_hash(self) -> str:
        """sha256 (hex) of what is read on (on_date, known): a later act does not change it, unlike `hash`."""
        return digests.of_readings(self.reading(name) for name in self.names())

    @property
    def hash(self) -> str:
        """sha256 (hex) of what is read and of all data files: the receipt of a decision names it."""
        if self._hash is None:
            self._hash = self._book.hash_of(self)
        return self._hash

    def __repr__(self) -> str:
        reform = f" reform={sorted(self._changes)}" if self._changes else ""
        return f"<Law on {self.on_date} known {self.known}{reform}>"
