"""What may be bought, from whom, for whom and when, called as plain Python: each answer with what leads to it."""

from __future__ import annotations

from typing import Any

import pytest

from portefeuille.rules import book
from portefeuille.rules import project as rules
from portefeuille.rules.words import Parameters
from tests.rules.calling import law, said

CYBER, ENERGY = "digitalisation/cybersecurity", "sustainability/energy_efficiency"
OCCUPATION = "occupation_specific"


@pytest.mark.parametrize(
    "service, told", [("training", "met service.training"), ("advice", "met service.advice")]
)
def test_service(service: Any, told: str) -> None:
    assert said(rules.supported_service(service)) == told
    assert said(rules.supported_service("coaching")) == "not_met service.unsupported"  # type: ignore[arg-type]  # what a caller without types may give


@pytest.mark.parametrize("on, theme, told", [
    ("2021-09-12", CYBER, "met theme.free"),
    ("2021-09-13", CYBER, "presumed_met theme.bonus_start_disputed"),
    ("2021-09-13", "innovation", "met theme.free"),
    ("2021-09-14", CYBER, "met theme.free"),
    ("2021-09-13", "not_given", "met theme.free"),
])  # fmt: skip
def test_theme_until_2022(on: str, theme: Any, told: str) -> None:
    assert said(rules.any_theme(theme, law(on))) == told


def test_whether_the_start_of_the_bonus_is_in_doubt_is_asked_of_the_small() -> None:
    rates = {"rate.cybersecurity.small": 4_500, "rate.cybersecurity.medium": 3_500}
    cyber: Any = CYBER
    in_doubt = Parameters(rates, frozenset({"rate.cybersecurity.small"}))
    assert said(rules.any_theme(cyber, in_doubt)) == "presumed_met theme.bonus_start_disputed"


LISTED = [
    (OCCUPATION, "yes", "met theme.on_occupation_list"),
    (OCCUPATION, "no", "not_met theme.not_on_occupation_list"),
    (OCCUPATION, "not_said", "law theme.occupation_list_not_found"),
    ("innovation", "not_said", "met theme.listed"),
    ("innovation", "no", "met theme.listed"),
    (CYBER, "not_said", "met theme.listed"),
]  # fmt: skip


@pytest.mark.parametrize("theme, listed, told", LISTED)
def test_theme_from_2023_and_for_training_from_2026(theme: Any, listed: Any, told: str) -> None:
    assert said(rules.one_of_eight_themes(theme, listed, law("2024-06-05"))) == told
    assert said(rules.advice_on_cybersecurity_only("training", theme, listed)) == told


@pytest.mark.parametrize("on, told", [
    ("2023-03-14", "met theme.listed"),
    ("2023-03-15", "law theme.bonus_start_unknown"),
    ("2024-06-04", "law theme.bonus_start_unknown"),
    ("2024-06-05", "met theme.listed"),
])  # fmt: skip
def test_energy_efficiency_while_the_start_of_its_bonus_is_not_known(on: str, told: str) -> None:
    energy: Any = ENERGY
    assert said(rules.one_of_eight_themes(energy, "not_said", law(on))) == told
    assert said(rules.one_of_eight_themes("sustainability", "not_said", law(on))) == "met theme.listed"


def test_whether_the_bonus_is_known_is_asked_of_the_small() -> None:
    """The rate of both sizes starts on one day; one of them is enough to ask."""
    p = Parameters({"rate.energy_efficiency.small": None, "rate.energy_efficiency.medium": 3_500})
    energy: Any = ENERGY
    assert said(rules.one_of_eight_themes(energy, "not_said", p)) == "law theme.bonus_start_unknown"


@pytest.mark.parametrize("theme, told", [
    (CYBER, "met theme.listed"),
    ("digitalisation", "not_met theme.advice_cybersecurity_only"),
    (OCCUPATION, "not_met theme.advice_cybersecurity_only"),
])  # fmt: skip
def test_advice_from_february_2026_is_for_cybersecurity_alone(theme: Any, told: str) -> None:
    assert said(rules.advice_on_cybersecurity_only("advice", theme, "yes")) == told


def test_the_periods_of_the_theme() -> None:
    """First day, last day and day of publication of each version."""
    periods = [
        tuple(map(str, (rule.since, rule.until, rule.known_from))) for rule in book().versions["theme"]
    ]
    assert periods == [
        ("2016-04-01", "2022-12-31", "0001-01-01"),
        ("2023-01-01", "2026-01-31", "2022-11-25"),
        ("2026-02-01", "9999-12-31", "2026-01-23"),
    ]


