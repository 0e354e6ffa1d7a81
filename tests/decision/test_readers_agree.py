"""One tree, many readers: for one case, swift, compiled (in parallel or not), Polars and SQL say the same of every row."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import duckdb
import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from portefeuille.decision.columns_rows import OUTCOMES, masks
from portefeuille.decision.frames import decide_frame
from portefeuille.decision.judge import bench
from portefeuille.decision.kernel import OUTPUT_DTYPES, compile_kernel, dtype
from portefeuille.decision.planned import CRITERIA, REQUIRED, Scope, plan_of
from portefeuille.decision.sql import query
from portefeuille.decision.verdicts import outcome
from portefeuille.law import Law
from portefeuille.rules.evaluate import Evaluation, Finding, Unknown
from portefeuille.rules.facts import FACTS
from portefeuille.rules.registry import BEGIN
from portefeuille.rules.swift import MISSING, Touched, without_gaps

#: A day under each set of rules and gaps there has been (test_every_plan_has_its_day).
DAYS = (
    date(2018, 5, 5), date(2021, 9, 13), date(2022, 5, 5), date(2023, 2, 1), date(2023, 6, 1), date(2023, 12, 1),
    date(2024, 2, 1), date(2024, 6, 5), date(2026, 3, 1),
)  # fmt: skip
SCOPES = get_args(Scope)
COMPILED = (date(2021, 9, 13), date(2026, 3, 1))
ROWS, ONE_BY_ONE = 3_000, 150
EXACT_CENTS, EXACT_FTE = 10_000 * 100, 10_000 * 100
Columns = dict[str, NDArray[Any]]
#: What does not refuse, for facts where most values do.
SOUND = {
    "sheltered_workshop": 1, "main_activity": 2, "registered": 1, "provider_registered": 1, "written_report": 1, "interactive": 1,
    "times_in_three_years": 1, "public_share": 100, "eligible_amount": 50_000, "headcount": 12 * EXACT_FTE,
}  # fmt: skip


def rows(names: tuple[str, ...], on: date, number: int = ROWS) -> Columns:
    """Rows on and around the thresholds, with gaps where a fact may be missing; most facts of a row are sound."""
    chance = np.random.default_rng([2024, on.toordinal()])
    today = on.toordinal()
    made: Columns = {}
    for name in names:
        unit, least = FACTS[name].unit, -1 if FACTS[name].decisive else 0
        choices: Any
        if unit.name == "choice":
            choices = range(least, len(unit.categories))
        elif unit.name == "bool":
            choices = range(least, 2)
        elif unit.name == "fte":
            choices = [n * EXACT_FTE - d for n in (50, 250) for d in (0, 1)] + [least, 0]
        elif unit.name == "eur" and unit.scale > 1:
            choices = [n * 10**6 * EXACT_CENTS + d for n in (10, 43, 50) for d in (0, 1)] + [least, 0]
        elif unit.name == "eur":
            choices = [
                least,
                0,
                9_999,
                10_000,
                49_999,
                50_000,
                33_335,
                740_000,
                750_000,
                2_500_000,
                19_990_000,
                30_000_000,
            ]
        elif unit.name == "day":
            choices = [least, 0, *range(today - 15, today - 12), today - 1, today, today + 1, today + 900]
        elif unit.name == "share":
            choices = [0, 2_499, 2_500, 10_000]
        else:
            choices = range(4)
        drawn = chance.choice(np.array([*choices]), number)
        sound = today if unit.name == "day" else SOUND.get(name, 0)
        free = name == "theme" or chance.random(number) < 0.15
        made[name] = np.where(free, drawn, sound).astype(dtype(name))
    if "on" in made:
        made["on"][:] = today
    return made


def by_frames(columns: Columns, law: Law, scope: Scope) -> Columns:
    found = decide_frame(pl.LazyFrame(columns), law, scope).collect()
    return {name: found[name].to_numpy() for name in OUTPUT_DTYPES}


def by_sql(columns: Columns, law: Law, scope: Scope) -> Columns:
    with duckdb.connect() as connection:
        connection.register("rows", pl.DataFrame(columns).with_row_index("place").to_arrow())
        found = pl.from_arrow(connection.sql(query(law, "rows", scope)).to_arrow_table())
    assert isinstance(found, pl.DataFrame)
    found = found.sort("place")
    return {name: found[name].to_numpy() for name in OUTPUT_DTYPES}


def one_by_one(row: dict[str, int | None], law: Law, scope: Scope) -> dict[str, int]:
    """A row by the evaluation behind ``decide``; and swiftly, as far as nothing missing is touched."""
    by = bench(law)
    evaluation = Evaluation(by.rules, row, by.parameters, by.doubted)
    findings = {name: evaluation.criterion(name) for name in CRITERIA[scope]}
    values = {name: evaluation.concept(name) for name in REQUIRED[scope]}
    known, parameters, answers = without_gaps(row), without_gaps(by.parameters), dict[str, Any]()
    for name, expected in (*findings.items(), *values.items()):
        try:
            swift = by.swift[name](known, parameters, answers)
        except Touched:
            continue
        if swift is MISSING:
            assert isinstance(expected, Unknown), name
        else:
            assert swift == (expected.leaf if isinstance(expected, Finding) else expected), name
    said = outcome(findings.values(), values.values())
    not_met, unknown = masks(findings)
    shown = {name: value if isinstance(value, int) else -1 for name, value in values.items()}
    refused = said == "ineligible"
    return {
        "outcome": OUTCOMES.index(said),
        "size": shown["enterprise_size"],
        "rate": -1 if refused else shown.get("rate", -1),
        "subsidy": -1 if refused else shown.get("subsidy", -1),
        "not_met": not_met,
        "unknown": unknown,
    }


def same(left: Columns, right: Columns) -> None:
    for name in OUTPUT_DTYPES:
        np.testing.assert_array_equal(left[name], right[name], err_msg=name)


def test_every_plan_has_its_day() -> None:
    plans = {id(plan_of(Law.on(on), "full")) for on in DAYS}
    last = date(2027, 1, 1).toordinal()
    every = {id(plan_of(Law.on(date.fromordinal(day)), "full")) for day in range(BEGIN.toordinal(), last)}
    assert plans == every


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_polars_sql_and_one_by_one(on: date, scope: Scope) -> None:
    law = Law.on(on)
    columns = rows(plan_of(law, scope).columns, on)
    frames = by_frames(columns, law, scope)
    same(frames, by_sql(columns, law, scope))
    assert len(set(frames["outcome"].tolist())) == len(OUTCOMES)
    for place in range(ONE_BY_ONE):
        row = {name: None if values[place] < 0 else int(values[place]) for name, values in columns.items()}
        assert one_by_one(row, law, scope) == {name: int(values[place]) for name, values in frames.items()}, (
            row
        )


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("on", COMPILED, ids=str)
def test_compiled(on: date, scope: Scope) -> None:
    law = Law.on(on)
    kernel = compile_kernel(law, scope, parallel=False)
    columns = rows(kernel.columns, on)
    same(kernel.run(columns), by_frames(columns, law, scope))


def test_compiled_in_parallel() -> None:
    law = Law.on(date(2026, 3, 1))
    kernel = compile_kernel(law, "enterprise", parallel=True)
    columns = rows(kernel.columns, law.on_date)
    same(kernel.run(columns), by_frames(columns, law, "enterprise"))


def test_a_reform_runs_on_the_same_kernel() -> None:
    law = Law.on(date(2026, 3, 1))
    reform = law.reform(
        {"rate.base.small": 3500, "ceiling.year.small": 1_000_000, "minimum.training": 20_000}
    )
    kernel = compile_kernel(law, "size", parallel=False)
    assert compile_kernel(reform, "size", parallel=False).compiled is kernel.compiled
    columns = rows(kernel.columns, law.on_date)
    before, after = kernel.run(columns), kernel.run(columns, reform)
    same(after, by_frames(columns, reform, "size"))
    assert (after["subsidy"] != before["subsidy"]).any()


REFORMS: list[dict[str, Any]] = [
    {"ceiling.partial_grant": "refuse"}, {"deadline.apply.last_day": "exclusive"}, {"de_minimis.window.edge": "included"},
    {"rounding.subsidy": "down"}, {"rounding.subsidy": "half_even"},
]  # fmt: skip


@pytest.mark.parametrize("change", REFORMS, ids=lambda change: " ".join(*change.items()))
def test_another_choice_of_the_law_is_followed_by_every_reader(change: dict[str, Any]) -> None:
    law = Law.on(date(2026, 3, 1))
    reform = law.reform(change)
    columns = rows(plan_of(law, "full").columns, law.on_date)
    if "rounding.subsidy" in change:
        columns["eligible_amount"][:] = np.arange(50_000, 50_000 + ROWS)
    before, frames = by_frames(columns, law, "full"), by_frames(columns, reform, "full")
    same(frames, by_sql(columns, reform, "full"))
    told = [(before[name] != frames[name]).sum() for name in ("not_met", "subsidy")]
    assert sum(told) > 0, "the choice changes something"
    for place in range(ONE_BY_ONE):
        row = {name: None if values[place] < 0 else int(values[place]) for name, values in columns.items()}
        found = {name: int(values[place]) for name, values in frames.items()}
        assert one_by_one(row, reform, "full") == found, row


def test_a_compiled_reform_of_a_choice() -> None:
    law = Law.on(date(2026, 3, 1))
    reform = law.reform({"rounding.subsidy": "half_even", "ceiling.partial_grant": "refuse"})
    columns = rows(plan_of(law, "size").columns, law.on_date)
    columns["eligible_amount"][:] = np.arange(50_000, 50_000 + ROWS)
    same(compile_kernel(reform, "size", parallel=False).run(columns), by_frames(columns, reform, "size"))
    with pytest.raises(ValueError, match=r"chooses otherwise for ceiling.partial_grant, rounding.subsidy"):
        compile_kernel(law, "size", parallel=False).run(columns, reform)


def test_a_kernel_says_what_it_lacks() -> None:
    law = Law.on(date(2026, 3, 1))
    kernel = compile_kernel(law, "enterprise", parallel=False)
    columns = rows(kernel.columns, law.on_date, 3)
    without = {name: values for name, values in columns.items() if name != "region"}
    with pytest.raises(ValueError, match="the column region is missing"):
        kernel.run(without)
    with pytest.raises(ValueError, match="the column region is int64, expected int8"):
        kernel.run({**columns, "region": columns["region"].astype(np.int64)})
    with pytest.raises(ValueError, match="not of one length"):
        kernel.run({**columns, "region": columns["region"][:2]})
