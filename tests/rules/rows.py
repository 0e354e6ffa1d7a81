"""Rows drawn at random around the thresholds of the law, for what must hold of every row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from portefeuille.law import Law, load
from portefeuille.rules import amounts, book, enterprise, project, size
from portefeuille.rules.evaluate import Evaluation
from portefeuille.rules.facts import FACTS
from portefeuille.rules.registry import BEGIN, Rule, RuleSet
from portefeuille.rules.tree import Node
from portefeuille.rules.units import EXACT, Unit

CALM = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CHAPTERS = (size.chapter, enterprise.chapter, project.chapter, amounts.chapter)
DAYS = [
    BEGIN, date(2019, 11, 30), date(2019, 12, 1), date(2020, 1, 1), date(2021, 9, 12), date(2021, 9, 13),
    date(2022, 12, 31), date(2023, 1, 1), date(2023, 3, 15), date(2024, 1, 1), date(2024, 6, 4), date(2024, 6, 5),
    date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1), date(2026, 9, 9),
]  # fmt: skip
KNOWN = date(2026, 11, 22)
DECISIVE = sorted(name for name, fact in FACTS.items() if fact.decisive)


def around(*thresholds: int) -> list[int]:
    """Each threshold with the values just below and above it, none below zero."""
    return sorted({value + step for value in thresholds for step in (-1, 0, 1) if value + step >= 0})


FIGURES = {
    "fte": around(0, *(number * 100 * EXACT for number in (50, 250))),
    "eur": around(0, *(number * 100 * EXACT for number in (10_000_000, 43_000_000, 50_000_000))),
}
AMOUNTS = around(0, 10_000, 33_335, 50_000, 100_000, 750_000, 1_000_000, 1_500_000, 2_500_000, 3_750_000)
AID = around(0, 10_000_000, 20_000_000, 29_999_999 - 750_000, 30_000_000)


def _values(name: str, unit: Unit) -> st.SearchStrategy[int]:
    match unit.name:
        case "bool":
            return st.integers(0, 1)
        case "choice":
            return st.integers(0, len(unit.categories) - 1)
        case "share":
            return st.sampled_from(around(0, 2_500, 9_999))
        case "count":
            return st.sampled_from(around(1, 3))
        case "day":
            return st.sampled_from(
                [date(2024, 6, 5).toordinal() + step for step in (-400, -15, -14, -13, 0, 1, 13, 400)]
            )
    if unit.scale == EXACT:
        return st.sampled_from(FIGURES[unit.name])
    return st.sampled_from(AID if name.startswith("de_minimis") else AMOUNTS)


#: A value for every fact.
WHOLE = st.fixed_dictionaries({name: _values(name, fact.unit) for name, fact in FACTS.items()})
#: The decisive facts that are not given.
GAPS = st.lists(st.sampled_from(DECISIVE), unique=True, max_size=5)


@dataclass(frozen=True)
class Day:
    """The rules and the values of the law of a day."""

    on: date
    rules: RuleSet
    parameters: Mapping[str, Any]
    doubted: frozenset[str]

    @property
    def undetermined(self) -> frozenset[str]:
        return frozenset(name for name, value in self.parameters.items() if value is None)

    @property
    def choices(self) -> frozenset[tuple[str, str]]:
        return frozenset((name, value) for name, value in self.parameters.items() if isinstance(value, str))

    def evaluation(self, row: Mapping[str, int | None], *, trace: bool = False) -> Evaluation:
        return Evaluation(self.rules, row, self.parameters, self.doubted, trace)


def day(on: date, known: date = KNOWN) -> Day:
    """A day of the law as written down in this package."""
    law: Law = load().on(on, known)
    rules = book().on(on, known)
    readings = {name: law.reading(name) for rule in rules.rules.values() for name in rule.parameters}
    doubted = frozenset(name for name, each in readings.items() if each.uncertain and each.value is not None)
    return Day(on, rules, {name: each.value for name, each in readings.items()}, doubted)


LAWS = [day(on) for on in DAYS]


def without(row: Mapping[str, int], gaps: list[str]) -> dict[str, int | None]:
    """The row in which these facts are missing."""
    return {name: None if name in gaps else value for name, value in row.items()}


def ruleset(unit: Unit, **trees: Node) -> RuleSet:
    """Rules made by hand, straight from trees."""
    made = {
        name: Rule(name, ("R-1.1",), BEGIN, date.max, date.min, unit, "", tree)
        for name, tree in trees.items()
    }
    return RuleSet(made)
