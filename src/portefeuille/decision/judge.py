"""A row before the rules of its day: findings and amounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from portefeuille import rules
from portefeuille.decision.model import ELIGIBLE, INELIGIBLE, NEEDS_REVIEW
from portefeuille.decision.row import Row
from portefeuille.decision.verdicts import outcome
from portefeuille.law import Law
from portefeuille.rules.evaluate import Evaluation, Finding, Unknown, Value
from portefeuille.rules.registry import RuleSet


@dataclass(frozen=True)
class Bench:
    """What a row is judged by: the rules of the day and the values of the law that they use."""

    rules: RuleSet
    parameters: Mapping[str, Any]
    doubted: frozenset[str]


def bench(law: Law) -> Bench:
    """The rules and parameters of a law; made once while neither changes."""
    return _bench(law, rules.book().on(law.on_date, law.known), law.period)


_benches: dict[tuple[int, Any], Bench] = {}


def _bench(law: Law, ruleset: RuleSet, period: Any) -> Bench:
    key = (id(ruleset), period)
    if key not in _benches:
        if len(_benches) > 256:
            _benches.clear()
        names = {name for rule in ruleset.rules.values() for name in rule.parameters}
        readings = {name: law.reading(name) for name in sorted(names)}
        doubted = (name for name, each in readings.items() if each.uncertain and each.value is not None)
        _benches[key] = Bench(
            ruleset, {name: each.value for name, each in readings.items()}, frozenset(doubted)
        )
    return _benches[key]


@dataclass(frozen=True)
class Judged:
    """What came out for a row: the findings by criterion, the values by concept, and the outcome."""

    bench: Bench
    evaluation: Evaluation
    findings: Mapping[str, Finding]
    values: Mapping[str, Value]

    @cached_property
    def outcome(self) -> str:
        """eligible, ineligible or needs_review."""
        return outcome(self.findings.values(), self.values.values())

    @cached_property
    def refusing(self) -> frozenset[str]:
        """The criteria that refuse."""
        return frozenset(name for name, finding in self.findings.items() if finding.refuses)

    @cached_property
    def undecided(self) -> frozenset[str]:
        """The criteria and the amounts that are not known."""
        criteria = (name for name, each in self.findings.items() if not each.refuses and not each.passes)
        return frozenset(criteria).union(name for name, each in self.values.items() if isinstance(each, Unknown))

    def changed(self, row: Row, changes: Mapping[str, int]) -> str:
        """The outcome when these facts of the row are changed; only what depends on them is judged again."""
        touched: frozenset[str] = frozenset().union(*(self.bench.rules.touched.get(fact, ()) for fact in changes))
        if self.refusing - touched:
            return INELIGIBLE
        evaluation = Evaluation(
            self.bench.rules, {**row.values, **changes}, self.bench.parameters, self.bench.doubted
        )
        again = [evaluation.criterion(name) for name in self.findings if name in touched]
        if any(finding.refuses for finding in again):
            return INELIGIBLE
        values = (evaluation.concept(name) for name in self.values if name in touched)
        if self.undecided - touched or not all(finding.passes for finding in again):
            return NEEDS_REVIEW
        return NEEDS_REVIEW if any(isinstance(value, Unknown) for value in values) else ELIGIBLE


def judge(row: Row, *, trace: bool = False, parameters: Mapping[str, Any] | None = None) -> Judged:
    """Judge a row.  ``parameters`` replace values of the law (to see what an alternative would give)."""
    by = bench(row.law)
    values = by.parameters if parameters is None else {**by.parameters, **parameters}
    evaluation = Evaluation(by.rules, row.values, values, by.doubted, trace)
    return Judged(
        by,
        evaluation,
        {name: evaluation.criterion(name) for name in row.criteria},
        {name: evaluation.concept(name) for name in row.concepts},
    )