@pytest.mark.parametrize("exclusion, told", [
    ("none", "met exclusion.none"),
    ("refused", "not_met exclusion.listed"),
    ("still_listed", "presumed_not_met exclusion.still_listed"),
    ("conditional", "judgement exclusion.health_profession_only"),
    ("judgement", "judgement exclusion.unsettled"),
    ("perhaps_already", "presumed_not_met exclusion.perhaps_already"),
    ("perhaps_not_yet", "presumed_met exclusion.perhaps_not_yet"),
])  # fmt: skip
def test_exclusion(exclusion: Any, told: str) -> None:
    assert said(rules.not_excluded(exclusion)) == told


#: service, written, required by law, ordinary, times in three years, guided -> answer
ADVICE = [
    ("advice", True, False, False, 1, False, "met advice_conditions.fulfilled"),
    ("advice", False, False, False, 1, False, "not_met advice_conditions.not_written"),
    ("advice", True, True, False, 1, False, "not_met advice_conditions.legally_required"),
    ("advice", True, False, True, 1, False, "not_met advice_conditions.ordinary_expense"),
    ("advice", True, False, False, 2, False, "not_met advice_conditions.periodic"),
    ("advice", True, False, False, 1, True, "judgement advice_conditions.guided_implementation"),
    ("advice", False, True, True, 9, True, "not_met advice_conditions.not_written"),
    ("training", False, True, True, 9, True, "not_applicable advice_conditions.training"),
]  # fmt: skip


@pytest.mark.parametrize("service, written, required, ordinary, times, guided, told", ADVICE)
def test_conditions_of_advice(
    service: Any, written: bool, required: bool, ordinary: bool, times: int, guided: bool, told: str
) -> None:
    p = law("2024-06-05")
    assert said(rules.conditions_of_advice(service, written, required, ordinary, times, guided, p)) == told


@pytest.mark.parametrize("day, told", [
    (113, "met apply_window.in_time"),
    (114, "presumed_met apply_window.last_day"),
    (115, "not_met apply_window.too_late"),
    (0, "met apply_window.in_time"),
])  # fmt: skip
def test_fourteen_days_after_the_start_that_day_included(day: int, told: str) -> None:
    assert said(rules.applied_in_time(day, 100, law("2024-06-05"))) == told


def test_a_last_day_without_doubt_is_in_time() -> None:
    """Should a text be found that says the fourteenth day counts."""
    p = law("2024-06-05")
    sure = type(p)(p.values, frozenset())
    assert said(rules.applied_in_time(114, 100, sure)) == "met apply_window.in_time"


@pytest.mark.parametrize("on, agreed, start, told", [
    (100, 90, 95, "met agreement_first.yes"),
    (100, 95, 95, "met agreement_first.yes"),
    (100, 96, 95, "judgement agreement_first.after_start"),
    (100, 100, 95, "judgement agreement_first.after_start"),
    (100, 100, 110, "met agreement_first.yes"),
    (100, 101, 110, "not_met agreement_first.after_application"),
])  # fmt: skip
def test_the_agreement_comes_first(on: int, agreed: int, start: int, told: str) -> None:
    assert said(rules.agreed_before_applying(on, agreed, start)) == told


@pytest.mark.parametrize("given, end, start, told", [
    (False, 999, 50, "met project_end.not_given"),
    (False, 999, 100, "met project_end.not_given"),
    (False, 999, 101, "not_met project_end.starts_too_late"),
    (True, 100, 50, "met project_end.in_time"),
    (True, 101, 50, "not_met project_end.too_late"),
])  # fmt: skip
def test_the_last_day_is_included(given: bool, end: int, start: int, told: str) -> None:
    assert said(rules.finished_in_time(given, end, 100, start)) == told


@pytest.mark.parametrize("service, online, interactive, told", [
    ("advice", True, False, "not_applicable interaction.advice"),
    ("training", False, False, "met interaction.on_site"),
    ("training", True, True, "met interaction.direct"),
    ("training", True, False, "not_met interaction.none"),
])  # fmt: skip
def test_interaction(service: Any, online: bool, interactive: bool, told: str) -> None:
    assert said(rules.direct_interaction(service, online, interactive)) == told


@pytest.mark.parametrize("registered, kind, told", [
    (True, "right", "met provider.registered"),
    (True, "not_given", "met provider.registered"),
    (True, "wrong", "not_met provider.wrong_service"),
    (False, "right", "not_met provider.not_registered"),
])  # fmt: skip
def test_provider(registered: bool, kind: Any, told: str) -> None:
    assert said(rules.registered_provider(registered, kind)) == told


def test_related_party() -> None:
    assert said(rules.unrelated(True)) == "not_met related_party.related"
    assert said(rules.unrelated(False)) == "met related_party.unrelated"


@pytest.mark.parametrize("service, people, told", [
    ("advice", "refused", "not_applicable participants.advice"),
    ("training", "accepted", "met participants.working"),
    ("training", "refused", "not_met participants.not_working"),
])  # fmt: skip
def test_participants(service: Any, people: Any, told: str) -> None:
    assert said(rules.working_participants(service, people)) == told
