"""A row before the rules of its day; and the same row again with a change, as far as asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from portefeuille.decision import judge as judging
from portefeuille.decision.case import read_case
from portefeuille.decision.judge import Again, Judged, bench, judge
from portefeuille.decision.row import build
from portefeuille.law import Law
from portefeuille.rules.evaluate import Unknown
from portefeuille.rules.facts import FACTS
from tests.decision.drawing import put, remove
from tests.decision.malformed.bases import FIXED_SIZE, WHOLE

KNOWN = date(2026, 11, 22)
ENERGY = FACTS["theme"].unit.categories.index("sustainability/energy_efficiency")


def judged(case: dict[str, Any]) -> Judged:
    read = read_case({**case, "known": KNOWN})
    return judge(build(read, Law.on(read.on, read.known)))


def test_the_rules_and_values_of_a_period_are_kept() -> None:
    """Two days between which nothing changes share them; a reform has its own."""
    one, other = Law.on(date(2024, 6, 5), KNOWN), Law.on(date(2024, 6, 6), KNOWN)
    assert bench(one) is bench(other)
    assert bench(one) is not bench(Law.on(date(2022, 6, 5), KNOWN))
    reform = bench(one.reform({"rate.base.small": 3_500}))
    assert (reform.parameters["rate.base.small"], bench(one).parameters["rate.base.small"]) == (3_500, 3_000)
    assert reform.rules is bench(one).rules


def test_no_more_than_some_hundreds_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "_benches", {})
    law = Law.on(date(2024, 6, 5), KNOWN)
    for rate in range(300):
        assert bench(law.reform({"rate.base.small": rate})).parameters["rate.base.small"] == rate
    assert len(judging._benches) < 300


def test_what_refuses_and_what_is_undecided() -> None:
    found = judged(remove(put(WHOLE, "enterprise.legal_form", "maatschap"), "project.theme"))
    assert found.refusing == {"legal_form"}
    assert found.undecided == {
        "theme",
        "de_minimis",
        "rate",
        "full_subsidy",
        "subsidy",
        "own_share",
    }
    assert found.outcome == "ineligible"


@pytest.mark.parametrize("case, changes, outcome", [
    (WHOLE, {"public_share": 2_500}, "ineligible"),
    (WHOLE, {"public_share": 2_499}, "eligible"),
    (WHOLE, {"main_activity": 1}, "needs_review"),
    (put(WHOLE, "enterprise.legal_form", "maatschap"), {"legal_form": 0}, "eligible"),
    (put(WHOLE, "enterprise.legal_form", "maatschap"), {"public_share": 1}, "ineligible"),
    (remove(WHOLE, "project.theme"), {"theme": 7}, "eligible"),
    (remove(WHOLE, "project.theme"), {"public_share": 1}, "needs_review"),
    (remove(WHOLE, "project.theme"), {"public_share": 9_999}, "ineligible"),
    (remove(WHOLE, "enterprise.headcount"), {"theme": 3}, "needs_review"),
])  # fmt: skip
def test_the_outcome_after_a_change(case: dict[str, Any], changes: dict[str, int], outcome: str) -> None:
    assert judged(case).changed(changes) == outcome


def test_an_amount_that_the_law_leaves_open_is_unknown_after_a_change_too() -> None:
    """On 1 June 2023 the rate for energy efficiency has no value: the swift way passes it on without touching it."""
    found = judged({**FIXED_SIZE, "on": "2023-06-01"})
    assert found.outcome == "eligible"
    again = Again(found, {"theme": ENERGY})
    assert again.unknown("rate")
    assert again.unknown("full_subsidy")
    assert not Again(found, {"theme": 0}).unknown("rate")
    assert found.changed({"theme": ENERGY}) == "needs_review"


def test_another_value_of_the_law_gives_another_amount() -> None:
    read = read_case({**FIXED_SIZE, "known": KNOWN})
    row = build(read, Law.on(read.on, read.known))
    assert judge(row).values["subsidy"] == 30_000
    assert judge(row, parameters={"rate.base.small": 4_500}).values["subsidy"] == 45_000
    assert isinstance(judge(row, parameters={"rate.base.small": None}).values["subsidy"], Unknown)
