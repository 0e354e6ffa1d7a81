"""Which of several dated things is in force on a day, as known on a day. Shared by parameters and lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from portefeuille.law.model import DAY, Boundary


class Dated(Protocol):
    """Begins on a boundary; `ends` True: really stops on `until`, and nothing takes over the day after."""

    @property
    def start(self) -> Boundary: ...
    @property
    def until(self) -> date | None: ...
    @property
    def ends(self) -> bool: ...
    @property
    def known_from(self) -> date: ...


T = TypeVar("T", bound=Dated)


@dataclass(frozen=True, slots=True)
class Place(Generic[T]):
    """Where a day falls. found: the last one that may have begun; None before the first.

    before: the one it takes over from (None: nothing). after: the next visible one.
    over: the day lies after the end of `found`. doubt: it may not have begun yet.
    """

    visible: Sequence[T]
    found: T | None
    before: T | None
    after: T | None
    over: bool
    doubt: bool

    @property
    def last_day(self) -> date | None:
        """The last day of `found` among those that are visible; None: open."""
        if self.found is not None and self.found.ends:
            return self.found.until
        return self.after.start.begins - DAY if self.after is not None else None


def locate(segments: Sequence[T], on: date, known: date) -> Place[T]:
    """What was not yet published by `known` is not there; the one before it then runs on."""
    visible = [segment for segment in segments if segment.known_from <= known]
    index = len(visible) - 1
    while index >= 0 and visible[index].start.earliest > on:
        index -= 1
    after = visible[index + 1] if index + 1 < len(visible) else None
    if index < 0:
        return Place(visible, None, None, after, False, False)
    found = visible[index]
    before = visible[index - 1] if index and not visible[index - 1].ends else None
    over = found.ends and found.until is not None and on > found.until
    return Place(visible, found, before, after, over, on < found.start.latest)


def breaks(segments: Iterable[Dated]) -> Iterable[date]:
    """The days on which the answer may change."""
    for segment in segments:
        start = segment.start
        yield from (start.earliest, start.latest)
        if start.default is not None:
            yield start.default
        if segment.until is not None:
            yield segment.until + DAY
