"""All the law as data, with its history: parameters, the timeline before 2016-04-01, lists and sources."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from portefeuille import clock
from portefeuille.law import definitions, digests, sources
from portefeuille.law.continuity import check_links
from portefeuille.law.dating import breaks
from portefeuille.law.errors import LawError, UnknownNameError
from portefeuille.law.law import Law
from portefeuille.law.model import DAY, START, TIMELINE, Parameter, Reading
from portefeuille.law.resolve import Lookup, nothing, resolve
from portefeuille.law.units import Value

if TYPE_CHECKING:
    from portefeuille.law.history import Span
    from portefeuille.law.lists import DatedList

DATA = Path(__file__).parent / "data"
Period = tuple[bool, int, int]


class Group:
    """The parameters of one regime, and the days on which something in them changes."""

    def __init__(self, parameters: dict[str, Parameter]) -> None:
        check_links(parameters)
        self.parameters = parameters
        self.names = tuple(sorted(parameters))
        self.days = sorted({day for p in parameters.values() for day in breaks(p.segments)})
        self.known_days = sorted({segment.known_from for p in parameters.values() for segment in p.segments})


class Book:
    """Built by `load`. Parameters are read at once; the timeline, lists and sources when asked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._texts = digests.read_all(root)
        self.files_hash = digests.of_files(self._texts)
        self.register = sources.scan(self._texts)
        self._now = Group(self._read("parameters/", timeline=False))
        self._readings: dict[object, dict[str, Reading]] = {}
        self._hashes: dict[object, str] = {}
        self._lists: dict[str, DatedList] = {}

    def on(self, on: date, known: date) -> Law:
        """The law on a day, as known on a day."""
        return Law(self, on, known)

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """The parameters since 2016-04-01, with all their segments."""
        return self._now.parameters

    @property
    def timeline(self) -> Mapping[str, Parameter]:
        """The parameters of 2009-01-01 to 2016-03-31: to read, not to decide."""
        return self._before.parameters

    @property
    def break_days(self) -> frozenset[date]:
        """The days on which a parameter may read differently from the day before, START among them."""
        before = {day for day in self._before.days if day <= START}
        return frozenset(before | {day for day in self._now.days if day >= START} | {START})

    def check(self) -> None:
        """Read everything that is otherwise read when asked. LawError when a file is refused."""
        _ = self._before, self.sources
        for name in self.list_names:
            self.list(name)

    def history(self, name: str, known: date | None = None) -> tuple[Span, ...]:
        """Every period of a parameter, timeline included, as known on a day (None: today)."""
        from portefeuille.law.history import history

        return history(self, name, known if known is not None else clock.today())

    # what a Law asks

    def period(self, on: date, known: date) -> Period:
        """Equal for days between which no parameter changes."""
        group = self.group(on)
        return on >= START, bisect_right(group.days, on), bisect_right(group.known_days, known)

    def group(self, on: date) -> Group:
        return self._now if on >= START else self._before

    @cached_property
    def _before(self) -> Group:
        return Group(self._read("timeline/", timeline=True))

    def readings_of(self, period: object) -> dict[str, Reading]:
        return self._readings.setdefault(period, {})

    def resolve(self, name: str, on: date, known: date, lookup: Lookup) -> Reading:
        """One reading. A name of the other regime is absent here; any other is an UnknownNameError."""
        parameter = self.group(on).parameters.get(name)
        if parameter is not None:
            return resolve(parameter, on, known, lookup)
        other = self.timeline.get(name) or self.parameters.get(name)
        if other is None:
            raise UnknownNameError("parameter", name, {*self.parameters, *self.timeline})
        return (
            nothing(other, "absent", START, None)
            if on >= START
            else nothing(other, "absent", TIMELINE, START - DAY)
        )

    def changed(self, name: str, value: Value, on: date, known: date) -> Reading:
        """The reading of a parameter that a reform sets."""
        real = Law(self, on, known).reading(name)
        return replace(
            real,
            value=value,
            until=None,
            source=("reform",),
            confidence="H",
            uncertain=False,
            alternatives=(),
            has_default=False,
            status="known",
            notes={},
            contradictions=(),
        )

    def hash_of(self, law: Law) -> str:
        found = self._hashes.get(law.period)
        if found is None:
            found = self._hashes[law.period] = digests.joined(law.values_hash, self.files_hash)
        return found

    # lists and sources

    def list(self, name: str) -> DatedList:
        """A dated list, read and checked the first time it is asked. UnknownNameError when there is none."""
        if name not in self._lists:
            from portefeuille.law import lists

            file = f"lists/{name}.yaml"
            if file not in self._texts:
                raise UnknownNameError("list", name, self.list_names)
            self._lists[name] = lists.read(self.root, file, self._texts[file], self.register)
        return self._lists[name]

    @property
    def list_names(self) -> tuple[str, ...]:
        return tuple(name[len("lists/") : -len(".yaml")] for name in self._texts if name.startswith("lists/"))

    @cached_property
    def sources(self) -> Mapping[str, sources.Source]:
        """The register of sources: id -> what it is, in a few words, with acts and pages."""
        return sources.read(self._texts)

    def _read(self, folder: str, timeline: bool) -> dict[str, Parameter]:
        found: dict[str, Parameter] = {}
        for name, text in self._texts.items():
            if name.startswith(folder):
                for key, parameter in definitions.read(name, text, self.register, timeline).items():
                    if key in found:
                        other = found[key]
                        raise LawError(name, parameter.line, key, f"stands in {other.file}:{other.line} too")
                    found[key] = parameter
        return found


@lru_cache(maxsize=8)
def load(root: Path = DATA) -> Book:
    """The book of our own data files (or of a folder laid out alike). LawError when a file is refused."""
    return Book(root)
