"""From a parameter file to parameters: every key is known, every value fits its unit, every source exists."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from yaml.nodes import Node

from portefeuille.law.model import CRITERIA, Parameter, Segment
from portefeuille.law.nodes import LANGUAGES, File, line
from portefeuille.law.segments import SegmentReader, follow
from portefeuille.law.units import UNITS

KEYS = frozenset({"title", "about", "unit", "choices", "criterion", "segments"})


@dataclass(frozen=True, slots=True)
class Register:
    """What the source register knows: the ids that may be cited, and those that are contradictions."""

    sources: Collection[str]
    contradictions: Collection[str]


def read(name: str, text: str, register: Register, timeline: bool = False) -> dict[str, Parameter]:
    """All parameters of one file. `timeline`: gaps are allowed and the last period ends before 2016-04-01."""
    file = File(name, text)
    if file.root is None:
        file.refuse(None, "", "the file is empty")
    file.mapping(file.root, "", "the file")
    return {key.value: _parameter(file, key, node, register, timeline) for key, node in file.root.value}


def _parameter(file: File, key: Node, node: Node, register: Register, timeline: bool) -> Parameter:
    name = str(key.value)
    keys = file.keys(node, name, "the parameter", KEYS)
    for needed in ("title", "unit", "segments"):
        if needed not in keys:
            file.refuse(key, name, f"{needed} is missing")
    title = file.languages(keys["title"], name, "title", LANGUAGES)
    about = file.languages(keys["about"], name, "about", ("nl",)) if "about" in keys else {}
    unit = file.text(keys["unit"], name, "unit")
    if unit not in UNITS:
        file.refuse(keys["unit"], name, f"unknown unit {unit!r}; known: {', '.join(sorted(UNITS))}")
    choices = _choices(file, name, keys, key, unit)
    criterion = _criterion(file, name, keys)
    reader = SegmentReader(file, name, unit, choices, register.sources, register.contradictions, timeline)
    segments = tuple(reader.read(item) for item in file.sequence(keys["segments"], name, "segments"))
    segments = follow(file, name, segments, timeline)
    if "criterion" not in keys and not timeline:
        _needs_criterion(file, name, segments, key)
    return Parameter(name, unit, choices, criterion, title, about, segments, file.name, line(key))


def _choices(file: File, name: str, keys: dict[str, Node], node: Node, unit: str) -> tuple[str, ...]:
    if unit != "choice":
        if "choices" in keys:
            file.refuse(keys["choices"], name, f"choices belong to unit choice, not to {unit}")
        return ()
    if "choices" not in keys:
        file.refuse(node, name, "unit choice needs choices")
    choices = file.texts(keys["choices"], name, "choices")
    if len(set(choices)) != len(choices) or len(choices) < 2:
        file.refuse(keys["choices"], name, "choices must be at least two different words")
    return choices


def _criterion(file: File, name: str, keys: dict[str, Node]) -> str | None:
    if "criterion" not in keys:
        return None
    criterion = file.text(keys["criterion"], name, "criterion")
    if criterion == "none":
        return None
    if criterion not in CRITERIA:
        file.refuse(keys["criterion"], name, f"unknown criterion {criterion!r}")
    return criterion


def _needs_criterion(file: File, name: str, segments: tuple[Segment, ...], node: Node) -> None:
    if any(segment.kind == "unknown" or not segment.start.certain for segment in segments):
        file.refuse(
            node,
            name,
            "an uncertain parameter says under which criterion it is reserved (or criterion: none)",
        )
