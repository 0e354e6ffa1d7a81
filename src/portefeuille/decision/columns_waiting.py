"""How many rows need review for want of one fact alone, and of which.

What a row waits for is told by the rules for one row of each pattern: which facts are missing, and the choices that
decide whether they matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from portefeuille.decision import verdicts
from portefeuille.decision.columns_facts import Facts
from portefeuille.decision.columns_periods import KEPT, Period, category
from portefeuille.decision.columns_rows import OUTCOMES
from portefeuille.decision.judge import bench
from portefeuille.decision.planned import CRITERIA, REQUIRED, Scope
from portefeuille.decision.row import Row
from portefeuille.law import Law
from portefeuille.rules.bits import UNKNOWN_BIT
from portefeuille.rules.evaluate import Evaluation
from portefeuille.rules.facts import FACTS
from portefeuille.rules.units import EXACT

Ints = NDArray[np.int64]
Truths = NDArray[np.bool_]
#: Choices that decide whether another fact is asked for: of those about the size, and of those about the project.
SIZE_GATES = ("legal_form", "sheltered_workshop", "size_given", "has_previous_year", "has_year_before")
PROJECT_GATES = ("service", "online", "written_report", "legally_required", "ordinary_expense")
PROJECT_FACTS = ("service", "interactive", "written_report", "legally_required")
#: Themes with a rate of their own.
BONUS = tuple(
    category("theme", name) for name in ("digitalisation/cybersecurity", "sustainability/energy_efficiency")
)
#: The sizes with ceilings.  The class matters while a figure is missing, or whether a large enterprise is admitted.
SIZES = ("small", "medium")


@dataclass(eq=False)
class Waiting:
    """Counts over the blocks of one table."""

    _kept: dict[tuple[Any, ...], str | None] = field(default_factory=dict)

    def count(
        self, period: Period, scope: Scope, facts: Facts, results: Mapping[str, NDArray[Any]]
    ) -> Counter[str]:
        """Rows by the path of the one fact they wait for."""
        rows = np.flatnonzero((results["outcome"] == OUTCOMES.index("needs_review")) & ~facts.bad)
        here = {name: values[rows] for name, values in facts.values.items()}
        decisive = [name for name in here if FACTS[name].decisive]
        sure, vague, one = _blamed(
            here, decisive, {name: each[rows] for name, each in results.items()}, period, scope
        )
        total: Counter[str] = Counter()
        for place, name in enumerate(decisive):
            total[FACTS[name].path] += int(((sure == 1 << place) & (vague == 0)).sum())
        rest = np.flatnonzero((vague != 0) & one)
        pattern = {"sure": sure[rest], "vague": vague[rest]}
        here = {name: values[rest] for name, values in here.items()}
        total.update(self._told(here, pattern, period, scope))
        return +total

    def _told(
        self, here: Mapping[str, Ints], masks: Mapping[str, Ints], period: Period, scope: Scope
    ) -> Counter[str]:
        """The same for rows of which the masks do not tell it."""
        total: Counter[str] = Counter()
        pattern = pl.DataFrame({**masks, **dict(_pattern(here, masks["sure"] | masks["vague"], period.law))})
        groups = (
            pattern.with_row_index("row")
            .group_by(pattern.columns)
            .agg(pl.first("row"), pl.len().alias("times"))
        )
        for *key, first, times in groups.iter_rows():
            values = {name: int(each[first]) for name, each in here.items()}
            path = self._path((id(period), scope, *key), period.law, scope, values)
            if path is not None:
                total[path] += times
        return total

    def _path(self, key: tuple[Any, ...], law: Law, scope: Scope, values: Mapping[str, int]) -> str | None:
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            asked = waiting(law, scope, values)
            self._kept[key] = asked[0] if len(asked) == 1 else None
        return self._kept[key]


def waiting(law: Law, scope: Scope, values: Mapping[str, int]) -> tuple[str, ...]:
    """The paths that a row still waits for; -1 stands for a missing fact."""
    row = Row(law)
    for name, value in values.items():
        missing = value < 0 and FACTS[name].decisive
        row.put(name, None if missing else value)
    by = bench(law)
    evaluation = Evaluation(by.rules, row.values, by.parameters, by.doubted)
    findings = [evaluation.criterion(name) for name in CRITERIA[scope]]
    return tuple(verdicts.missing(findings, [evaluation.concept(name) for name in REQUIRED[scope]], row))


def _blamed(
    facts: Mapping[str, Ints],
    decisive: list[str],
    results: Mapping[str, NDArray[Any]],
    period: Period,
    scope: Scope,
) -> tuple[Ints, Ints, Truths]:
    """Masks of decisive facts: those surely waited for, and those of which some are; and whether it may be one alone.

    A criterion that is unknown for want of a fact waits for a missing fact within its reach: where there is but one, for
    that one.  So do the size and the amounts.
    """
    reach = bench(period.law).rules.reach
    unknown = {name: results["unknown"] & UNKNOWN_BIT[f"{name}.missing"] != 0 for name in CRITERIA[scope]}
    sized = (results["size"] >= 0) & ~unknown.get("size", np.False_)
    missing = np.zeros(len(sized), np.int64)
    for place, name in enumerate(decisive):
        idle = sized if FACTS[name].unit.scale == EXACT else _idle(facts, name)
        missing |= ((facts[name] < 0) & ~idle).astype(np.int64) << place
    unknown["enterprise_size"] = results["size"] < 0
    if scope != "enterprise":
        unknown["subsidy"] = results["subsidy"] < 0
    waits = []
    for name, open_ in unknown.items():
        within = sum(1 << place for place, fact in enumerate(decisive) if fact in reach[name])
        waits.append(np.where(open_, missing & within, 0))
    sure, vague, several = (np.zeros_like(missing) for _ in range(3))
    for each in waits:
        sure |= np.where(_single(each), each, 0)
    for each in waits:
        vague |= each & ~sure
        several |= (sure != 0) & (each != 0) & (each & sure == 0)
    return sure, vague, (several == 0) & _single(sure)


def _single(masks: Ints) -> Truths:
    """At most one bit is set."""
    found: Truths = masks & (masks - 1) == 0
    return found


def _idle(facts: Mapping[str, Ints], name: str) -> Truths:
    """Is a fact certainly not asked for?"""
    form = facts["legal_form"]
    idle: Truths = np.zeros(len(form), np.bool_)
    if name == "sheltered_workshop":
        idle = (form >= 0) & (form != category("legal_form", "workshop_only"))
    elif name in ("written_report", "legally_required"):
        idle = facts["service"] == category("service", "training")
    elif name == "interactive":
        idle = (facts["service"] == category("service", "advice")) | (facts["online"] == 0)
    return idle


def _pattern(facts: Mapping[str, Ints], asked: Ints, law: Law) -> Iterator[tuple[str, Ints]]:
    """What decides which of the facts in the masks are asked for, as columns."""
    decisive = [name for name in facts if FACTS[name].decisive]

    def among(names: Iterable[str]) -> Truths:
        wanted = sum(1 << place for place, name in enumerate(decisive) if name in names)
        found: Truths = asked & wanted != 0
        return found

    figures = [name for name in decisive if FACTS[name].unit.scale == EXACT]
    by_size = among((*figures, "legal_form", "sheltered_workshop"))
    for name in SIZE_GATES:
        yield name, np.where(by_size, facts[name], 0)
    for name in figures:
        yield name, np.where(by_size, _class(name, facts[name], law), 0)
    if "theme" in facts:
        bonus = np.select([facts["theme"] == theme for theme in BONUS], BONUS, 0)
        yield "theme", np.where(by_size, bonus, 0)
        by_project = among(PROJECT_FACTS)
        for name in PROJECT_GATES:
            yield name, np.where(by_project, facts[name], 0)


def _class(name: str, values: Ints, law: Law) -> Ints:
    """Below the ceilings of a small enterprise (1), of a medium one (2), or above (3); 0 where missing."""
    figure = name.removeprefix("previous_").removeprefix("before_")
    limits = [law.value(f"size.{size}.{figure}") for size in SIZES]
    ceilings = np.array([int(limit) * EXACT for limit in limits if isinstance(limit, int)], np.int64)
    place = np.searchsorted(ceilings, values, side="right" if figure == "headcount" else "left")
    return np.where(values < 0, 0, 1 + place)
