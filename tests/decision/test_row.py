"""From a case to a row: what is given, what is missing and asked, what is declared on honour and assumed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from portefeuille.decision.case import read_case
from portefeuille.decision.row import ENTERPRISE, EVER, NEVER, PROJECT, SIZE_ALONE, Row, build
from portefeuille.law import Law
from portefeuille.rules.facts import FACTS
from portefeuille.rules.units import EXACT
from tests.decision.drawing import put, remove
from tests.decision.malformed.bases import ADVICE, FIXED_SIZE, WHOLE

KNOWN = "2026-11-22"


def row(case: dict[str, Any]) -> Row:
    read = read_case({**case, "known": KNOWN})
    return build(read, Law.on(read.on, read.known))


def category(found: Row, fact: str) -> str:
    value = found.values[fact]
    assert value is not None
    return FACTS[fact].unit.categories[value]


def test_a_whole_case_fills_every_fact() -> None:
    found = row(WHOLE)
    assert found.values.keys() == FACTS.keys()
    assert found.missing.keys() == {"written_report", "legally_required"}, (
        "of advice; the rules do not ask training"
    )
    assert found.assumed == []
    assert found.criteria == ENTERPRISE + PROJECT
    assert found.values["headcount"] == (1_200 + 4 * 30) * EXACT, "12 FTE and 30 % of a partner of 4"
    assert found.values["on"] == date(2024, 6, 5).toordinal()
    assert found.values["reference_day"] == found.values["start"] == date(2024, 5, 30).toordinal()
    assert (category(found, "legal_form"), category(found, "region")) == ("accepted", "flanders")


#: What is absent and decisive, by what is asked for.
ASKED = [
    ("enterprise.legal_form", "legal_form", ["enterprise.legal_form"]),
    ("enterprise.headcount", "headcount", ["enterprise.headcount"]),
    ("enterprise.group[0].turnover", "turnover", ["enterprise.group.0.turnover"]),
    ("enterprise.establishments", "region", ["enterprise.establishments"]),
    ("enterprise.main_activity", "main_activity", ["enterprise.main_activity"]),
    ("project.service", "service", ["project.service"]),
    ("project.theme", "theme", ["project.theme"]),
    ("project.start", "start", ["project.start"]),
    ("project.price", "eligible_amount", ["project.price"]),
    ("project.costs[0].persons", "eligible_amount", ["project.costs.0.persons"]),
    ("project.interactive", "interactive", ["project.interactive"]),
]  # fmt: skip


@pytest.mark.parametrize("gone, fact, paths", ASKED)
def test_what_is_absent_and_decisive_is_missing(gone: str, fact: str, paths: list[str]) -> None:
    case = WHOLE if gone != "project.price" else remove(WHOLE, "project.costs")
    found = row(remove(case, gone))
    assert found.values[fact] is None
    assert list(found.missing[fact]) == paths


#: What is absent and declared on honour: the fact, its value in the row, and the path listed among the assumed.
HONOUR = [
    ("enterprise.group", None, None, "enterprise.group"),
    ("enterprise.public_share", "public_share", 0, "enterprise.public_share"),
    ("enterprise.social_security_arrears", "social_security_arrears", 0, "enterprise.social_security_arrears"),
    ("enterprise.registered_since", "registered_since", EVER, "enterprise.registered_since"),
    ("project.agreed_on", "agreed_on", EVER, "project.agreed_on"),
    ("project.provider", "provider_registered", 1, "project.provider.registered"),
    ("project.provider", "related_party", 0, "project.provider.related_party"),
    ("project.participants", "participants", 0, "project.participants"),
    ("project.costs", "eligible_amount", 100_000, "project.costs"),
    ("history", "subsidy_this_year", 0, "history.subsidy_this_year"),
    ("history", "de_minimis_used", 0, "history.de_minimis"),
]  # fmt: skip


@pytest.mark.parametrize("gone, fact, value, path", HONOUR)
def test_what_is_absent_and_declared_on_honour_is_assumed(
    gone: str, fact: str | None, value: Any, path: str
) -> None:
    found = row(remove(WHOLE, gone))
    assert path in found.assumed
    assert fact is None or (found.values[fact] == value and fact not in found.missing)


def test_for_advice_the_usual_is_assumed() -> None:
    case = remove(remove(ADVICE, "project.ordinary_expense"), "project.times_in_three_years")
    found = row(case)
    assert {"project.ordinary_expense", "project.times_in_three_years"} <= set(found.assumed)
    assert (found.values["ordinary_expense"], found.values["times_in_three_years"]) == (0, 1)
    assert "project.participants" not in found.assumed, "nobody is named for advice"


@pytest.mark.parametrize("path, value, fact, expected", [
    ("enterprise.registered", False, "registered", 0),
    ("project.mode", "online", "online", 1),
    ("project.mode", "internal", "online", 0),
    ("project.workable_work", True, "workable_work", 0),  # it does not start on the day of application
    ("enterprise.main_activity", "49.410", "road_freight", 1),
    ("history.de_minimis", [{"on": "2021-06-05", "amount": 1}, {"on": "2021-06-06", "amount": 2}], "de_minimis_used", 200),
    ("history.de_minimis", [{"on": "2021-06-05", "amount": 1}, {"on": "2021-06-06", "amount": 2}], "de_minimis_edge", 100),
])  # fmt: skip
def test_what_is_given_stands_in_the_row(path: str, value: Any, fact: str, expected: int) -> None:
    assert row(put(WHOLE, path, value)).values[fact] == expected


@pytest.mark.parametrize("path, value, fact, expected", [
    ("history.size_this_year", "medium", "size_given", "medium"),
    ("history.size_this_year", None, "size_given", "not_given"),
    ("project.on_occupation_list", True, "on_occupation_list", "yes"),
    ("project.on_occupation_list", False, "on_occupation_list", "no"),
    ("project.provider.number", "DV.A900001", "provider_kind", "wrong"),
    ("project.provider.number", "DV.O900001", "provider_kind", "right"),
    ("project.provider.number", None, "provider_kind", "not_given"),
    ("project.participants", [{"category": "employee"}, {"category": "trainee"}], "participants", "refused"),
    ("project.participants", [], "participants", "accepted"),
    ("project.exclusions", ["shiatsu"], "exclusion", "still_listed"),
    ("enterprise.establishments", [], "region", "none"),
])  # fmt: skip
def test_choices_stand_in_the_row(path: str, value: Any, fact: str, expected: str) -> None:
    assert category(row(put(WHOLE, path, value)), fact) == expected


def test_a_size_frozen_this_year_needs_no_figures() -> None:
    found = row(put(remove(WHOLE, "enterprise.headcount"), "history.size_this_year", "small"))
    assert found.sizes is None
    assert not {"headcount", "turnover", "balance_total"} & found.missing.keys()


def test_before_2023_a_theme_is_not_asked() -> None:
    assert category(row({**remove(WHOLE, "project.theme"), "on": "2022-12-31"}), "theme") == "not_given"
    assert "theme" in row({**remove(WHOLE, "project.theme"), "on": "2023-01-01"}).missing


def test_an_enterprise_alone() -> None:
    found = row({"on": "2024-06-05", "enterprise": WHOLE["enterprise"]})
    assert found.criteria == (*ENTERPRISE, "ceiling_left")
    assert found.concepts == ("enterprise_size", "room")
    assert found.values["reference_day"] == date(2024, 6, 5).toordinal()
    assert found.deadlines["apply_by"] is None


@pytest.mark.parametrize("facts, more", [
    ({}, set()),
    ({"start": "2024-06-10"}, {"apply_window", "project_end"}),
    ({"end": "2024-06-20"}, {"project_end"}),
    ({"agreed_on": "2024-06-01"}, {"agreement_first"}),
    ({"start": "2024-06-10", "end": "2024-06-20"}, {"apply_window", "project_end"}),
    ({"interactive": True}, {"interaction"}),
    ({"exclusions": []}, {"exclusion"}),
    ({"participants": []}, {"participants"}),
    ({"provider": {"number": "DV.O900001"}}, {"provider"}),
    ({"provider": {"registered": True}}, {"provider"}),
    ({"provider": {"related_party": False}}, {"related_party"}),
    ({"service": "advice"}, {"advice_conditions"}),
])  # fmt: skip
def test_with_a_size_alone_only_what_is_given_is_judged(facts: dict[str, Any], more: set[str]) -> None:
    case = {**FIXED_SIZE, "project": {**FIXED_SIZE["project"], **facts}}
    assert set(row(case).criteria) == {*SIZE_ALONE, *more}
    assert set(row({**case, "size": "large"}).criteria) == {"size", *SIZE_ALONE, *more}
    assert row(FIXED_SIZE).values["start"] == NEVER


def test_with_a_size_alone_the_conditions_of_advice_are_assumed() -> None:
    found = row({**FIXED_SIZE, "project": {"service": "advice", "theme": "innovation", "price": 1000}})
    assert (found.values["written_report"], found.values["legally_required"]) == (1, 0)
    assert {"project.written_report", "project.legally_required"} <= set(found.assumed)
    assert not {"project.agreed_on", "project.participants"} & set(found.assumed)


def test_an_amount_that_a_person_must_judge_is_asked_of_nobody() -> None:
    found = row(put(ADVICE, "project.costs", [{"kind": "implementation_guidance", "amount": 100}]))
    assert found.values["eligible_amount"] is None
    assert found.missing["eligible_amount"] == ()
    assert found.values["guided_implementation"] == 1


def test_without_a_service_the_amount_is_known_where_both_services_count_alike() -> None:
    assert row(remove(remove(WHOLE, "project.costs"), "project.service")).values["eligible_amount"] == 100_000
    differ = row(remove(WHOLE, "project.service"))
    assert differ.missing["eligible_amount"] == ("project.service",)


def test_the_deadlines() -> None:
    found = row(WHOLE)
    assert found.deadlines == {
        "apply_by": date(2024, 6, 13), "deposit_by": date(2024, 7, 5), "finish_by": date(2025, 12, 31),
    }  # fmt: skip
    assert found.values["finish_by"] == date(2025, 12, 31).toordinal()
