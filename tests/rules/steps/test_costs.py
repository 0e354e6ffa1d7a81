"""The eligible amount, cost by cost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.rules.steps.costs import (
    CostKind,
    Costs,
    Item,
    Service,
    Verdict,
    eligible_costs,
    kinds_of_law,
)

Verdicts = Mapping[str, Verdict]
BOTH: Verdicts = {"training": "accepted", "advice": "accepted"}
TRAINING: Verdicts = {"training": "accepted", "advice": "refused"}
NEITHER: Verdicts = {"training": "refused", "advice": "refused"}
GUIDANCE: Verdicts = {"training": "refused", "advice": "judgement"}
DAY = "catering.day"
APART = "separate_invoice_refuses"
ROWS: list[dict[str, Any]] = [
    {"code": "fee", "verdict": BOTH, "source": ["R-4.1", "S003"]},
    {"code": "catering", "verdict": TRAINING, "source": "R-4.2", "cap": DAY, APART: True},
    {"code": "course_material", "verdict": TRAINING, "source": "R-4.5", "exclusive_needed": True},
    {"code": "teacher_travel", "verdict": TRAINING, "source": "R-4.3", APART: True},
    {"code": "exam", "verdict": NEITHER, "source": "R-4.7"},
    {"code": "licence", "verdict": NEITHER, "source": "R-4.10"},
    {"code": "implementation_guidance", "verdict": GUIDANCE, "source": "R-4.9"},
]  # fmt: skip
KINDS = kinds_of_law(ROWS, {DAY: 2500}.get)


def split(items: list[Item], price: int = 100_000, service: Service = "training") -> Costs:
    return eligible_costs(price, items, service, KINDS)


def test_the_rows_of_the_law_are_read() -> None:
    assert KINDS["fee"] == CostKind(BOTH, ("R-4.1", "S003"))
    assert KINDS["catering"] == CostKind(
        TRAINING, ("R-4.2",), separate_invoice_refuses=True, capped=True, cap=2500
    )
    assert KINDS["course_material"].exclusive_needed


@pytest.mark.parametrize(
    ("items", "service", "eligible", "code"),
    [
        ([], "training", 100_000, "accepted"),
        ([], "advice", 100_000, "accepted"),
        # the example of the contract: 40 EUR, 3 persons, 2 days: 150 of 240
        ([Item("catering", 24_000, 3, 2)], "training", 91_000, "above_cap"),
        ([Item("catering", 15_000, 3, 2)], "training", 100_000, "within_cap"),
        ([Item("catering", 15_001, 3, 2)], "training", 99_999, "above_cap"),
        ([Item("catering", 24_000, 3, 2, True)], "training", 76_000, "separate_invoice"),
        ([Item("catering", 24_000, separate_invoice=True)], "training", 76_000, "separate_invoice"),
        ([Item("catering", 24_000, 3, 2)], "advice", 76_000, "refused"),
        ([Item("catering", 2_500)], "training", 100_000, "within_cap"),
        ([Item("catering", 5_000, 2)], "training", 100_000, "within_cap"),
        ([Item("catering", 5_000, 0)], "training", 95_000, "above_cap"),
        ([Item("catering", 0)], "training", 100_000, "within_cap"),
        ([Item("course_material", 10_000)], "training", 100_000, "accepted"),
        ([Item("course_material", 10_000, exclusive=False)], "training", 90_000, "not_exclusive"),
        ([Item("course_material", 10_000, separate_invoice=True)], "training", 100_000, "accepted"),
        ([Item("course_material", 10_000)], "advice", 90_000, "refused"),
        ([Item("teacher_travel", 10_000)], "training", 100_000, "accepted"),
        ([Item("teacher_travel", 10_000, separate_invoice=True)], "training", 90_000, "separate_invoice"),
        ([Item("teacher_travel", 10_000)], "advice", 90_000, "refused"),
        ([Item("exam", 20_000)], "training", 80_000, "refused"),
        ([Item("licence", 100_000)], "advice", 0, "refused"),
        ([Item("fee", 100_000)], "training", 100_000, "accepted"),
        ([Item("implementation_guidance", 20_000)], "training", 80_000, "refused"),
    ],
)  # fmt: skip
def test_what_counts(items: list[Item], service: Service, eligible: int, code: str) -> None:
    found = split(items, service=service)
    assert (found.eligible, found.ineligible) == (eligible, 100_000 - eligible)
    assert (found.at_least, found.at_most) == (eligible, eligible)
    assert (found.missing, found.judgement) == ((), ())
    assert found.lines[0].code == f"costs.{code}"
    assert [line.code for line in found.lines[1:]] == ["costs.accepted"] * (len(found.lines) - 1)


def test_an_exam_invoiced_with_the_training_counted_until_2020() -> None:
    before = {**KINDS, "exam": CostKind(TRAINING, ("R-16.6",), separate_invoice_refuses=True)}
    assert eligible_costs(100_000, [Item("exam", 20_000)], "training", before).eligible == 100_000
    apart = [Item("exam", 20_000, separate_invoice=True)]
    assert eligible_costs(100_000, apart, "training", before).eligible == 80_000


@pytest.mark.parametrize(
    ("item", "missing", "at_least"),
    [
        (Item("catering", 24_000), ("project.costs.1.persons", "project.costs.1.days"), 78_500),
        (Item("catering", 24_000, 3), ("project.costs.1.days",), 83_500),
        (Item("catering", 24_000, None, 2), ("project.costs.1.persons",), 81_000),
    ],
)
def test_persons_and_days_are_asked_for(item: Item, missing: tuple[str, ...], at_least: int) -> None:
    found = split([Item("fee", 1), item])
    assert (found.eligible, found.ineligible) == (None, None)
    assert found.missing == missing
    assert (found.at_least, found.at_most) == (at_least, 100_000)
    assert found.lines[1].code == "costs.missing"


def test_guidance_is_for_a_person_to_judge() -> None:
    found = split([Item("implementation_guidance", 20_000)], service="advice")
    assert (found.eligible, found.at_least, found.at_most) == (None, 80_000, 100_000)
    assert found.judgement == ("project.costs.0",)
    assert found.missing == ()


def test_a_fee_that_must_be_judged_names_the_price() -> None:
    kinds = {"fee": CostKind({"training": "judgement", "advice": "judgement"}, ("R-9.3",))}
    found = eligible_costs(100, [], "training", kinds)
    assert (found.judgement, found.at_least, found.at_most) == (("project.price",), 0, 100)


def test_a_cap_the_law_does_not_know_is_for_a_person() -> None:
    kinds = kinds_of_law(ROWS, lambda name: None)
    found = eligible_costs(100, [Item("catering", 50, 1, 1)], "training", kinds, path="p")
    assert (found.judgement, found.at_least, found.at_most) == (("p.costs.0",), 50, 100)


def test_the_line_tells_how_the_cap_was_reckoned() -> None:
    line = split([Item("catering", 24_000, 3, 2)]).lines[0]
    assert line.source == ("R-4.2",)
    assert line.values == {
        "where": "project.costs.0", "kind": "catering", "amount_eur": 24_000, "cap_eur": 2500,
        "counts_eur": 15_000, "excess_eur": 9_000, "persons": 3, "days": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("price", "items"),
    [
        (0, []),
        (-1, []),
        (100, [Item("fee", 101)]),
        (100, [Item("fee", -1)]),
        (100, [Item("catering", 10, -1, 1)]),
        (100, [Item("catering", 10, 1, -1)]),
    ],
)
def test_what_cannot_be_is_refused(price: int, items: list[Item]) -> None:
    with pytest.raises(ValueError, match=r"price|below zero"):
        split(items, price)


def test_a_kind_the_law_does_not_list_is_refused() -> None:
    with pytest.raises(KeyError, match="gift"):
        split([Item("gift", 1)])


ITEMS = st.lists(
    st.tuples(
        st.sampled_from(sorted(KINDS)),
        st.integers(0, 30_000),
        st.none() | st.integers(0, 20),
        st.none() | st.integers(0, 5),
        st.booleans(),
        st.booleans(),
    ).map(lambda i: Item(*i)),
    max_size=6,
)
SERVICES: st.SearchStrategy[Service] = st.sampled_from(["training", "advice"])


@given(ITEMS, st.integers(1, 10_000), SERVICES)
def test_the_price_is_split_without_a_cent_lost(items: list[Item], fee: int, service: Service) -> None:
    price = fee + sum(item.amount for item in items)
    found = split(items, price, service)
    assert 0 <= found.at_least <= found.at_most <= price
    assert found.at_least >= fee
    if found.eligible is None:
        assert found.missing or found.judgement
    else:
        assert found.at_least == found.at_most == found.eligible
        assert found.eligible + (found.ineligible or 0) == price


@given(ITEMS, st.integers(1, 20), st.integers(1, 5), SERVICES)
def test_an_answer_stays_within_the_bounds(
    items: list[Item], persons: int, days: int, service: Service
) -> None:
    price = 1 + sum(item.amount for item in items)
    asked = split(items, price, service)
    answered = [
        item._replace(
            persons=persons if item.persons is None else item.persons,
            days=days if item.days is None else item.days,
        )
        for item in items
    ]
    after = split(answered, price, service)
    assert after.missing == ()
    assert asked.at_least <= after.at_least
    assert after.at_most <= asked.at_most
    if asked.eligible is not None:
        assert after.eligible == asked.eligible
