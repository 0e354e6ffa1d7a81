"""One segment of a parameter read from its node, and the row of segments checked: no gap, no overlap."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NoReturn

from yaml.nodes import MappingNode, Node

from portefeuille.law.errors import LawError
from portefeuille.law.model import CONFIDENCE, DAY, START, TIMELINE, Boundary, Kind, Segment, Texts
from portefeuille.law.nodes import File, line
from portefeuille.law.units import Value, parse

KINDS: tuple[Kind, ...] = ("value", "unknown", "same_as", "absent")
KEYS = frozenset(
    {*KINDS, "default", "alternatives", "from", "until", "known_from", "retroactive", "source", "confidence"}
    | {"checked_on", "notes", "contradictions"}
)
BOUNDARY = frozenset({"earliest", "latest", "default", "confidence"})


class SegmentReader:
    """Reads the segments of one parameter (or the dated rows of one list: then only the dating part)."""

    def __init__(
        self,
        file: File,
        name: str,
        unit: str,
        choices: tuple[str, ...],
        sources: Collection[str],
        contradictions: Collection[str],
        timeline: bool = False,
    ) -> None:
        self.file, self.name, self.unit, self.choices, self.timeline = file, name, unit, choices, timeline
        self.sources, self.listed = sources, contradictions

    def read(self, node: Node) -> Segment:
        keys = self.file.keys(node, self.name, "a segment", KEYS)
        kind = self._kind(keys, node)
        for needed in ("from", "source", "confidence", "checked_on") + (
            () if self.timeline else ("known_from",)
        ):
            if needed not in keys:
                self.refuse(node, f"{needed} is missing")
        start = self.boundary(keys["from"])
        until = self.file.day(keys["until"], self.name, "until") if "until" in keys else None
        if until is not None and until < start.latest:
            self.refuse(keys["until"], f"until {until} lies before from {start.latest}")
        return Segment(
            kind=kind,
            value=self._value(kind, keys),
            same_as=self.file.text(keys["same_as"], self.name, "same_as") if kind == "same_as" else None,
            alternatives=self._alternatives(kind, keys),
            start=start,
            until=until,
            ends=False,
            known_from=self.known_from(keys, start),
            source=self.source(keys["source"]),
            confidence=self.confidence(kind, keys["confidence"]),
            checked_on=self.file.day(keys["checked_on"], self.name, "checked_on"),
            notes=self.notes(keys),
            contradictions=self.contradictions(keys),
            line=line(node),
        )

    def refuse(self, node: Node, reason: str) -> NoReturn:
        self.file.refuse(node, self.name, reason)

    def _kind(self, keys: dict[str, Node], node: Node) -> Kind:
        kinds = [kind for kind in KINDS if kind in keys]
        if len(kinds) != 1:
            self.refuse(node, f"a segment has exactly one of {', '.join(KINDS)}")
        kind = kinds[0]
        if kind in ("unknown", "absent") and keys[kind].value != "true":
            self.refuse(keys[kind], f"{kind} can only be true")
        return kind

    def _value(self, kind: Kind, keys: dict[str, Node]) -> Value | None:
        if kind != "unknown" and "default" in keys:
            self.refuse(keys["default"], "default belongs to unknown: true")
        if kind == "value":
            return self.scalar(keys["value"], "value")
        return self.scalar(keys["default"], "default") if kind == "unknown" and "default" in keys else None

    def scalar(self, node: Node, what: str) -> Value:
        text = self.file.text(node, self.name, what)
        try:
            return parse(text, self.unit, self.choices)
        except ValueError as error:
            self.file.refuse(node, self.name, f"{what}: {error}")

    def _alternatives(self, kind: Kind, keys: dict[str, Node]) -> tuple[Value, ...]:
        """What an unknown may turn out to be: as listed; else every choice, or true and false."""
        if "alternatives" not in keys:
            if kind != "unknown":
                return ()
            return (True, False) if self.unit == "bool" else self.choices
        node = keys["alternatives"]
        if kind != "unknown":
            self.refuse(node, "alternatives belong to unknown: true")
        found = tuple(
            self.scalar(item, "alternatives") for item in self.file.sequence(node, self.name, "alternatives")
        )
        if "default" in keys and self.scalar(keys["default"], "default") not in found:
            self.refuse(node, "the default must be one of the alternatives")
        return found

    def boundary(self, node: Node) -> Boundary:
        if not isinstance(node, MappingNode):
            day = self.file.day(node, self.name, "from")
            return Boundary(day, day, day)
        keys = self.file.keys(node, self.name, "from", BOUNDARY)
        for needed in ("earliest", "latest", "default"):
            if needed not in keys:
                self.refuse(node, f"from.{needed} is missing (default: null when no day may be assumed)")
        earliest = self.file.day(keys["earliest"], self.name, "from.earliest")
        latest = self.file.day(keys["latest"], self.name, "from.latest")
        if latest <= earliest:
            self.refuse(keys["latest"], "from.latest must lie after from.earliest")
        given = keys["default"]
        default = (
            None if given.value in ("null", "~", "") else self.file.day(given, self.name, "from.default")
        )
        if default is not None and not earliest <= default <= latest:
            self.refuse(given, "from.default must lie between earliest and latest")
        confidence = self.confidence("unknown", keys["confidence"]) if "confidence" in keys else None
        return Boundary(earliest, latest, default, confidence)

    def known_from(self, keys: dict[str, Node], start: Boundary) -> date:
        if "known_from" not in keys:
            return start.earliest
        known_from = self.file.day(keys["known_from"], self.name, "known_from")
        retroactive = "retroactive" in keys and keys["retroactive"].value == "true"
        if known_from > start.earliest and not retroactive:
            self.refuse(keys["known_from"], "known_from lies after from; only retroactive: true allows that")
        if known_from <= start.earliest and "retroactive" in keys:
            self.refuse(keys["retroactive"], "retroactive needs a known_from after from")
        return known_from

    def source(self, node: Node) -> tuple[str, ...]:
        found = self.file.texts(node, self.name, "source")
        for item in found:
            if item not in self.sources:
                self.refuse(node, f"unknown source {item!r}; it does not stand in the register of sources")
        return found

    def confidence(self, kind: Kind, node: Node) -> str:
        found = self.file.text(node, self.name, "confidence")
        if len(found) != 1 or found not in CONFIDENCE:
            self.refuse(node, f"confidence must be one of H M L U, got {found!r}")
        if found == "U" and kind != "unknown":
            self.refuse(node, "confidence U belongs to unknown: true; a value has H, M or L")
        return found

    def notes(self, keys: dict[str, Node]) -> Texts:
        return self.file.languages(keys["notes"], self.name, "notes", ("nl",)) if "notes" in keys else {}

    def contradictions(self, keys: dict[str, Node]) -> tuple[str, ...]:
        if "contradictions" not in keys:
            return ()
        found = self.file.texts(keys["contradictions"], self.name, "contradictions")
        for item in found:
            if item not in self.listed:
                self.refuse(keys["contradictions"], f"unknown contradiction {item!r}")
        return found


def follow(file: File, name: str, segments: tuple[Segment, ...], timeline: bool) -> tuple[Segment, ...]:
    """Segments in order, each beginning the day after the one before it; no gap at either end."""

    def refuse(segment: Segment, reason: str) -> NoReturn:
        raise LawError(file.name, segment.line, name, reason)

    first, last = segments[0], segments[-1]
    if timeline and first.start.earliest < TIMELINE:
        refuse(first, f"the timeline begins on {TIMELINE}")
    if timeline and (last.until is None or last.until >= START):
        refuse(last, f"the timeline ends before {START}: until is needed and may not be later")
    if not timeline and (first.start.latest > START or not first.start.certain):
        refuse(first, f"gap: the first segment must begin on {START} or before, on a certain day")
    if not timeline and last.until is not None:
        refuse(last, f"gap after {last.until}: the last segment must be open (no until)")
    done: list[Segment] = []
    for segment, after in pairwise(segments):
        if segment.until is None:
            refuse(segment, "until is missing: another segment follows")
        elif after.start.earliest <= segment.start.latest:
            refuse(after, "overlap: it may begin before the segment before it has certainly begun")
        elif after.start.begins <= segment.until:
            refuse(after, f"overlap: the segment before it runs until {segment.until}")
        elif after.start.begins > segment.until + DAY and not timeline:
            refuse(after, f"gap: nothing holds from {segment.until + DAY} until {after.start.begins - DAY}")
        done.append(replace(segment, ends=after.start.begins > segment.until + DAY))
    return (*done, replace(last, ends=last.until is not None))
