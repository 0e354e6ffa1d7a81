"""The plan for many rows says the same as the evaluation of one: here its steps are carried out by a tiny interpreter."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.rules.evaluate import OPERATORS, Evaluation, Unknown
from portefeuille.rules.facts import FACTS
from portefeuille.rules.plan import Plan, Planner, Truth, Valued, decisive, leaf_order
from portefeuille.rules.tree import (
    And,
    Compare,
    Const,
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
from portefeuille.rules.two_valued import FALSE, TRUE, Step, both, choose, either, lit, never, where
from portefeuille.rules.units import BOOL, VERDICT, Unit
from tests.rules.carrying_out import carried_out, concepts
from tests.rules.rows import CALM, GAPS, LAWS, WHOLE, Day, ruleset, without

A, B = Step("col", name="a"), Step("col", name="b")
ONE, TWO = lit(1), lit(2)

SIMPLIFIED: list[tuple[str, Step, Step]] = [
    ("all of nothing", both(), TRUE),
    ("all of one", both(A), A),
    ("all, one of them always", both(A, TRUE, B), Step("and", (A, B))),
    ("all, one of them never", both(A, FALSE, B), FALSE),
    ("all, one of them twice", both(A, B, A), Step("and", (A, B))),
    ("one of nothing", either(), FALSE),
    ("one of one", either(A, A), A),
    ("one, one of them always", either(A, TRUE), TRUE),
    ("one, one of them never", either(FALSE, A, B), Step("or", (A, B))),
    ("not always", never(TRUE), FALSE),
    ("not never", never(FALSE), TRUE),
    ("not not", never(never(A)), A),
    ("not", never(A), Step("not", (A,))),
    ("the first where always", where(TRUE, ONE, TWO), ONE),
    ("the second where never", where(FALSE, ONE, TWO), TWO),
    ("the same either way", where(A, ONE, ONE), ONE),
    ("one or the other", where(A, ONE, TWO), Step("where", (A, ONE, TWO))),
    ("a condition, the same either way", choose(A, B, B), B),
    ("a condition or its opposite", choose(A, TRUE, FALSE), A),
    ("one condition or the other", choose(A, B, FALSE), Step("and", (A, B))),
]  # fmt: skip


@pytest.mark.parametrize("what, made, simple", SIMPLIFIED, ids=[what for what, *_ in SIMPLIFIED])
def test_conditions_are_simplified_where_they_are_made(what: str, made: Step, simple: Step) -> None:
    assert made == simple, what


PLANS: dict[int, tuple[Plan, tuple[str, ...], tuple[str, ...]]] = {}


def plan_of(law: Day) -> tuple[Plan, tuple[str, ...], tuple[str, ...]]:
    """The plan with every criterion and every concept of the day."""
    if id(law) not in PLANS:
        criteria = tuple(rule.name for rule in law.rules.criteria)
        named = tuple(name for name in law.rules.rules if name not in criteria)
        planner = Planner(law.rules, law.undetermined, law.doubted, choices=dict(law.choices))
        PLANS[id(law)] = planner.plan(criteria, named), criteria, named
    return PLANS[id(law)]


@CALM
@given(st.sampled_from(LAWS), WHOLE, GAPS)
def test_the_plan_says_what_the_evaluation_says(law: Day, row: dict[str, int], gaps: list[str]) -> None:
    """Value for value and leaf for leaf, with facts missing and on days on which the law is not known."""
    partial = without(row, gaps)
    plan, _, named = plan_of(law)
    evaluation = law.evaluation(partial)
    made = concepts(plan, partial, law)
    for name in named:
        worked = evaluation.concept(name)
        assert made[f"{name}?"] is not isinstance(worked, Unknown), name
        assert isinstance(worked, Unknown) or made[name] == worked, name
    for criterion in plan.criteria:
        possible = [
            leaf
            for leaf, step in zip(criterion.leaves, criterion.possible, strict=True)
            if carried_out(step, partial, law, made)
        ]
        found = evaluation.criterion(criterion.name)
        assert set(possible) == set(evaluation._leaves(law.rules.rules[criterion.name].tree)[0]), (
            criterion.name
        )
        assert found.certain == (len(possible) == 1)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: str(law.on))
def test_a_plan_names_its_columns_and_parameters(law: Day) -> None:
    plan, criteria, named = plan_of(law)
    reached = {fact for rule in law.rules.rules.values() for fact in rule.facts}
    assert set(plan.columns) == reached
    assert len(plan.columns) == len(set(plan.columns))
    assert [criterion.name for criterion in plan.criteria] == list(criteria)
    assert {name for name, _ in plan.concepts} == set(named) == set(plan.required)
    assert not law.undetermined & {name for name, _ in plan.parameters}


def test_what_the_law_does_not_know_is_settled_in_the_plan() -> None:
    """On a day without a start of the energy bonus its rate is no parameter of the plan at all."""
    unknown = next(law for law in LAWS if str(law.on) == "2023-03-15")
    assert "rate.energy_efficiency.small" in unknown.undetermined
    names = {name for name, _ in plan_of(unknown)[0].parameters}
    assert {"rate.base.small", "minimum.training"} <= names
    assert not [name for name in names if name.startswith("rate.energy")]


def test_facts_that_are_the_same_in_all_rows_need_no_column() -> None:
    law = LAWS[-1]
    service = FACTS["service"].unit.categories.index("training")
    fixed = {"service": service, "interactive": -1, "online": 1}
    plan = Planner(law.rules, law.undetermined, law.doubted, fixed, dict(law.choices)).plan(
        ("interaction", "participants"), ()
    )
    assert plan.columns == ("participants",)
    interaction = {
        leaf.code: step for leaf, step in zip(plan.criteria[0].leaves, plan.criteria[0].possible, strict=True)
    }
    assert interaction == {
        "interaction.advice": FALSE, "interaction.on_site": FALSE, "interaction.direct": TRUE, "interaction.none": TRUE,
    }  # fmt: skip


# single nodes

EUR = Unit("eur")
ONLINE, AMOUNT = Fact("online", BOOL), Fact("eligible_amount", EUR)
INTERACTIVE = Fact("interactive", BOOL)
GIVEN = Step("has", name="eligible_amount")
OPEN = Truth(TRUE, TRUE)


def planner(**fixed: int) -> Planner:
    return Planner(ruleset(EUR), frozenset({"gone"}), frozenset({"doubted"}), fixed)


def test_only_decisive_facts_can_be_missing() -> None:
    assert planner().value(AMOUNT) == Valued(Step("col", name="eligible_amount"), GIVEN)
    assert planner().value(ONLINE) == Valued(Step("col", name="online"), TRUE)
    assert decisive("eligible_amount")
    assert not decisive("online")


@pytest.mark.parametrize("node, truth", [
    (Status("gone", "undetermined"), Truth(TRUE, FALSE)),
    (Status("known", "undetermined"), Truth(FALSE, TRUE)),
    (Status("doubted", "doubtful"), Truth(TRUE, FALSE)),
    (Status("gone", "doubtful"), Truth(FALSE, TRUE)),
    (Not(Status("gone", "undetermined")), Truth(FALSE, TRUE)),
    (And((Status("gone", "undetermined"), Status("known", "undetermined"))), Truth(FALSE, TRUE)),
    (Or((Status("gone", "undetermined"), Status("known", "undetermined"))), Truth(TRUE, FALSE)),
    (Compare("<", AMOUNT, Param("gone")), OPEN),
    (Compare("<", Const(1, EUR), Const(2, EUR)), Truth(TRUE, FALSE)),
    (Compare(">=", Const(1, EUR), Const(2, EUR)), Truth(FALSE, TRUE)),
    (IsIn(Const(1, EUR), (1, 2)), Truth(TRUE, FALSE)),
    (IsIn(Const(3, EUR), (1, 2)), Truth(FALSE, TRUE)),
    (Inexact(Param("gone"), AMOUNT), OPEN),
    (If(Status("gone", "undetermined"), Status("known", "undetermined"), ONLINE), Truth(FALSE, TRUE)),
])  # fmt: skip
def test_conditions_settled_when_the_plan_is_made(node: Node, truth: Truth) -> None:
    assert planner().truth(node) == truth


@pytest.mark.parametrize("op", ["<", "<=", ">", ">=", "==", "!="])
@pytest.mark.parametrize("left", [1, 2, 3])
def test_two_numbers_written_down_are_compared_at_once(op: str, left: int) -> None:
    settled = planner().truth(Compare(op, Const(left, EUR), Const(2, EUR)))
    assert settled == (Truth(TRUE, FALSE) if OPERATORS[op](left, 2) else Truth(FALSE, TRUE))


THREE = ("interactive", "written_report", "legally_required")
CHOICE = If(*(Fact(name, BOOL) for name in THREE))
OUTER = If(CHOICE, Leaf(Verdict.MET, "a.b"), Leaf(Verdict.NOT_MET, "a.c"))


@pytest.mark.parametrize("values", list(product((0, 1, None), repeat=3)))
def test_a_choice_between_conditions_is_itself_a_condition(values: tuple[int | None, ...]) -> None:
    """All 27 combinations of yes, no and not known."""
    row = dict(zip(THREE, values, strict=True))
    rules = ruleset(VERDICT, tried=OUTER)
    (criterion,) = Planner(rules).plan(("tried",), ()).criteria
    possible = [leaf for leaf, step in zip(criterion.leaves, criterion.possible, strict=True)
                if carried_out(step, row, LAWS[0], {})]  # fmt: skip
    assert tuple(possible) == Evaluation(rules, row, {})._leaves(OUTER)[0]


def test_a_condition_used_as_a_value() -> None:
    """Zero or one, and known unless it can be both."""
    settled = planner().value(Status("gone", "undetermined"))
    assert settled == Valued(lit(1), TRUE)
    compared = planner().value(Compare("<", AMOUNT, Const(5, EUR)))
    assert compared.value.word == "where"
    assert compared.known not in (TRUE, FALSE)
    assert planner().value(ShareOf(Param("gone"), AMOUNT)).known == FALSE


def test_a_value_of_two_branches_that_agree_is_known() -> None:
    made = planner().value(If(INTERACTIVE, Const(1, EUR), Const(1, EUR)))
    assert made.value == lit(1)
    assert made.known == TRUE


def test_a_reserved_leaf_stands_for_several_only_when_there_is_no_other() -> None:
    leaves = (
        Leaf(Verdict.MET, "a"),
        Leaf(Verdict.PRESUMED_MET, "b"),
        Leaf(Verdict.NOT_MET, "c"),
        Leaf(Verdict.MET, "d"),
    )
    assert leaf_order(leaves, Verdict.MET, Verdict.PRESUMED_MET) == (0, 3, 1)
    assert leaf_order(leaves, Verdict.NOT_MET) == (2,)
    assert leaf_order(leaves, Verdict.LAW) == ()
