"""Rules called as the plain Python that they are, with the parameters of the law of a day."""

from __future__ import annotations

from datetime import date

from portefeuille.rules.tree import Leaf, Param
from portefeuille.rules.units import EXACT
from portefeuille.rules.words import Parameters
from tests.rules.rows import LAWS, Day, day


def scales() -> dict[str, int]:
    """How many of the integers of the law go into the integers that the rules compare them with."""
    found: dict[str, set[int]] = {}
    for law in LAWS:
        for rule in law.rules.rules.values():
            for node in rule.tree.walk():
                if isinstance(node, Param):
                    found.setdefault(node.name, set()).add(node.scale)
    assert all(len(each) == 1 for each in found.values()), "a parameter stands on one scale in all rules"
    return {name: each.pop() for name, each in found.items()}


SCALES = scales()


def parameters(law: Day) -> Parameters:
    """The parameters of the day as a rule written in Python takes them."""
    on_scale = {
        name: value * SCALES.get(name, 1) if type(value) is int else value
        for name, value in law.parameters.items()
    }
    return Parameters(on_scale, law.doubted)


def law(on: str) -> Parameters:
    """The parameters of a day, as known today."""
    return parameters(day(date.fromisoformat(on)))


def fte(number: float) -> int:
    """Full-time equivalents as an exact figure."""
    return round(number * 100) * EXACT


def euro(number: float) -> int:
    """Euro as an exact figure."""
    return round(number * 100) * EXACT


def said(leaf: Leaf) -> str:
    """A verdict and its reason code, as a table of these tests has it."""
    return f"{leaf.verdict.value} {leaf.code}"
