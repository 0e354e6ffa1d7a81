"""Three-valued logic: what is known decides, what is not known is blamed, and nothing is guessed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.rules.evaluate import Check, Evaluation, Finding, Unknown, Value
from portefeuille.rules.tree import (
    And,
    Arith,
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
from portefeuille.rules.units import BOOL, VERDICT, Unit
from tests.rules.rows import CALM, GAPS, LAWS, WHOLE, Day, ruleset, without

EUR = Unit("eur")
A, B, C = Fact("a", BOOL), Fact("b", BOOL), Fact("c", BOOL)
X, Y = Fact("x", EUR), Fact("y", EUR)
ZERO, ONE, TWO = Const(0, EUR), Const(1, EUR), Const(2, EUR)
T, F, U = 1, 0, None


def value(
    node: Node,
    parameters: dict[str, Any] | None = None,
    doubted: frozenset[str] = frozenset(),
    **row: int | None,
) -> Value:
    """What a node comes to on a row."""
    return Evaluation(ruleset(EUR, tried=node), row, parameters or {}, doubted).concept("tried")


def three(found: Value) -> int | None:
    return None if isinstance(found, Unknown) else int(found)


@pytest.mark.parametrize("a, b, both, either", [
    (T, T, T, T), (T, F, F, T), (F, T, F, T), (F, F, F, F),
    (T, U, U, T), (U, T, U, T), (F, U, F, U), (U, F, F, U), (U, U, U, U),
])  # fmt: skip
def test_and_or_as_kleene_wrote_them(
    a: int | None, b: int | None, both: int | None, either: int | None
) -> None:
    assert three(value(And((A, B)), a=a, b=b)) == both
    assert three(value(Or((A, B)), a=a, b=b)) == either


@pytest.mark.parametrize("a, turned", [(T, F), (F, T), (U, U)])
def test_not(a: int | None, turned: int | None) -> None:
    assert three(value(Not(A), a=a)) == turned


def test_an_open_answer_blames_every_fact_that_could_decide_it() -> None:
    assert value(And((A, B, C)), a=U, b=T, c=U) == Unknown(frozenset("ac"))
    assert value(Or((A, B)), a=U, b=F) == Unknown(frozenset("a"))


@pytest.mark.parametrize("op, one, other, holds", [
    ("<", 1, 2, True), ("<", 2, 2, False), ("<=", 2, 2, True), ("<=", 3, 2, False), (">", 2, 2, False), (">", 3, 2, True),
    (">=", 2, 2, True), (">=", 1, 2, False), ("==", 2, 2, True), ("==", 1, 2, False), ("!=", 1, 2, True), ("!=", 2, 2, False),
])  # fmt: skip
def test_comparisons(op: str, one: int, other: int, holds: bool) -> None:
    assert value(Compare(op, X, Y), x=one, y=other) is holds
    assert value(Compare(op, X, Y), x=None, y=other) == Unknown(frozenset("x"))
    assert value(Compare(op, X, Y), x=one, y=None) == Unknown(frozenset("y"))
    assert value(Compare(op, X, Y), x=None, y=None) == Unknown(frozenset("xy"))


@pytest.mark.parametrize("node, found", [
    (Arith("+", X, Y), 17), (Arith("-", X, Y), 3), (Extreme("min", X, Y), 7), (Extreme("max", X, Y), 10),
    (ShareOf(Const(3_000, Unit("rate")), Const(33_335, EUR)), 10_001),  # 333.35 at 30 % is 100.005: half up
    (ShareOf(Const(3_000, Unit("rate")), Const(33_333, EUR)), 10_000),
    (Inexact(Const(3_000, Unit("rate")), Const(33_335, EUR)), True),
    (Inexact(Const(3_000, Unit("rate")), Const(33_330, EUR)), False),
    (IsIn(X, (3, 10)), True), (IsIn(X, (3, 7)), False), (Const(5, EUR), 5),
])  # fmt: skip
def test_numbers(node: Node, found: int) -> None:
    assert value(node, x=10, y=7) == found


@pytest.mark.parametrize(
    "node", [Arith("+", X, Y), Extreme("min", X, Y), ShareOf(Y, X), Inexact(Y, X), IsIn(X, (1,))]
)
def test_numbers_of_what_is_missing(node: Node) -> None:
    assert value(node, x=None, y=1) == Unknown(frozenset("x"))


def test_a_choice_whose_branches_agree_needs_no_condition() -> None:
    assert value(If(A, ONE, TWO), a=T) == 1
    assert value(If(A, ONE, TWO), a=F) == 2
    assert value(If(A, ONE, TWO), a=U) == Unknown(frozenset("a"))
    assert value(If(A, X, ONE), a=U, x=1) == 1
    assert value(If(A, X, X), a=U, x=U) == Unknown(frozenset("a"))


def test_parameters_of_the_law() -> None:
    assert value(Param("p", 10_000), {"p": 25}) == 250_000
    assert value(Param("p"), {"p": None}) == Unknown(parameters=frozenset("p"))
    assert value(Compare("<", X, Param("p")), {"p": None}, x=None) == Unknown(frozenset("x"), frozenset("p"))
    assert value(Status("p", "undetermined"), {"p": None}) is True
    assert value(Status("p", "undetermined"), {"p": 0}) is False
    assert value(Status("p", "doubtful"), {"p": 0}, frozenset("p")) is True
    assert value(Status("p", "doubtful"), {"p": 0}) is False


def test_a_fact_that_the_row_does_not_have_is_a_mistake_and_not_unknown() -> None:
    with pytest.raises(KeyError):
        value(A)


# criteria

YES, ALSO, NO = Leaf(Verdict.MET, "yes"), Leaf(Verdict.MET, "also"), Leaf(Verdict.NOT_MET, "no")
LOOK, LAW = Leaf(Verdict.JUDGEMENT, "look"), Leaf(Verdict.LAW, "law")
MAYBE, HARDLY = Leaf(Verdict.PRESUMED_MET, "maybe"), Leaf(Verdict.PRESUMED_NOT_MET, "hardly")
SPARED = Leaf(Verdict.NOT_APPLICABLE, "spared")


def finding(tree: Node, trace: bool = False, **row: int | None) -> Finding:
    return Evaluation(ruleset(VERDICT, tried=tree), row, {"p": 50}, frozenset(), trace).criterion("tried")


@pytest.mark.parametrize("one, other, leaf", [
    (YES, ALSO, YES), (ALSO, YES, ALSO), (YES, MAYBE, YES), (MAYBE, YES, YES), (SPARED, YES, YES), (YES, SPARED, YES),
    (SPARED, MAYBE, MAYBE), (NO, HARDLY, NO), (NO, NO, NO), (LOOK, LAW, LOOK), (LAW, LOOK, LAW),
    (YES, NO, None), (NO, YES, None), (YES, LOOK, None), (LAW, YES, None), (LOOK, NO, None), (MAYBE, HARDLY, None),
    (SPARED, LAW, None),
])  # fmt: skip
def test_leaves_that_agree_stand_for_each_other(one: Leaf, other: Leaf, leaf: Leaf | None) -> None:
    """A reservation counts only when no leaf is without one; what is not asked does not speak for what is."""
    found = finding(If(A, one, other), a=U)
    assert found.leaf == leaf
    assert found.certain == (one == other)
    assert found.unknown == Unknown(frozenset("a"))
    assert found.refuses == (leaf is not None and leaf.verdict.refuses)
    assert found.passes == (leaf is not None and leaf.verdict.passes)


def test_behind_a_guard_is_asked_at_once_behind_a_fork_later() -> None:
    guarded = If(A, NO, If(B, NO, If(C, YES, LOOK)))
    assert finding(guarded, a=U, b=U, c=U).unknown == Unknown(frozenset("abc"))
    assert finding(guarded, a=T, b=U, c=U).leaf == NO
    assert finding(guarded, a=F, b=U, c=F).unknown == Unknown(frozenset("b"))
    fork = If(A, If(B, YES, NO), NO)
    assert finding(fork, a=U, b=U).unknown == Unknown(frozenset("a"))


def test_the_comparisons_made_are_kept_when_asked() -> None:
    tree = If(And((Compare("<", X, Param("p")), Compare("==", Y, ONE))), YES, NO)
    first, second = Compare("<", X, Param("p")), Compare("==", Y, ONE)
    assert finding(tree, trace=True, x=49, y=1).checks == (
        Check(first, 49, 50, True),
        Check(second, 1, 1, True),
    )
    assert finding(tree, trace=True, x=50, y=1).checks == (Check(first, 50, 50, False),)
    assert finding(tree, trace=True, x=None, y=1).checks == (
        Check(first, None, 50, None),
        Check(second, 1, 1, True),
    )
    assert finding(tree, x=49, y=1).checks == ()
    untraced = Evaluation(ruleset(VERDICT, tried=tree), {"x": 49, "y": 1}, {"p": 50})
    assert untraced.criterion("tried").checks == (), "nothing is kept unless it is asked"


def test_the_comparisons_of_a_concept_are_its_own() -> None:
    small = Compare("<", X, Param("p"))
    rules = ruleset(VERDICT, small=small, tried=If(Concept("small", BOOL), YES, NO), other=If(A, YES, NO))
    evaluation = Evaluation(rules, {"x": 49, "a": 1}, {"p": 50}, trace=True)
    assert evaluation.checks_of("small") == ()
    assert evaluation.criterion("tried").checks == ()
    assert evaluation.checks_of("small") == (Check(small, 49, 50, True),)
    assert evaluation.gap(small) == -1
    assert evaluation.gap(Compare("<", X, X)) == 0
    for missing in (Compare("<", Y, X), Compare("<", X, Y)):
        assert Evaluation(rules, {"x": 49, "y": None}, {}).gap(missing) is None


# what must hold of every row and every day


@CALM
@given(st.sampled_from(LAWS), WHOLE, GAPS, st.data())
def test_filling_in_a_missing_fact_never_contradicts_what_was_decided(
    law: Day, row: dict[str, int], gaps: list[str], data: st.DataObject
) -> None:
    """What is decided with less known stays decided alike; otherwise an answer to a question would take back a promise."""
    fewer = [gap for gap in gaps if data.draw(st.booleans())]
    before, after = law.evaluation(without(row, gaps)), law.evaluation(without(row, fewer))
    for name, rule in law.rules.rules.items():
        if rule.is_criterion:
            then, now = before.criterion(name), after.criterion(name)
            assert (then.refuses, then.passes) in {(False, False), (now.refuses, now.passes)}, name
            assert now.certain or not then.certain
            assert now.unknown.facts <= set(fewer)
        elif not isinstance(then_value := before.concept(name), Unknown):
            assert after.concept(name) == then_value, name


@CALM
@given(st.sampled_from(LAWS), WHOLE)
def test_with_everything_known_only_the_law_leaves_anything_open(law: Day, row: dict[str, int]) -> None:
    evaluation = law.evaluation(row)
    for rule in law.rules.criteria:
        found = evaluation.criterion(rule.name)
        assert found.certain or found.unknown.parameters <= law.undetermined
        assert not found.unknown.facts


@CALM
@given(st.sampled_from(LAWS), WHOLE, GAPS)
def test_a_refusal_names_what_is_missing_and_nothing_else(
    law: Day, row: dict[str, int], gaps: list[str]
) -> None:
    """Only missing facts are blamed, only those the rule can reach, and an open criterion blames at least one thing."""
    evaluation = law.evaluation(without(row, gaps))
    for rule in law.rules.criteria:
        found = evaluation.criterion(rule.name)
        assert found.unknown.facts <= set(gaps) & law.rules.reach[rule.name]
        if found.leaf is None:
            assert found.unknown.facts or found.unknown.parameters
