"""Units of nodes: what may be compared with, or added to, what."""

from __future__ import annotations

from dataclasses import replace

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
)
from portefeuille.rules.units import BOOL, VERDICT, Unit

#: Units that know no order and cannot be added: what stands behind them is no number.
NO_NUMBERS = ("bool", "choice", "verdict")


def unit_of_node(node: Node) -> Unit | None:
    """The unit of what the node gives; None for a parameter, whose unit stands in the law's data."""
    match node:
        case Fact(unit=unit) | Concept(unit=unit) | Const(unit=unit):
            return unit
        case Leaf():
            return VERDICT
        case And() | Or() | Not() | Compare() | IsIn() | Inexact() | Status() | Chosen():
            return BOOL
        case If(then=then, other=other):
            return unit_of_node(then) or unit_of_node(other)
        case ShareOf():
            return Unit("eur")
        case Arith(left=left, right=right) | Extreme(left=left, right=right):
            return unit_of_node(left) or unit_of_node(right)
    return None


def combine(left: Node, right: Node, *, numbers: bool = False) -> tuple[Node, Node]:
    """The two sides on one scale.  ``numbers``: they are put in order or added, so they must be numbers.

    :raises TypeError: for units that do not go together (a headcount and an amount).
    """
    one, two = unit_of_node(left), unit_of_node(right)
    for unit in (one, two):
        if numbers and unit is not None and unit.name in NO_NUMBERS:
            raise TypeError(f"a {unit.name} is no number: it knows no order and cannot be added")
    if one and two and not one.comparable(two):
        raise TypeError(f"{one} does not go with {two}")
    if one and not two:
        return left, scaled(right, one.scale)
    if two and not one:
        return scaled(left, two.scale), right
    if one and two and one.scale != two.scale:
        raise TypeError("an exact figure of a group is not on the scale of the other side")
    return left, right


def scaled(node: Node, scale: int) -> Node:
    """A parameter (or a choice between parameters) on the scale of what it meets; anything else as it is."""
    match node:
        case Param():
            return replace(node, scale=scale)
        case If(then=then, other=other):
            return replace(node, then=scaled(then, scale), other=scaled(other, scale))
    return node
