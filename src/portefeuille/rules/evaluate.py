"""One row against the rules of a day, in three-valued logic: the reader behind explain, ask and flips.

A fact that is missing makes a comparison unknown.  An unknown condition leaves both branches possible, so a criterion
comes to a *set* of leaves; it is decided when all leaves of the set agree.  An unknown answer blames the facts (and
the parameters of the law) of the condition that could not be answered; what lies behind a guard (a condition that only
refuses) is asked at once, what lies behind a fork is asked later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import add, eq, ge, gt, le, lt, ne, sub
from typing import Any

from portefeuille.rules.registry import RuleSet
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
from portefeuille.rules.words import SHARES, inexact

OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "<": lt, "<=": le, ">": gt, ">=": ge, "==": eq, "!=": ne, "+": add, "-": sub, "min": min, "max": max,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer, for want of these facts and parameters."""

    facts: frozenset[str] = frozenset()
    parameters: frozenset[str] = frozenset()

    def __or__(self, other: Unknown) -> Unknown:
        return Unknown(self.facts | other.facts, self.parameters | other.parameters)


Value = int | Unknown


@dataclass(frozen=True, slots=True)
class Check:
    """A comparison that was made: the node, both values (scaled integers) and whether it holds (None: unknown)."""

    node: Compare
    left: int | None
    right: int | None
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a criterion came to.  ``leaf`` is None while the possible leaves disagree; then ``unknown`` says why.

    ``certain``: only one leaf is possible.  Otherwise the leaf stands for several that come to the same.
    """

    criterion: str
    leaf: Leaf | None
    unknown: Unknown
    checks: tuple[Check, ...] = ()
    certain: bool = True

    @property
    def refuses(self) -> bool:
        """Is the application refused on this alone?"""
        return self.leaf is not None and self.leaf.verdict.refuses

    @property
    def passes(self) -> bool:
        """May the application go on, as far as this is concerned?"""
        return self.leaf is not None and self.leaf.verdict.passes


@dataclass
class Evaluation:
    """The rules of a day applied to one row.

    ``row`` gives a scaled integer for each fact, or None where it is missing; a fact that the row lacks is an error
    (KeyError).  ``parameters`` gives the values of the law, None where the law is not known; ``doubted`` the names of
    those for which a default stands in.
    """

    rules: RuleSet
    row: Mapping[str, int | None]
    parameters: Mapping[str, Any]
    doubted: frozenset[str] = frozenset()
    trace: bool = False
    _known: dict[str, Value] = field(default_factory=dict)
    _checks: list[Check] = field(default_factory=list)
    _made: dict[str, tuple[Check, ...]] = field(default_factory=dict)
    #: The parameters of the law that were read, in the order in which they were first needed.
    read: dict[str, None] = field(default_factory=dict)

    def concept(self, name: str) -> Value:
        """The answer of a rule that gives a value: a scaled integer or :class:`Unknown`."""
        if name not in self._known:
            checks, self._checks = self._checks, []
            self._known[name] = self._value(self.rules.rules[name].tree)
            self._made[name] = tuple(self._checks)
            self._checks = checks
        return self._known[name]

    def checks_of(self, concept: str) -> tuple[Check, ...]:
        """The comparisons made for a concept; none where it was not needed (or nothing is traced)."""
        return self._made.get(concept, ())

    def gap(self, node: Compare) -> int | None:
        """How far the left side of a comparison lies above the right one; None where a side is not known."""
        left, right = self._value(node.left), self._value(node.right)
        return None if isinstance(left, Unknown) or isinstance(right, Unknown) else left - right

    def criterion(self, name: str) -> Finding:
        """What the criterion comes to."""
        self._checks = []
        leaves, unknown = self._leaves(self.rules.rules[name].tree)
        return Finding(name, _agreed(leaves), unknown, tuple(self._checks), len(leaves) == 1)

    def _leaves(self, node: Node) -> tuple[tuple[Leaf, ...], Unknown]:
        if isinstance(node, Leaf):
            return (node,), Unknown()
        assert isinstance(node, If)
        test = self._value(node.test)
        if not isinstance(test, Unknown):
            return self._leaves(node.then if test else node.other)
        then, _ = self._leaves(node.then)
        other, behind = self._leaves(node.other)
        guard = isinstance(node.then, Leaf) and node.then.verdict.refuses
        return tuple(dict.fromkeys(then + other)), test | behind if guard else test

    def _value(self, node: Node) -> Value:
        return READERS[type(node)](self, node)

    def _fact(self, node: Fact) -> Value:
        value = self.row[node.name]
        return Unknown(frozenset((node.name,))) if value is None else value

    def _param(self, node: Param) -> Value:
        value = self.parameters[node.name]
        self.read[node.name] = None
        if value is None:
            return Unknown(parameters=frozenset((node.name,)))
        return int(value) * node.scale

    def _status(self, node: Status) -> Value:
        if node.asks == "undetermined":
            return self.parameters[node.name] is None
        return node.name in self.doubted

    def _chosen(self, node: Chosen) -> Value:
        return bool(self.parameters[node.name] == node.option)

    def _if(self, node: If) -> Value:
        test = self._value(node.test)
        if not isinstance(test, Unknown):
            return self._value(node.then if test else node.other)
        then, other = self._value(node.then), self._value(node.other)
        return then if then == other and not isinstance(then, Unknown) else test

    def _and(self, node: And) -> Value:
        return self._connected(node.items, False)

    def _or(self, node: Or) -> Value:
        return self._connected(node.items, True)

    def _connected(self, items: tuple[Node, ...], decides: bool) -> Value:
        unknown: Unknown | None = None
        for item in items:
            value = self._value(item)
            if isinstance(value, Unknown):
                unknown = unknown | value if unknown else value
            elif bool(value) is decides:
                return decides
        return (not decides) if unknown is None else unknown

    def _not(self, node: Not) -> Value:
        value = self._value(node.item)
        return value if isinstance(value, Unknown) else not value

    def _is_in(self, node: IsIn) -> Value:
        value = self._value(node.item)
        return value if isinstance(value, Unknown) else value in node.options

    def _compare(self, node: Compare) -> Value:
        left, right = self._value(node.left), self._value(node.right)
        value = _apply(OPERATORS[node.op], left, right)
        if self.trace:
            self._checks.append(Check(node, _shown(left), _shown(right), _shown(value)))  # type: ignore[arg-type]  # the types of the tree
        return value

    def _operate(self, node: Arith | Extreme) -> Value:
        return _apply(OPERATORS[node.op], self._value(node.left), self._value(node.right))

    def _share_of(self, node: ShareOf) -> Value:
        return _apply(SHARES[node.word], self._value(node.rate), self._value(node.amount))

    def _inexact(self, node: Inexact) -> Value:
        return _apply(inexact, self._value(node.rate), self._value(node.amount))


def _shown(value: Value) -> int | None:
    return None if isinstance(value, Unknown) else value


def _apply(operation: Callable[[Any, Any], Any], left: Value, right: Value) -> Value:
    if isinstance(left, Unknown):
        return left | right if isinstance(right, Unknown) else left
    if isinstance(right, Unknown):
        return right
    result: int = operation(left, right)
    return result


def _agreed(leaves: tuple[Leaf, ...]) -> Leaf | None:
    """The leaf that stands for the set, when all agree: a reservation only where no leaf is without."""
    if len(leaves) == 1:
        return leaves[0]
    verdicts = [leaf.verdict for leaf in leaves]
    if all(verdict.refuses for verdict in verdicts) or all(verdict.passes for verdict in verdicts):
        asked = [leaf for leaf in leaves if leaf.verdict is not Verdict.NOT_APPLICABLE] or list(leaves)
        return next((leaf for leaf in asked if not leaf.verdict.reserved), asked[0])
    if all(verdict in (Verdict.JUDGEMENT, Verdict.LAW) for verdict in verdicts):
        return leaves[0]
    return None


READERS: dict[type[Node], Callable[[Evaluation, Any], Value]] = {
    Const: lambda _, node: node.value,
    Fact: Evaluation._fact,
    Concept: lambda evaluation, node: evaluation.concept(node.name),
    Param: Evaluation._param,
    Status: Evaluation._status,
    Chosen: Evaluation._chosen,
    If: Evaluation._if,
    And: Evaluation._and,
    Or: Evaluation._or,
    Not: Evaluation._not,
    IsIn: Evaluation._is_in,
    Compare: Evaluation._compare,
    Arith: Evaluation._operate,
    Extreme: Evaluation._operate,
    ShareOf: Evaluation._share_of,
    Inexact: Evaluation._inexact,
}
