"""Every rule on all combinations of its own arguments: each answer written in it can be given, and in both ways.

Called as Python with the values themselves, a rule answers what the evaluation of its tree answers; and there is no
answer that nothing leads to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest

from portefeuille.rules import book
from portefeuille.rules.evaluate import Evaluation, Unknown
from portefeuille.rules.registry import Rule
from portefeuille.rules.tree import Chosen, Leaf, Param, Status
from portefeuille.rules.units import Unit
from portefeuille.rules.words import Parameters
from portefeuille.rules.written import takes_parameters, tree_of
from portefeuille.rules.written import units as units_of
from tests.rules.rows import CHAPTERS

WRITTEN = [(chapter, rule) for chapter in CHAPTERS for rule in chapter.written]
#: Answers that no combination gives: a third service would have to be added to the facts first.
NEVER_GIVEN = {"service.unsupported"}
#: A law of small numbers, on the scale of what they meet: the limit, and the higher one of two.
LIMIT, HIGHER = 3, 5


def rule_of(written: Any) -> Rule:
    return next(rule for rule in book().versions[written.name] if rule.since == written.since)


def values(unit: Unit) -> range | tuple[int, ...]:
    """All categories; for a number the limits with their neighbours, zero, and one far beyond."""
    if unit.name == "bool":
        return range(2)
    if unit.name == "choice":
        return range(len(unit.categories))
    limits = (LIMIT * unit.scale, HIGHER * unit.scale)
    return tuple(
        sorted({0, *(limit + step for limit in limits for step in (-1, 0, 1)), 7 * HIGHER * unit.scale})
    )


def spoken(value: int, unit: Unit) -> Any:
    return unit.categories[value] if unit.name == "choice" else bool(value) if unit.name == "bool" else value


def laws(rule: Rule) -> Iterator[tuple[dict[str, Any], frozenset[str]]]:
    """The law with every value known; then each of its choices, and what the rule asks about in doubt or without a value."""
    scales = {node.name: node.scale for node in rule.tree.walk() if isinstance(node, Param)}
    known: dict[str, Any] = {
        name: HIGHER if ".medium." in name or name == "de_minimis.ceiling" else LIMIT
        for name in rule.parameters
    }
    asked = {node.name: node.asks for node in rule.tree.walk() if isinstance(node, Status)}
    options = {(node.name, node.option) for node in rule.tree.walk() if isinstance(node, Chosen)}
    known |= {name: "another" for name, _ in options}
    yield known, frozenset()
    for name, option in sorted(options):
        yield {**known, name: option}, frozenset()
    for name, asks in asked.items():
        if asks == "doubtful":
            yield known, frozenset({name})
        elif name not in scales:
            yield {**known, name: None}, frozenset()


def on_scale(rule: Rule, law: Mapping[str, Any]) -> dict[str, Any]:
    """The values as Python takes them: multiplied where they meet an exact figure."""
    scales = {node.name: node.scale for node in rule.tree.walk() if isinstance(node, Param)}
    return {
        name: value * scales[name] if name in scales and value is not None else value
        for name, value in law.items()
    }


@pytest.mark.parametrize(
    "chapter, written", WRITTEN, ids=[f"{rule.name}-{rule.since}" for _, rule in WRITTEN]
)
def test_a_rule_gives_each_of_its_answers_and_the_same_in_python(chapter: Any, written: Any) -> None:
    rule, (arguments, _) = rule_of(written), units_of(written.function)
    with_parameters = takes_parameters(tree_of(written.function))
    given: set[Any] = set()
    for law, doubted in laws(rule):
        p = [Parameters(on_scale(rule, law), doubted)] if with_parameters else []
        for combination in product(*(values(unit) for unit in arguments.values())):
            row = dict(zip(arguments, combination, strict=True))
            evaluation = Evaluation({rule.name: rule}, row, law, doubted, _known={**row})  # type: ignore[arg-type]  # of a set only this rule is asked
            said = written.function(*(spoken(row[name], unit) for name, unit in arguments.items()), *p)
            tree = rule.tree
            (worked,) = evaluation._leaves(tree)[0] if rule.is_criterion else (evaluation._value(tree),)
            assert not isinstance(worked, Unknown)
            assert said == (worked if isinstance(worked, Leaf) else spoken(worked, rule.unit)), row
            given.add(said.code if isinstance(said, Leaf) else said)
    if rule.is_criterion:
        assert {leaf.code for leaf in rule.leaves} - given <= NEVER_GIVEN
    elif rule.unit.name == "choice":
        assert given == set(rule.unit.categories)
