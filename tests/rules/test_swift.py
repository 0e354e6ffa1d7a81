"""The swift functions say what the evaluation says, or say that they touched something missing; they never guess."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.rules.evaluate import Unknown
from portefeuille.rules.swift import MISSING, Touched, functions, without_gaps
from portefeuille.rules.tree import Fact, IsIn, Node
from portefeuille.rules.units import BOOL, Unit
from tests.rules.rows import CALM, GAPS, LAWS, WHOLE, Day, ruleset, without


@CALM
@given(st.sampled_from(LAWS), WHOLE, GAPS)
def test_swift_equals_evaluation(law: Day, row: dict[str, int], gaps: list[str]) -> None:
    partial = without(row, gaps)
    swift = functions(law.rules, law.undetermined, law.doubted, law.choices)
    facts, parameters = without_gaps(partial), without_gaps(law.parameters)
    answers: dict[str, Any] = {}
    evaluation = law.evaluation(partial)
    for name, rule in law.rules.rules.items():
        try:
            swiftly = swift[name](facts, parameters, answers)
        except Touched:
            assert gaps or law.undetermined, name
            continue
        if rule.is_criterion:
            assert swiftly == evaluation.criterion(name).leaf, name
            continue
        slowly = evaluation.concept(name)
        assert (swiftly is MISSING) == isinstance(slowly, Unknown), name
        assert swiftly is MISSING or swiftly == slowly, name


@CALM
@given(st.sampled_from([law for law in LAWS if not law.undetermined]), WHOLE)
def test_with_everything_known_nothing_missing_is_touched(law: Day, row: dict[str, int]) -> None:
    """Otherwise the flips would quietly fall back on the slow way."""
    swift = functions(law.rules, law.undetermined, law.doubted, law.choices)
    answers: dict[str, Any] = {}
    for name in law.rules.rules:
        swift[name](without_gaps(row), without_gaps(law.parameters), answers)
    assert answers.keys() == law.rules.rules.keys()


def test_an_answer_is_worked_out_once() -> None:
    law = LAWS[0]
    swift = functions(law.rules, law.undetermined, law.doubted, law.choices)
    assert swift["full_subsidy"]({}, {}, {"rate": 3_000, "full_subsidy": 7}) == 7


TOUCHES: list[Callable[[Any], Any]] = [
    lambda gap: gap == 1, lambda gap: gap != 1, lambda gap: gap < 1, lambda gap: gap <= 1, lambda gap: gap > 1,
    lambda gap: gap + 1, lambda gap: 1 + gap, lambda gap: gap - 1,
    lambda gap: 1 - gap, lambda gap: gap * 10_000, lambda gap: 10_000 * gap, lambda gap: not gap,
    lambda gap: gap in (1, 2), lambda gap: min(gap, 1), lambda gap: max(1, gap), lambda gap: 1 if gap else 2,
]  # fmt: skip


@pytest.mark.parametrize("touch", TOUCHES)
def test_what_is_missing_cannot_be_used(touch: Callable[[Any], Any]) -> None:
    with pytest.raises(Touched):
        touch(MISSING)


def test_what_is_missing_can_be_kept_and_passed_on() -> None:
    assert without_gaps({"a": 0, "b": None}) == {"a": 0, "b": MISSING}
    assert {MISSING: 1}[MISSING] == 1


def test_a_choice_among_categories_is_written_too() -> None:
    """No rule of today asks ``in``; the next one may."""
    tree = IsIn(Fact("service", Unit("choice", categories=("training", "advice"))), (1,))
    swift = functions(ruleset(BOOL, tried=tree), frozenset(), frozenset())
    assert swift["tried"]({"service": 1}, {}, {}) is True
    assert swift["tried"]({"service": 0}, {}, {}) is False
    with pytest.raises(Touched):
        swift["tried"]({"service": MISSING}, {}, {})


def test_a_node_that_the_language_has_not_is_refused() -> None:
    with pytest.raises(TypeError, match="Node is not a node of the language"):
        functions(ruleset(Unit("eur"), tried=Node()), frozenset(), frozenset())
