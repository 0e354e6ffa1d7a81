"""The rules of a day as a straight plan of two-valued steps: what the readers for many rows share.

Three-valued logic is spelled out here, once: a condition becomes two plain ones (it can be true; it can be false), a
value becomes a value and whether it is known, a criterion becomes the leaves that are possible.  The
kernel, Polars and SQL only write the steps down in their own words.

What the law does not know on the day (an undetermined parameter, a doubt) and what it chooses are settled when the plan
is made; numbers of the law are not, so one plan serves every reform of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from portefeuille.rules.facts import FACTS
from portefeuille.rules.registry import Rule, RuleSet
from portefeuille.rules.tree import (
    And,
    Arith,
    Chosen,
    Compare,
    Concept,
    Const,
    Extreme,
    Fact,
    If,
    Inexact,
    IsIn,
    Leaf,
    Node,
    Not,
    Or,
    Param,
    ShareOf,
    Status,
    Verdict,
)
from portefeuille.rules.two_valued import FALSE, TRUE, Step, both, choose, compared, either, lit, never, where


@dataclass(frozen=True, slots=True)
class Truth:
    """A condition: whether it can be true, and whether it can be false."""

    can: Step
    cannot: Step


@dataclass(frozen=True, slots=True)
class Valued:
    """A value, and whether it is known; while it is not, the value means nothing."""

    value: Step
    known: Step


@dataclass(frozen=True)
class PlannedCriterion:
    """The leaves of a criterion, and for each the condition under which it is possible."""

    name: str
    leaves: tuple[Leaf, ...]
    possible: tuple[Step, ...]


@dataclass(frozen=True)
class Plan:
    """Steps in order: each concept as value and known, then each criterion with its possible leaves.

    ``columns`` are the facts that the steps read, ``parameters`` the parameters, in a fixed order.
    """

    concepts: tuple[tuple[str, Valued], ...]
    criteria: tuple[PlannedCriterion, ...]
    columns: tuple[str, ...]
    parameters: tuple[tuple[str, int], ...]
    required: tuple[str, ...]


def decisive(fact: str) -> bool:
    """Can the fact be missing from a row?"""
    return FACTS[fact].decisive


@dataclass
class Planner:
    """Makes the plan of a set of rules.

    ``undetermined`` and ``doubted`` name the parameters without a value, and with a default in place of one.
    ``choices`` gives the choices of the law.  ``fixed`` gives facts that are the same in all rows: they are worked into the plan and need no column.
    """

    rules: RuleSet
    undetermined: frozenset[str] = frozenset()
    doubted: frozenset[str] = frozenset()
    fixed: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    columns: dict[str, None] = field(default_factory=dict)
    parameters: dict[tuple[str, int], None] = field(default_factory=dict)
    concepts: dict[str, Valued] = field(default_factory=dict)

    def plan(self, criteria: tuple[str, ...], required: tuple[str, ...]) -> Plan:
        """The plan for these criteria; ``required`` are the concepts that must be known for an application to pass."""
        for name in required:
            self._concept(name)
        planned = tuple(self._criterion(self.rules.rules[name]) for name in criteria)
        return Plan(
            tuple(self.concepts.items()), planned, tuple(self.columns), tuple(self.parameters), required
        )

    def _criterion(self, rule: Rule) -> PlannedCriterion:
        possible = dict.fromkeys(rule.leaves, FALSE)
        self._follow(rule.tree, TRUE, possible)
        return PlannedCriterion(rule.name, rule.leaves, tuple(possible.values()))

    def _follow(self, node: Node, under: Step, possible: dict[Leaf, Step]) -> None:
        """Follow the paths of a criterion; ``under`` is the condition of being here."""
        if isinstance(node, Leaf):
            possible[node] = either(possible[node], under)
            return
        assert isinstance(node, If)
        test = self.truth(node.test)
        for condition, branch in ((test.can, node.then), (test.cannot, node.other)):
            here = both(under, condition)
            if here != FALSE:
                self._follow(branch, here, possible)

    def _concept(self, name: str) -> Valued:
        if name not in self.concepts:
            worked = self.value(self.rules.rules[name].tree)
            self.concepts[name] = worked
        known = self.concepts[name].known
        return Valued(
            Step("var", name=name), known if known in (TRUE, FALSE) else Step("var", name=f"{name}?")
        )

    def truth(self, node: Node) -> Truth:
        """A condition as two plain ones."""
        match node:
            case And(items=items):
                parts = [self.truth(item) for item in items]
                return Truth(both(*(part.can for part in parts)), either(*(part.cannot for part in parts)))
            case Or(items=items):
                parts = [self.truth(item) for item in items]
                return Truth(either(*(part.can for part in parts)), both(*(part.cannot for part in parts)))
            case Not(item=item):
                part = self.truth(item)
                return Truth(part.cannot, part.can)
            case Status(name=name, asks=asks):
                return _settled(name in (self.undetermined if asks == "undetermined" else self.doubted))
            case Chosen(name=name, option=option):
                return _settled(self.choices.get(name) == option)
            case Compare(op=op, left=left, right=right):
                return self._uncertain(op, self.value(left), self.value(right))
            case IsIn(item=item, options=options):
                worked = self.value(item)
                inside = either(*(compared("==", worked.value, lit(option)) for option in options))
                return _open(inside, worked.known)
            case Inexact(rate=rate, amount=amount):
                return self._uncertain("inexact", self.value(rate), self.value(amount))
            case If(test=test, then=then, other=other):
                asked, yes, no = self.truth(test), self.truth(then), self.truth(other)
                return Truth(
                    either(both(asked.can, yes.can), both(asked.cannot, no.can)),
                    either(both(asked.can, yes.cannot), both(asked.cannot, no.cannot)),
                )
        worked = self.value(node)
        return _open(compared("!=", worked.value, lit(0)), worked.known)

    def _uncertain(self, op: str, left: Valued, right: Valued) -> Truth:
        return _open(compared(op, left.value, right.value), both(left.known, right.known))

    def value(self, node: Node) -> Valued:
        """A value, and whether it is known."""
        match node:
            case Const(value=value):
                return Valued(lit(value), TRUE)
            case Fact(name=name):
                return self._fact(name)
            case Concept(name=name):
                return self._concept(name)
            case Param(name=name, scale=scale):
                if name in self.undetermined:
                    return Valued(lit(0), FALSE)
                self.parameters[name, scale] = None
                return Valued(Step("par", name=name, value=scale), TRUE)
            case If(test=test, then=then, other=other):
                return self._either_value(self.truth(test), self.value(then), self.value(other))
            case Arith(op=op, left=left, right=right) | Extreme(op=op, left=left, right=right):
                return _operated(op, self.value(left), self.value(right))
            case ShareOf(rate=rate, amount=amount, word=word):
                return _operated(word, self.value(rate), self.value(amount))
        asked = self.truth(node)
        return Valued(where(asked.can, lit(1), lit(0)), never(both(asked.can, asked.cannot)))

    def _fact(self, name: str) -> Valued:
        if name in self.fixed:
            value = self.fixed[name]
            return Valued(lit(max(value, 0)), FALSE if value < 0 else TRUE)
        self.columns[name] = None
        column = Step("col", name=name)
        return Valued(column, Step("has", name=name) if decisive(name) else TRUE)

    def _either_value(self, asked: Truth, then: Valued, other: Valued) -> Valued:
        torn = both(asked.can, asked.cannot)
        same = (
            both(then.known, other.known, compared("==", then.value, other.value)) if torn != FALSE else FALSE
        )
        return Valued(
            where(asked.can, then.value, other.value),
            choose(torn, same, choose(asked.can, then.known, other.known)),
        )


def _settled(holds: bool) -> Truth:
    return Truth(TRUE, FALSE) if holds else Truth(FALSE, TRUE)


def _open(holds: Step, known: Step) -> Truth:
    """A comparison that is open while its sides are not known."""
    if known == FALSE:
        return Truth(TRUE, TRUE)
    unknown = never(known)
    return Truth(either(unknown, holds), either(unknown, never(holds)))


def _operated(op: str, left: Valued, right: Valued) -> Valued:
    return Valued(Step(op, (left.value, right.value)), both(left.known, right.known))


def leaf_order(leaves: tuple[Leaf, ...], *verdicts: Verdict) -> tuple[int, ...]:
    """The places of the leaves with these verdicts, in the order in which one stands for several: reserved ones last."""
    chosen = [index for index, leaf in enumerate(leaves) if leaf.verdict in verdicts]
    return tuple(sorted(chosen, key=lambda index: leaves[index].verdict.reserved))
