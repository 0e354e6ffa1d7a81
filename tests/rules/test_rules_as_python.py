"""A rule is the plain Python that it looks like: called as a function it says what the readers of its tree say.

So a jurist who reads ``if enterprise_size == "small"`` reads what is decided, and not a notation that resembles it.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.rules.evaluate import Unknown
from portefeuille.rules.registry import Rule, Written
from portefeuille.rules.tree import Leaf
from portefeuille.rules.units import Unit
from portefeuille.rules.written import takes_parameters, tree_of
from portefeuille.rules.written import units as units_of
from tests.rules.calling import parameters
from tests.rules.rows import CALM, CHAPTERS, LAWS, WHOLE, Day

WRITTEN = {(rule.name, rule.since): rule for chapter in CHAPTERS for rule in chapter.written}


def spoken(value: int, unit: Unit) -> Any:
    """A value of the row as Python has it: a choice by its word."""
    return unit.categories[value] if unit.name == "choice" else bool(value) if unit.name == "bool" else value


def called(written: Written, law: Day, row: dict[str, int], answers: dict[str, Any]) -> Any:
    """What the function answers; TypeError where the law gives no value and one is reckoned with."""
    arguments, _ = units_of(written.function)
    given = [
        answers[name] if name in answers else spoken(row[name], unit) for name, unit in arguments.items()
    ]
    p = [parameters(law)] if takes_parameters(tree_of(written.function)) else []
    return written.function(*given, *p)


@CALM
@given(st.sampled_from([law for law in LAWS if not law.undetermined]), WHOLE)
def test_called_as_python_a_rule_says_what_its_tree_says(law: Day, row: dict[str, int]) -> None:
    evaluation, answers = law.evaluation(row), dict[str, Any]()
    for name, rule in law.rules.rules.items():
        answer = called(WRITTEN[name, rule.since], law, row, answers)
        if rule.is_criterion:
            assert answer == evaluation.criterion(name).leaf, name
            continue
        worked = evaluation.concept(name)
        assert not isinstance(worked, Unknown)
        assert answer == spoken(worked, rule.unit), name
        answers[name] = answer


@CALM
@given(st.sampled_from([law for law in LAWS if law.undetermined]), WHOLE)
def test_where_the_law_gives_no_value_python_has_none_either(law: Day, row: dict[str, int]) -> None:
    """Nothing is made up: Python gets None (and cannot reckon with it), the readers say unknown."""
    evaluation, answers = law.evaluation(row), dict[str, Any]()
    for name, rule in law.rules.rules.items():
        try:
            answer = called(WRITTEN[name, rule.since], law, row, answers)
        except TypeError:
            answer = None
        found: Any = evaluation.criterion(name).leaf if rule.is_criterion else evaluation.concept(name)
        if rule.is_criterion and answer is not None:
            assert answer == found, name
        elif not rule.is_criterion:
            assert (answer is None) == isinstance(found, Unknown), name
            assert answer is None or answer == spoken(found, rule.unit), name
            answers[name] = answer


def test_every_rule_in_force_is_one_that_was_written() -> None:
    read = {(rule.name, rule.since) for law in LAWS for rule in law.rules.rules.values()}
    assert read == WRITTEN.keys()


@pytest.mark.parametrize(
    "rule", [rule for law in (LAWS[0], LAWS[-1]) for rule in law.rules.rules.values()], ids=lambda r: r.name
)
def test_every_rule_says_in_a_sentence_what_it_is(rule: Rule) -> None:
    documented = WRITTEN[rule.name, rule.since].function.__doc__ or ""
    assert documented.strip().endswith((".", "out."))
    assert rule.about == " ".join(documented.split("\n\n")[0].split())


def test_the_example_of_the_contract() -> None:
    """EUR 910 of training on cybersecurity by a small enterprise on 5 June 2024: 45 %, EUR 409.50."""
    law = next(law for law in LAWS if str(law.on) == "2024-06-05")
    p = parameters(law)
    rate = WRITTEN["rate", LAWS[0].rules.rules["rate"].since].function
    subsidy = WRITTEN["full_subsidy", LAWS[0].rules.rules["full_subsidy"].since].function
    large_enough = WRITTEN["minimum_amount", LAWS[0].rules.rules["minimum_amount"].since].function
    assert rate("small", "digitalisation/cybersecurity", p) == 4_500
    assert subsidy(4_500, 91_000, p) == 40_950
    answer = large_enough("training", 91_000, p)
    assert isinstance(answer, Leaf)
    assert answer.code == "minimum_amount.reached"
