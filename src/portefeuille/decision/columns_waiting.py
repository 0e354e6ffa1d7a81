"""How many rows need review for want of one fact alone, and of which.

What a row waits for is told by the rules for one row of each pattern: which facts are missing, and the choices that
decide whether they matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from portefeuille.decision import verdicts
from portefeuille.decision.columns_facts import Facts
from portefeuille.decision.columns_periods import KEPT, Period
from portefeuille.decision.columns_rows import OUTCOMES
from portefeuille.decision.judge import bench
from portefeuille.decision.planned import CRITERIA, REQUIRED, Scope
from portefeuille.decision.row import Row
from portefeuille.law import Law
from portefeuille.rules.evaluate import Evaluation
from portefeuille.rules.facts import FACTS
from portefeuille.rules.units import EXACT

Ints = NDArray[np.int64]
#: Choices that decide whether another fact is asked for.
GATES = (
    "legal_form", "sheltered_workshop", "size_given", "has_previous_year", "has_year_before", "service", "online",
    "written_report", "legally_required", "ordinary_expense",
)  # fmt: skip
#: What the size and the rate hang on; it matters while a figure is missing.
SIZES = ("small", "medium")


@dataclass(eq=False)
class Waiting:
    """Counts over the blocks of one table."""

    _kept: dict[tuple[Any, ...], str | None] = field(default_factory=dict)

    def count(self, period: Period, scope: Scope, facts: Facts, results: Mapping[str, NDArray[Any]]) -> Counter[str]:
        """Rows by the path of the one fact they wait for."""
        waits = (results["outcome"] == OUTCOMES.index("needs_review")) & ~facts.bad
        rows = np.flatnonzero(waits)
        total: Counter[str] = Counter()
        if not len(rows):
            return total
        here = {name: values[rows] for name, values in facts.values.items()}
        pattern = pl.DataFrame(dict(_pattern(here, period.law)))
        groups = pattern.with_row_index("row").group_by(pattern.columns).agg(pl.first("row"), pl.len().alias("times"))
        for *key, first, times in groups.iter_rows():
            path = self._path((id(period), scope, *key), period.law, scope, {name: int(v[first]) for name, v in here.items()})
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


def _pattern(facts: Mapping[str, Ints], law: Law) -> Iterator[tuple[str, Ints]]:
    """What decides which facts are asked for, as columns."""
    decisive = [name for name in facts if FACTS[name].decisive]
    missing = np.zeros(len(facts["on"]), np.int64)
    for place, name in enumerate(decisive):
        missing |= (facts[name] < 0).astype(np.int64) << place
    yield "missing", missing
    for name in GATES:
        if name in facts:
            yield name, facts[name]
    figures = [name for name in decisive if FACTS[name].unit.scale == EXACT]
    open_ = np.logical_or.reduce([facts[name] < 0 for name in figures])
    for name in figures:
        yield name, np.where(open_, _class(name, facts[name], law), 0)
    if "theme" in facts:
        yield "theme", np.where(open_, facts["theme"], 0)


def _class(name: str, values: Ints, law: Law) -> Ints:
    """Below the ceilings of a small enterprise (1), of a medium one (2), or above (3); 0 where missing."""
    figure = name.removeprefix("previous_").removeprefix("before_")
    limits = [law.value(f"size.{size}.{figure}") for size in SIZES]
    small, medium = (int(limit) * EXACT for limit in limits if isinstance(limit, int))
    below = "left" if figure != "headcount" else "right"
    return np.where(values < 0, 0, 1 + np.searchsorted([small, medium], values, side=below)).astype(np.int64)
