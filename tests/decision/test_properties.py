"""What must hold for every case, on cases drawn at random."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from portefeuille.decision import decide
from tests.decision.drawing import Case, cases, enterprises, fixed_size_cases, put, removable, remove

CALM = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def answer(case: Case) -> dict[str, Any]:
    """The decision as plain data."""
    return decide(case).as_dict()


def euro(value: str | None) -> Decimal:
    """An amount of the decision."""
    assert value is not None
    return Decimal(value)


@CALM
@given(cases())
def test_deciding_twice_gives_the_same_and_leaves_the_case_alone(case: Case) -> None:
    before = copy.deepcopy(case)
    assert answer(case) == answer(case)
    assert case == before


@CALM
@given(cases())
def test_the_order_of_the_keys_does_not_matter(case: Case) -> None:
    turned = {
        key: dict(reversed(value.items())) if isinstance(value, dict) else value
        for key, value in reversed(case.items())
    }
    assert answer(turned) == answer(case)


@CALM
@given(cases())
def test_cents_close(case: Case) -> None:
    decision = answer(case)
    if decision["subsidy"] is not None and decision["own_share"] is not None:
        assert euro(decision["subsidy"]) + euro(decision["own_share"]) == euro(decision["eligible_amount"])
    if decision["eligible_amount"] is not None:
        outside = euro(decision["outside_wallet"]["ineligible"])
        assert euro(decision["eligible_amount"]) + outside == Decimal(str(case["project"]["price"]))


@CALM
@given(cases())
def test_an_answer_that_is_decided_is_complete(case: Case) -> None:
    decision = answer(case)
    verdicts = {c["verdict"] for c in decision["criteria"]}
    assert verdicts <= {"met", "not_met", "unknown"}
    assert ("not_met" in verdicts) == (decision["outcome"] == "ineligible") or case["on"] < "2016-04-01"
    if decision["outcome"] == "ineligible":
        assert all(decision[key] is None for key in ("rate", "eligible_amount", "subsidy", "own_share"))
        assert decision["missing"] == []
        assert decision["next_question"] is None
    if decision["outcome"] == "eligible":
        assert decision["missing"] == []
        if "project" in case:
            assert all(
                decision[key] is not None for key in ("rate", "eligible_amount", "subsidy", "own_share")
            )
            assert euro(decision["subsidy"]) > 0
    assert decision["next_question"] is None or decision["next_question"] in decision["missing"]
    assert all(c["because"] and c["code"] and c["source"] for c in decision["criteria"])


CRITERIA = {
    "size",
    "legal_form",
    "establishment",
    "private_sector",
    "main_activity",
    "registered",
    "in_order",
    "service",
    "theme",
    "exclusion",
    "advice_conditions",
    "apply_window",
    "agreement_first",
    "project_end",
    "interaction",
    "provider",
    "related_party",
    "participants",
    "minimum_amount",
    "ceiling",
    "de_minimis",
}


@CALM
@given(cases())
def test_the_criteria_are_those_of_the_contract_and_explain_the_outcome(case: Case) -> None:
    """Nothing blocks an eligible answer, and something blocks one that needs review."""
    decision = answer(case)
    ids = [c["id"] for c in decision["criteria"]]
    assert set(ids) <= CRITERIA
    assert len(ids) == len(set(ids))
    settled = {r["criterion"] for r in decision["reservations"] if r["default"] is not None}
    unknown = {c["id"] for c in decision["criteria"] if c["verdict"] == "unknown"}
    if decision["outcome"] == "eligible":
        assert unknown <= settled
    if decision["outcome"] == "needs_review":
        assert unknown - settled or decision["missing"]
    for reservation in decision["reservations"]:
        assert reservation["criterion"] in CRITERIA
        assert reservation["because"]


@CALM
@given(cases())
def test_the_ceiling_is_never_passed(case: Case) -> None:
    decision = answer(case)
    if decision["subsidy"] is None:
        return
    top = Decimal(7_500) if case["on"] >= "2020-01-01" else Decimal(15_000)
    if not case["project"].get("workable_work"):
        assert euro(decision["subsidy"]) <= top
        assert (
            euro(decision["subsidy"]) + Decimal(str(case.get("history", {}).get("subsidy_this_year", 0)))
            <= top
            or top == 15_000
        )
    assert euro(decision["subsidy"]) <= euro(decision["eligible_amount"])
    if decision["capped_by"] is not None and decision["rate"] is not None:
        assert euro(decision["subsidy"]) < euro(decision["rate"]) * euro(decision["eligible_amount"])


@CALM
@given(enterprises(), st.integers(0, 30_000), st.integers(0, 30_000))
def test_more_headcount_never_gives_a_higher_rate(case: Case, first: int, second: int) -> None:
    """Nor a smaller size, nor an answer where there was none."""
    order = ["small", "medium", "large"]
    less, more = sorted((first, second))
    smaller = answer(put(case, "enterprise.headcount", Decimal(less) / 100))
    larger = answer(put(case, "enterprise.headcount", Decimal(more) / 100))
    if smaller["size"] and larger["size"]:
        assert order.index(smaller["size"]) <= order.index(larger["size"])
    if smaller["rate"] is not None and larger["rate"] is not None:
        assert Decimal(smaller["rate"]) >= Decimal(larger["rate"])
    assert not (smaller["outcome"] == "ineligible" and larger["outcome"] == "eligible")


@CALM
@given(fixed_size_cases(), st.integers(1, 9_999_999))
def test_a_higher_price_never_gives_less(case: Case, more: int) -> None:
    assume("costs" not in case["project"] and not case.get("history", {}).get("de_minimis"))
    dearer = put(case, "project.price", Decimal(str(case["project"]["price"])) + Decimal(more) / 100)
    first, second = answer(case), answer(dearer)
    if first["subsidy"] is not None:
        assert second["subsidy"] is not None
        assert euro(first["subsidy"]) <= euro(second["subsidy"])


@CALM
@given(cases())
def test_every_flip_is_true(case: Case) -> None:
    for flip in answer(case)["flips"]:
        turned = answer(put(case, flip["fact"], number(flip["to"], case, flip["fact"])))
        assert turned["outcome"] == flip["outcome"], (flip, case)
        assert flip["outcome"] != answer(case)["outcome"]


def number(value: Any, case: Case, fact: str) -> Any:
    """The value of a flip, which the decision writes as text, as the case would hold it."""
    if not isinstance(value, str):
        return value
    if value in ("true", "false"):
        return value == "true"
    numeric = fact.rsplit(".", 1)[-1] in {
        "headcount",
        "turnover",
        "balance_total",
        "public_share",
        "share",
        "price",
        "vat",
        "amount",
        "persons",
        "days",
        "times_in_three_years",
        "subsidy_this_year",
        "nace_version",
    }
    return Decimal(value) if numeric else value


@CALM
@given(cases(), st.data())
def test_less_information_never_turns_the_answer_round(case: Case, data: st.DataObject) -> None:
    """Taking away facts that are not declared on honour makes a decided answer undecided at most; giving them
    never turns a refusal.
    """
    facts = removable(case)
    assume(facts)
    gone = data.draw(st.lists(st.sampled_from(facts), unique=True, min_size=1, max_size=4))
    partial = case
    for fact in gone:
        partial = remove(partial, fact)
    whole, less = answer(case)["outcome"], answer(partial)["outcome"]
    assert {whole, less} != {"eligible", "ineligible"}, gone
    if less == "ineligible":
        assert whole == "ineligible", gone
    if less == "eligible":
        assert whole == "eligible", gone


@CALM
@given(cases())
def test_answering_the_next_question_moves_on(case: Case) -> None:
    """What is missing is not in the case, and what is in the case is not asked."""
    for path in answer(case)["missing"]:
        parts = path.replace("[", ".").replace("]", "").split(".")
        place: Any = case
        for part in parts[:-1]:
            place = place[int(part)] if part.isdigit() else place.get(part, {})
        assert place.get(parts[-1]) is None


@pytest.mark.parametrize("days", range(-3, 4))
@pytest.mark.parametrize("start", ["2016-04-10", "2019-12-01", "2024-02-29", "2024-12-25", "2026-02-01"])
def test_the_last_day_of_the_application_is_always_start_plus_fourteen(start: str, days: int) -> None:
    begun = date.fromisoformat(start)
    on = begun + timedelta(days=14 + days)
    case = {
        "on": on.isoformat(),
        "size": "small",
        "project": {"service": "training", "theme": "innovation", "price": 1000, "start": start},
    }
    decision = answer(case)
    assert decision["outcome"] == ("eligible" if days <= 0 else "ineligible")
    assert decision["deadlines"]["apply_by"] == (begun + timedelta(days=14)).isoformat()
