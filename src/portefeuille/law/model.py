"""The shapes of the law as data: a boundary, a segment, a parameter, and what is read on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from portefeuille.law.units import Value

START = date(2016, 4, 1)  # the regime of today begins: from here on parameters have no gap
TIMELINE = date(2009, 1, 1)  # the scheme begins
DAY = timedelta(days=1)

Kind = Literal["value", "unknown", "same_as", "absent"]
Status = Literal["known", "unknown", "absent", "unpublished"]
Texts = Mapping[str, str]

CRITERIA = frozenset(
    {
        "size",
        "legal_form",
        "establishment",
        "private_sector",
        "main_activity",
        "registered",
        "in_order",
        "service",
    }
    | {
        "theme",
        "exclusion",
        "advice_conditions",
        "apply_window",
        "agreement_first",
        "project_end",
        "interaction",
    }
    | {"provider", "related_party", "participants", "minimum_amount", "ceiling", "de_minimis"}
)
CONFIDENCE = "HMLU"  # high, middle, low, unknown: from strong to weak


@dataclass(frozen=True, slots=True)
class Boundary:
    """The first day of a segment. Uncertain when earliest < latest; `default` None: no day may be assumed."""

    earliest: date
    latest: date
    default: date | None
    confidence: str | None = None

    @property
    def certain(self) -> bool:
        return self.earliest == self.latest

    @property
    def begins(self) -> date:
        """The day from which the predecessor is no longer simply in force."""
        return self.default or self.earliest


@dataclass(frozen=True, slots=True)
class Segment:
    """One period of a parameter. `until` is inclusive; None: open, or simply until the next one begins."""

    kind: Kind
    value: Value | None  # of kind value; of kind unknown: the default, if any
    same_as: str | None
    alternatives: tuple[Value, ...]
    start: Boundary
    until: date | None
    ends: bool  # truly ends on `until`: what follows is a gap (timeline only), not the next segment
    known_from: date
    source: tuple[str, ...]
    confidence: str
    checked_on: date
    notes: Texts
    contradictions: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named number (or yes/no, or choice) of the law with its whole history."""

    name: str
    unit: str
    choices: tuple[str, ...]
    criterion: str | None
    title: Texts
    about: Texts
    segments: tuple[Segment, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a parameter says on a day, as known on a day.

    value: scaled (cents, basis points, ...); None when unknown without default, absent or not yet published.
    since, until: first and last day (inclusive) of the value; until None: open.
    status: known; unknown (value is then the default, if any); absent (did not exist); unpublished.
    uncertain: the law may say something else; then `alternatives` lists what it may say, in order of time.
    """

    name: str
    unit: str
    value: Value | None
    since: date
    until: date | None
    source: tuple[str, ...]
    confidence: str
    checked_on: date
    known_from: date
    uncertain: bool
    alternatives: tuple[Value | None, ...]
    has_default: bool
    criterion: str | None
    notes: Texts
    title: Texts
    status: Status
    contradictions: tuple[str, ...]
