"""The source of the kernel, carried out as the plain Python that it is: row by row what the evaluation says.

(test_readers_agree.py compares the compiled kernel, Polars and SQL; here nothing is compiled, so each line is seen.)
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.decision.kernel_source import OUTCOMES, OUTPUTS, Writer, parameter, source, variable
from portefeuille.decision.planned import CRITERIA, REQUIRED, Scope, plan_of
from portefeuille.decision.verdicts import outcome
from portefeuille.law import Law
from portefeuille.rules.bits import NOT_MET_BIT, UNKNOWN_BIT
from portefeuille.rules.evaluate import Evaluation, Finding, Unknown
from portefeuille.rules.facts import FACTS
from portefeuille.rules.plan import Plan, Planner
from portefeuille.rules.tree import Verdict
from portefeuille.rules.two_valued import Step, lit
from tests.rules.rows import CALM, GAPS, LAWS, WHOLE, Day, day, without

A, B = Step("col", name="a"), Step("col", name="b")


@pytest.mark.parametrize("step, written", [
    (lit(7), "7"), (Step("truth", value=1), "True"), (Step("truth"), "False"), (A, "x_a"),
    (Step("has", name="a"), "x_a >= 0"), (Step("var", name="rate"), "v_rate"), (Step("var", name="rate?"), "k_rate"),
    (Step("par", name="rate.base.small", value=1), "p_rate_base_small_1"), (Step("not", (A,)), "not x_a"),
    (Step("and", (A, B)), "x_a & x_b"), (Step("or", (A, B)), "x_a | x_b"), (Step("<", (A, B)), "x_a < x_b"),
    (Step("where", (A, B, lit(1))), "x_b if x_a else 1"), (Step("min", (A, B)), "min(x_a, x_b)"),
    (Step("max", (A, B)), "max(x_a, x_b)"), (Step("+", (A, B)), "x_a + x_b"),
    (Step("inexact", (A, B)), "(x_a * x_b) % 10000 != 0"),
    (Step("share_of", (A, B)), "int(np.floor((float(x_a) * float(x_b) + 5000.0) / 10000.0))"),
])  # fmt: skip
def test_every_word_of_a_plan_is_written(step: Step, written: str) -> None:
    writer = Writer()
    name = writer.name(step)
    assert (writer.lines[-1].split(" = ", 1)[1] if writer.lines else name) == written


def test_what_stands_twice_is_worked_out_once() -> None:
    writer = Writer()
    both = Step("and", (Step("<", (A, B)), Step("<", (A, B))))
    writer.keep("first", both)
    writer.keep("second", Step("not", (Step("<", (A, B)),)))
    assert writer.lines == ["t0 = x_a < x_b", "t1 = t0 & t0", "first = t1", "t3 = not t0", "second = t3"]


def test_names() -> None:
    assert (variable("rate"), variable("rate?")) == ("v_rate", "k_rate")
    assert parameter("size.small.headcount", 10_000) == "p_size_small_headcount_10000"


class Column(list[int]):
    """A column as the kernel takes it."""

    @property
    def size(self) -> int:
        return len(self)


PLANS: dict[tuple[int, Scope], tuple[Plan, Callable[..., None]]] = {}


def kernel(law: Day, scope: Scope) -> tuple[Plan, Callable[..., None]]:
    """The plan of a day, and its kernel as a Python function."""
    if (id(law), scope) not in PLANS:
        plan = Planner(law.rules, law.undetermined, law.doubted, choices=dict(law.choices)).plan(
            CRITERIA[scope], REQUIRED[scope]
        )
        space: dict[str, Any] = {"np": np}
        exec(source(plan, parallel=False), space)
        PLANS[id(law), scope] = plan, space["kernel"]
    return PLANS[id(law), scope]


def run(law: Day, scope: Scope, row: Mapping[str, int | None]) -> dict[str, int]:
    plan, function = kernel(law, scope)
    columns = []
    for name in plan.columns:
        value = row[name]
        columns.append(Column([-1 if value is None else value]))
    parameters = [int(law.parameters[name]) * scale for name, scale in plan.parameters]
    out = {name: Column([99]) for name in OUTPUTS}
    function(*columns, parameters, *out.values())
    return {name: int(column[0]) for name, column in out.items()}


def masks(findings: list[Finding]) -> tuple[int, int]:
    """What is not met and what is unknown, as the decision tells it."""
    refused = unknown = 0
    for found in findings:
        if found.leaf is None:
            unknown |= UNKNOWN_BIT[f"{found.criterion}.missing"]
        elif found.leaf.verdict.refuses:
            refused |= NOT_MET_BIT[found.leaf.code]
        elif found.leaf.verdict in (Verdict.PRESUMED_MET, Verdict.JUDGEMENT, Verdict.LAW):
            unknown |= UNKNOWN_BIT[found.leaf.code]
    return refused, unknown


def expected(evaluation: Evaluation, scope: Scope) -> dict[str, int]:
    findings = [evaluation.criterion(name) for name in CRITERIA[scope]]
    values = {name: evaluation.concept(name) for name in REQUIRED[scope]}
    refused, unknown = masks(findings)
    told = OUTCOMES.index(outcome(findings, values.values()))
    numbers = {name: -1 if isinstance(value, Unknown) else int(value) for name, value in values.items()}
    amounts = {name: -1 if refused else numbers.get(name, -1) for name in ("rate", "subsidy")}
    return {
        "size": numbers["enterprise_size"],
        "outcome": told,
        **amounts,
        "not_met": refused,
        "unknown": unknown,
    }


@CALM
@given(st.sampled_from(LAWS), st.sampled_from(get_args(Scope)), WHOLE, GAPS)
def test_the_source_says_what_the_evaluation_says(
    law: Day, scope: Scope, row: dict[str, int], gaps: list[str]
) -> None:
    partial = without(row, gaps)
    assert run(law, scope, partial) == expected(law.evaluation(partial), scope)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: str(law.on))
@pytest.mark.parametrize("scope", get_args(Scope))
def test_every_input_is_loaded_before_anything_is_decided(law: Day, scope: Scope) -> None:
    """A load behind a branch keeps the compiler from using the whole width of the processor; so nothing branches."""
    plan, _ = kernel(law, scope)
    tree = ast.parse(source(plan, parallel=True)).body[0]
    loop = next(node for node in ast.walk(tree) if isinstance(node, ast.For))
    loads = [ast.unparse(each) for each in loop.body[: len(plan.columns)]]
    assert loads == [f"x_{name} = {name}[i]" for name in plan.columns]
    assert ast.unparse(loop.iter) == f"prange({plan.columns[0]}.size)"
    assert not [node for node in ast.walk(loop) if isinstance(node, ast.If | ast.BoolOp)]
    assert set(plan.columns) <= FACTS.keys()


SOUND = dict.fromkeys(FACTS, 0) | {
    "eligible_amount": 100_000, "interactive": 1, "registered": 1, "provider_registered": 1, "on": 10, "start": 20,
    "reference_day": 20, "finish_by": 99, "theme": 7, "main_activity": 3,
}  # fmt: skip


@pytest.mark.parametrize("on, told", [(date(2026, 9, 9), "eligible"), (date(2031, 6, 1), "needs_review")])
def test_a_law_without_a_value_for_what_is_needed_promises_nobody_anything(on: date, told: str) -> None:
    """From 2031 there is no ceiling of de minimis yet."""
    law = day(on)
    assert ("de_minimis.ceiling" in law.undetermined) == (told == "needs_review")
    assert run(law, "full", SOUND)["outcome"] == OUTCOMES.index(told)


def test_without_masks_only_the_four_answers_come_out() -> None:
    plan = plan_of(Law.on(date(2024, 6, 5)), "size")
    text = source(plan, parallel=True, masks=False)
    assert "o_not_met" not in text
    assert "o_unknown" not in text
    assert [name for name in OUTPUTS if f"o_{name}[i] =" in text] == ["size", "outcome", "rate", "subsidy"]
