"""A row before the rules of its day: findings and amounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from portefeuille import rules
from portefeuille.decision.model import ELIGIBLE, INELIGIBLE, NEEDS_REVIEW
from portefeuille.decision.row import Row
from portefeuille.decision.verdicts import outcome
from portefeuille.law import Law
from portefeuille.rules.evaluate import Evaluation, Finding, Unknown, Value
from portefeuille.rules.registry import RuleSet
from portefeuille.rules.swift import MISSING, Function, Touched, functions, without_gaps
from portefeuille.rules.tree import Leaf


@dataclass(frozen=True, slots=True)
class Touching:
    """What must be judged again when some facts change: all rules they touch, and of what was asked the criteria and
    the values; a value on which another one rests is left to that one."""

    names: frozenset[str]
    criteria: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True)
class Bench:
    """What a row is judged by: the rules of the day and the values of the law that they use."""

    rules: RuleSet
    parameters: Mapping[str, Any]
    doubted: frozenset[str]
    _touching: dict[Any, Touching] = field(default_factory=dict, repr=False)

    def touching(
        self, facts: tuple[str, ...], criteria: tuple[str, ...], values: tuple[str, ...]
    ) -> Touching:
        """What changes of these facts touch, of the criteria and values that were asked."""
        key = (facts, criteria, values)
        if key not in self._touching:
            names: frozenset[str] = frozenset().union(*(self.rules.touched.get(fact, ()) for fact in facts))
            used = {concept for name in values for concept in self.rules.rules[name].concepts}
            self._touching[key] = Touching(
                names,
                tuple(name for name in criteria if name in names),
                tuple(name for name in values if name in names and name not in used),
            )
        return self._touching[key]

    @cached_property
    def choices(self) -> frozenset[tuple[str, str]]:
        """What the law chooses: (parameter, option)."""
        return frozenset((name, value) for name, value in self.parameters.items() if isinstance(value, str))

    @cached_property
    def known_parameters(self) -> Mapping[str, Any]:
        """The values of the law for the swift functions."""
        return without_gaps(self.parameters)

    @cached_property
    def swift(self) -> Mapping[str, Function]:
        """The rules as plain functions."""
        undetermined = frozenset(name for name, value in self.parameters.items() if value is None)
        return functions(self.rules, undetermined, self.doubted, self.choices)


def bench(law: Law) -> Bench:
    """The rules and parameters of a law; made once while neither changes."""
    return _bench(law, _rules(law.on_date, law.known), law.period)


@lru_cache(maxsize=4096)
def _rules(on: date, known: date) -> RuleSet:
    return rules.book().on(on, known)


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
        return frozenset(criteria).union(
            name for name, each in self.values.items() if isinstance(each, Unknown)
        )

    def changed(self, changes: Mapping[str, int]) -> str:
        """The outcome when these facts of the row are changed; only what depends on them is judged again."""
        touched = self.bench.touching(tuple(changes), tuple(self.findings), tuple(self.values))
        if self.refusing - touched.names:
            return INELIGIBLE
        again = Again(self, changes)
        undecided = bool(self.undecided - touched.names)
        for name in touched.criteria:
            leaf = again.leaf(name)
            if leaf is None:
                undecided = True
            elif leaf.verdict.refuses:
                return INELIGIBLE
            elif not leaf.verdict.passes:
                undecided = True
        if undecided or any(again.unknown(name) for name in touched.values):
            return NEEDS_REVIEW
        return ELIGIBLE

    @cached_property
    def known_row(self) -> dict[str, Any]:
        """The row for the swift functions."""
        return without_gaps(self.evaluation.row)


class Again:
    """A row with changes, judged as far as asked: swiftly while nothing that is missing is touched."""

    def __init__(self, judged: Judged, changes: Mapping[str, int]) -> None:
        self._bench, self._parameters = judged.bench, judged.bench.known_parameters
        self._row = {**judged.known_row, **changes}
        self._answers: dict[str, Any] = {}
        self._judged, self._changes = judged, changes

    def _slow(self) -> Evaluation:
        row = {**self._judged.evaluation.row, **self._changes}
        return Evaluation(self._bench.rules, row, self._bench.parameters, self._bench.doubted)

    def leaf(self, criterion: str) -> Leaf | None:
        """What a criterion comes to; None while its leaves disagree."""
        try:
            found: Leaf = self._bench.swift[criterion](self._row, self._parameters, self._answers)
        except Touched:
            return self._slow().criterion(criterion).leaf
        return found

    def unknown(self, concept: str) -> bool:
        """Is the value of a concept not known?"""
        try:
            return self._bench.swift[concept](self._row, self._parameters, self._answers) is MISSING
        except Touched:
            return isinstance(self._slow().concept(concept), Unknown)


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
