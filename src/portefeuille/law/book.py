"""All the law as data, with its history: parameters, the timeline before 2016-04-01, lists and sources."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from portefeuille.law import definitions, digests, sources
from portefeuille.law.continuity import check_links
from portefeuille.law.dating import breaks
from portefeuille.law.errors import LawError, UnknownName
from portefeuille.law.law import Law
from portefeuille.law.model import DAY, START, Parameter, Reading
from portefeuille.law.resolve import Lookup, nothing, resolve
from portefeuille.law.units import Value

if TYPE_CHECKING:
    from portefeuille.law.lists import DatedList

DATA = Path(__file__).parent / "data"
Period = tuple[int, int]


class Book:
    """Built by `load`. Parameters and the timeline are read and checked at once; sources and lists when asked."""

    def __init__(self, root: Path) -> None:
        self.root = root
        texts = digests.read_all(root)
        self.files_hash = digests.of_files(texts)
        self._texts = texts
        register = sources.scan(texts)
        self.register = register
        self.parameters = _read(texts, "parameters/", register, timeline=False)
        self.timeline = _read(texts, "timeline/", register, timeline=True)
        check_links(self.parameters)
        check_links(self.timeline)
        every = [p for group in (self.parameters, self.timeline) for p in group.values()]
        self._days = sorted({START, *(day for p in every for day in breaks(p.segments))})
        self._known_days = sorted({segment.known_from for p in every for segment in p.segments})
        self._readings: dict[object, dict[str, Reading]] = {}
        self._lists: dict[str, DatedList] = {}
        self._hashes: dict[object, str] = {}

    def on(self, on: date, known: date) -> Law:
        """The law on a day, as known on a day."""
        return Law(self, on, known)

    # what a Law asks

    def period(self, on: date, known: date) -> Period:
        """Equal for days between which no parameter changes."""
        return bisect_right(self._days, on), bisect_right(self._known_days, known)

    def readings_of(self, period: object) -> dict[str, Reading]:
        return self._readings.setdefault(period, {})

    def group(self, on: date) -> dict[str, Parameter]:
        return self.parameters if on >= START else self.timeline

    def names(self, on: date) -> tuple[str, ...]:
        return tuple(sorted(self.group(on)))

    def parameter(self, name: str, on: date) -> Parameter | None:
        return self.group(on).get(name)

    def resolve(self, name: str, on: date, known: date, lookup: Lookup) -> Reading:
        """The reading of one parameter. A name of the other period is absent here; any other is an UnknownName."""
        parameter = self.parameter(name, on)
        if parameter is not None:
            return resolve(parameter, on, known, lookup)
        other = self.timeline.get(name) or self.parameters.get(name)
        if other is None:
            raise UnknownName("parameter", name, {*self.parameters, *self.timeline})
        since = START if on >= START else date.min
        return nothing(other, "absent", since, None if on >= START else START - DAY)

    def changed(self, name: str, value: Value, on: date, known: date) -> Reading:
        """The reading of a parameter that a reform sets."""
        real = Law(self, on, known).reading(name)
        return replace(
            real, value=value, since=on, until=None, source=("reform",), confidence="H", uncertain=False,
            alternatives=(), has_default=False, status="known", notes={}, contradictions=(),
        )  # fmt: skip

    def hash_of(self, law: Law) -> str:
        found = self._hashes.get(law.period)
        if found is None:
            found = self._hashes[law.period] = digests.joined(law.values_hash, self.files_hash)
        return found

    # lists and sources

    def list(self, name: str) -> DatedList:
        """A dated list, read and checked the first time it is asked. UnknownName when there is none."""
        if name not in self._lists:
            from portefeuille.law import lists

            if f"lists/{name}.yaml" not in self._texts:
                raise UnknownName("list", name, self.list_names)
            self._lists[name] = lists.read(
                self.root, f"lists/{name}.yaml", self._texts[f"lists/{name}.yaml"], self.register
            )
        return self._lists[name]

    @property
    def list_names(self) -> tuple[str, ...]:
        return tuple(name[len("lists/") : -len(".yaml")] for name in self._texts if name.startswith("lists/"))

    @cached_property
    def sources(self) -> Mapping[str, sources.Source]:
        """The register of sources: id -> what it is, in a few words, with acts and pages."""
        return sources.read(self._texts)


def _read(
    texts: Mapping[str, str], folder: str, register: definitions.Register, timeline: bool
) -> dict[str, Parameter]:
    found: dict[str, Parameter] = {}
    for name, text in texts.items():
        if name.startswith(folder):
            for key, parameter in definitions.read(name, text, register, timeline).items():
                if key in found:
                    other = found[key]
                    raise LawError(name, parameter.line, key, f"stands in {other.file}:{other.line} too")
                found[key] = parameter
    return found


@lru_cache(maxsize=8)
def load(root: Path = DATA) -> Book:
    """The book of our own data files (or of another folder with the same layout). LawError when a file is refused."""
    return Book(root)
