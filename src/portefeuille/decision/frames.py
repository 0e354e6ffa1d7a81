"""The plan of a day as Polars expressions: the default for columns where Numba is not wanted (extra ``speed``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import and_, or_
from typing import Any

import polars as pl

from portefeuille.decision.places import marks
from portefeuille.decision.planned import Scope, plan_of
from portefeuille.law import Law
from portefeuille.rules.plan import Plan
from portefeuille.rules.two_valued import FALSE, TRUE, Step

OPERATORS: dict[str, Callable[[pl.Expr, pl.Expr], pl.Expr]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "+": lambda left, right: left.cast(pl.Int64) + right,
    "-": lambda left, right: left.cast(pl.Int64) - right,
    "min": pl.min_horizontal,
    "max": pl.max_horizontal,
    "share_of": lambda rate, amount: (rate.cast(pl.Int64) * amount + 5000) // 10000,
    "share_down": lambda rate, amount: rate.cast(pl.Int64) * amount // 10000,
    "share_half_even": lambda rate, amount: (
        (rate.cast(pl.Int64) * amount + 5000) // 10000
        - (rate.cast(pl.Int64) * amount % 20000 == 5000).cast(pl.Int64)
    ),
    "inexact": lambda rate, amount: (rate.cast(pl.Int64) * amount) % 10000 != 0,
}


def expression(step: Step, law: Law) -> pl.Expr:
    """A step as an expression over the columns of facts and the concepts worked out before it."""
    match step.word:
        case "lit":
            return pl.lit(step.value)
        case "truth":
            return pl.lit(bool(step.value))
        case "col":
            return pl.col(step.name)
        case "has":
            return pl.col(step.name) >= 0
        case "var":
            return pl.col(variable(step.name))
        case "par":
            return pl.lit(_value(law, step))
    parts = [expression(part, law) for part in step.parts]
    match step.word:
        case "not":
            return ~parts[0]
        case "and" | "or":
            return reduce(and_ if step.word == "and" else or_, parts)
        case "where":
            return pl.when(parts[0]).then(parts[1]).otherwise(parts[2])
    return OPERATORS[step.word](parts[0], parts[1])


def variable(name: str) -> str:
    """The column of a concept, or (with a question mark) of whether it is known."""
    return f"_known_{name[:-1]}" if name.endswith("?") else f"_value_{name}"


def _value(law: Law, step: Step) -> int:
    value = law.value(step.name)
    if not isinstance(value, int):
        raise ValueError(f"the law gives no value for {step.name}")
    return int(value) * step.value


def decide_frame(
    rows: pl.LazyFrame, law: Law, scope: Scope = "full", fixed: Mapping[str, int] | None = None
) -> pl.LazyFrame:
    """The rows with the columns size, outcome, rate, subsidy, not_met and unknown, as the kernel gives them.

    ``rows`` has a column of integers for every fact the rules of the day read (decision/kernel.py), -1 where missing.
    """
    plan = plan_of(law, scope, fixed or {})
    for name, valued in plan.concepts:
        worked = {variable(name): expression(valued.value, law)}
        if valued.known not in (TRUE, FALSE):
            worked[variable(f"{name}?")] = expression(valued.known, law)
        rows = rows.with_columns(**worked)
    rows = rows.with_columns(**_masks(plan, law))
    rows = rows.with_columns(**_outcome(plan))
    return rows.select(pl.exclude(r"^_(known|value)_.*$", "_refused", "_reviewed"))


def _masks(plan: Plan, law: Law) -> dict[str, pl.Expr]:
    bits: list[pl.Expr] = []
    unknown: list[pl.Expr] = []
    refused: list[pl.Expr] = []
    reviewed: list[pl.Expr] = []
    for criterion in plan.criteria:
        marked = marks(criterion)
        if marked.refuses != FALSE:
            refused.append(expression(marked.refuses, law))
        bits += [expression(step, law).cast(pl.Int64) * bit for bit, step in marked.not_met]
        unknown += [expression(step, law).cast(pl.Int64) * bit for bit, step in marked.unknown]
        if marked.open != FALSE:
            reviewed.append(expression(marked.open, law))
    reviewed += [~known for known in _known(plan, plan.required)]
    return {
        "not_met": reduce(or_, bits, pl.lit(0, pl.Int64)),
        "unknown": reduce(or_, unknown, pl.lit(0, pl.Int64)),
        "_refused": reduce(or_, refused, pl.lit(False)),
        "_reviewed": reduce(or_, reviewed, pl.lit(False)),
    }


def _known(plan: Plan, names: tuple[str, ...]) -> list[pl.Expr]:
    known = {name: valued.known for name, valued in plan.concepts}
    return [
        pl.lit(False) if known[name] == FALSE else pl.col(variable(f"{name}?"))
        for name in names
        if known[name] != TRUE
    ]


def _outcome(plan: Plan) -> dict[str, pl.Expr]:
    refused = pl.col("_refused")
    found: dict[str, Any] = {
        "outcome": pl.when(refused).then(1).when(pl.col("_reviewed")).then(2).otherwise(0).cast(pl.Int8)
    }
    types = {"size": pl.Int8, "rate": pl.Int16, "subsidy": pl.Int64}
    concepts = dict(plan.concepts)
    for name, kind in types.items():
        concept = "enterprise_size" if name == "size" else name
        if concept not in concepts:
            found[name] = pl.lit(-1, kind)
            continue
        shown = reduce(and_, _known(plan, (concept,)), pl.lit(True) if name == "size" else ~refused)
        found[name] = pl.when(shown).then(pl.col(variable(concept))).otherwise(-1).cast(kind)
    return found
