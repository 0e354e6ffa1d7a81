"""How a fact is changed in the terms of the case, and where it cannot be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from portefeuille.decision.case import Case, read_case
from portefeuille.decision.handles import HANDLES, at
from portefeuille.decision.lookup import legal_form, region
from portefeuille.decision.row import Row, build
from portefeuille.law import Law
from portefeuille.rules.facts import FACTS
from portefeuille.rules.units import EXACT
from tests.decision.drawing import put, remove
from tests.decision.malformed.bases import ADVICE, FIXED_SIZE, WHOLE

LAW = Law.on(date(2024, 6, 5), date(2026, 11, 22))


def made(case: dict[str, Any]) -> tuple[Case, Row]:
    read = read_case(case)
    return read, build(read, LAW)


def change(
    case: dict[str, Any], fact: str, value: int | str
) -> tuple[str, str | None, str, dict[str, int]] | None:
    """Path, what it was, what it becomes and the changes in the row; a choice is named by its category."""
    read, row = made(case)
    wanted = FACTS[fact].unit.categories.index(value) if isinstance(value, str) else value
    told = HANDLES[fact].apply(read, row, wanted)
    return None if told is None else (told.path, *told.words(), dict(told.changes))


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


GROUPED = (1_200 + 4 * 30) * EXACT  # 12 FTE of its own, and 30 % of a partner with 4

CHANGES: list[tuple[dict[str, Any], str, int | str, str, str | None, str, dict[str, int]]] = [
    (WHOLE, "public_share", 2_500, "enterprise.public_share", "0", "0.25", {"public_share": 2_500}),
    (remove(WHOLE, "enterprise.public_share"), "public_share", 1, "enterprise.public_share", "0", "0.0001", {"public_share": 1}),
    (WHOLE, "social_security_arrears", 1, "enterprise.social_security_arrears", "false", "true", {"social_security_arrears": 1}),
    (WHOLE, "headcount", 5_000 * EXACT, "enterprise.headcount", "12", "48.8", {"headcount": 5_000 * EXACT}),
    (WHOLE, "headcount", 5_000 * EXACT - 1, "enterprise.headcount", "12", "48.79", {"headcount": 4_999 * EXACT}),
    (WHOLE, "theme", "digitalisation", "project.theme", "innovation", "digitalisation", {"theme": 2}),
    (WHOLE, "legal_form", "refused", "enterprise.legal_form", "BV", "maatschap", {"legal_form": 1}),
    (WHOLE, "region", "elsewhere", "enterprise.establishments.0.postcode", "9000", "1000", {"region": 1}),
    (WHOLE, "participants", "refused", "project.participants.0.category", "employee", "agency_worker", {"participants": 1}),
    (WHOLE, "eligible_amount", 99_999, "project.price", "1000", "999.99", {"eligible_amount": 99_999}),
    (WHOLE, "end", day("2026-01-01"), "project.end", "2024-06-30", "2026-01-01", {"end": day("2026-01-01")}),
    (WHOLE, "registered_since", day("2024-05-31"), "enterprise.registered_since", "2015-03-01", "2024-05-31",
     {"registered_since": day("2024-05-31")}),
    (remove(WHOLE, "enterprise.registered_since"), "registered_since", day("2024-05-31"), "enterprise.registered_since", None,
     "2024-05-31", {"registered_since": day("2024-05-31")}),
    (WHOLE, "start", day("2024-05-21"), "project.start", "2024-05-30", "2024-05-21",
     {"start": day("2024-05-21"), "reference_day": day("2024-05-21")}),
    (ADVICE, "times_in_three_years", 4, "project.times_in_three_years", "1", "4", {"times_in_three_years": 4}),
    (ADVICE, "on_occupation_list", "no", "project.on_occupation_list", "true", "false", {"on_occupation_list": 1}),
    (put(WHOLE, "history.size_this_year", "small"), "size_given", "large", "history.size_this_year", "small", "large",
     {"size_given": 2}),
]  # fmt: skip


@pytest.mark.parametrize("case, fact, value, path, before, to, changes", CHANGES)
def test_a_change_is_told_in_the_terms_of_the_case(
    case: dict[str, Any],
    fact: str,
    value: int | str,
    path: str,
    before: str | None,
    to: str,
    changes: dict[str, int],
) -> None:
    assert change(case, fact, value) == (path, before, to, changes)


IMPOSSIBLE: list[tuple[str, dict[str, Any], str, int | str]] = [
    ("what it is already", WHOLE, "public_share", 0),
    ("below zero", WHOLE, "public_share", -1),
    ("more than everything", WHOLE, "public_share", 10_001),
    ("a headcount below zero", WHOLE, "headcount", 0),
    ("the headcount it has", WHOLE, "headcount", GROUPED),
    ("a headcount that nobody gave", remove(WHOLE, "enterprise.headcount"), "headcount", 100),
    ("a headcount together that is not known", remove(WHOLE, "enterprise.group[0].headcount"), "headcount", 100),
    ("a price below its own items", WHOLE, "eligible_amount", 0),
    ("the price it has", WHOLE, "eligible_amount", 100_000),
    ("a price that nobody gave", remove(remove(WHOLE, "project.costs"), "project.price"), "eligible_amount", 100),
    ("an amount that is not known", remove(WHOLE, "project.costs[0].days"), "eligible_amount", 100),
    ("an end before the start", WHOLE, "end", day("2024-05-29")),
    ("an end that nobody gave", remove(WHOLE, "project.end"), "end", day("2026-01-01")),
    ("a start after the end", WHOLE, "start", day("2024-07-01")),
    ("a start that nobody gave", remove(WHOLE, "project.start"), "start", day("2024-06-01")),
    ("a start that a size alone does not need", FIXED_SIZE, "start", day("2024-06-01")),
    ("a day that no case can have", WHOLE, "registered_since", day("2201-01-01")),
    ("a day before all cases", WHOLE, "agreed_on", 5),
    ("a legal form without an example", WHOLE, "legal_form", "judgement"),
    ("a legal form that is none", WHOLE, "legal_form", 99),
    ("a legal form that nobody gave", remove(WHOLE, "enterprise.legal_form"), "legal_form", "refused"),
    ("one of two establishments", put(WHOLE, "enterprise.establishments", [{"postcode": "9000"}] * 2), "region", "elsewhere"),
    ("no establishment at all", put(WHOLE, "enterprise.establishments", []), "region", "flanders"),
    ("participants that nobody gave", remove(WHOLE, "project.participants"), "participants", "refused"),
    ("a theme that is not given", remove(WHOLE, "project.theme"), "theme", "innovation"),
]  # fmt: skip


@pytest.mark.parametrize("what, case, fact, value", IMPOSSIBLE, ids=[what for what, *_ in IMPOSSIBLE])
def test_a_change_that_the_case_does_not_allow(
    what: str, case: dict[str, Any], fact: str, value: int | str
) -> None:
    assert change(case, fact, value) is None, what


def test_a_start_without_an_end_moves_freely() -> None:
    assert change(remove(WHOLE, "project.end"), "start", day("2025-07-01")) is not None


@pytest.mark.parametrize(
    "fact, step",
    [("headcount", EXACT), ("public_share", 1), ("eligible_amount", 1), ("start", 1), ("theme", 1)],
)
def test_a_step_is_the_smallest_that_a_case_can_make(fact: str, step: int) -> None:
    assert HANDLES[fact].near(5 * EXACT, 1) == 5 * EXACT + step
    assert HANDLES[fact].near(5 * EXACT, 0) == 5 * EXACT
    assert HANDLES[fact].near(5 * EXACT, -1) == 5 * EXACT - step


@pytest.mark.parametrize("path, found", [
    ("on", date(2024, 6, 5)),
    ("enterprise.headcount", 1_200),
    ("enterprise.group.0.kind", "partner"),
    ("enterprise.group.1.kind", None),
    ("project.provider.number", "DV.O900001"),
    ("project.nothing.at.all", None),
    ("size", None),
])  # fmt: skip
def test_a_path_of_the_case(path: str, found: Any) -> None:
    assert at(read_case(WHOLE), path) == found


def test_a_part_that_is_not_there() -> None:
    assert at(read_case(FIXED_SIZE), "enterprise.headcount") is None


@pytest.mark.parametrize("fact", HANDLES)
def test_every_handle_moves_a_fact_of_the_row_at_its_own_path(fact: str) -> None:
    handle: Any = HANDLES[fact]
    assert handle.path == FACTS[fact].path or handle.path.startswith(f"{FACTS[fact].path}.0.")
    assert handle.fact == fact


def test_the_examples_are_of_their_category() -> None:
    """BV is accepted and a maatschap is not, on every day since 2016; 9000 lies in Flanders and 1000 does not."""
    forms: Any = HANDLES["legal_form"]
    places: Any = HANDLES["region"]
    for on in (date(2016, 4, 1), date(2024, 6, 5), date(2026, 11, 22)):
        law = Law.on(on, date(2026, 11, 22))
        assert {category: legal_form(law, name).category for category, name in forms.examples.items()} == {
            "accepted": "accepted", "refused": "refused",
        }  # fmt: skip
        assert [region(law, [{"postcode": code}]) for code in places.examples.values()] == list(
            places.examples
        )


def test_a_legal_form_is_told_only_where_the_law_of_then_knew_its_category() -> None:
    """Before 26 February 2016 it was not known yet which forms the scheme of today refuses."""
    read = read_case(WHOLE)
    refused = FACTS["legal_form"].unit.categories.index("refused")
    for known, told in ((date(2016, 2, 25), False), (date(2016, 2, 26), True)):
        row = build(read, Law.on(date(2024, 6, 5), known))
        assert (HANDLES["legal_form"].apply(read, row, refused) is not None) is told
