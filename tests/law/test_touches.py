"""Whom a part of the law touches."""

from __future__ import annotations

import pytest

from portefeuille.law import load
from portefeuille.law.touches import CRITERION_OF_LIST, SITUATIONS, Touch, of_parameter, of_row

BOTH = frozenset({"enterprise", "provider"})


def test_a_parameter_by_its_name() -> None:
    touch = of_parameter(load(), "rate.cybersecurity.small")
    assert touch.sizes == {"small"}
    assert touch.themes == {"digitalisation/cybersecurity"}
    assert touch.services == frozenset()
    assert touch.parties == BOTH
    assert of_parameter(load(), "rate.base.medium").themes == frozenset()
    assert of_parameter(load(), "minimum.advice").services == {"advice"}
    assert of_parameter(load(), "ceiling.increase").situations == {"workable_work"}
    assert of_parameter(load(), "de_minimis.ceiling").parties == {"enterprise"}
    assert of_parameter(load(), "provider.confirmation_required").parties == BOTH
    assert of_parameter(load(), "occupation_list.official").themes == {"occupation_specific"}


def test_a_limit_between_sizes_touches_every_size() -> None:
    assert of_parameter(load(), "size.small.turnover").sizes == frozenset()


def test_a_sheltered_workshop_is_a_non_profit() -> None:
    touch = of_parameter(load(), "rate.sheltered_workshop.medium_large")
    assert [*touch.legal_forms, *touch.situations, *touch.sizes] == [
        "nonprofit",
        "sheltered_workshop",
        "medium",
    ]


def test_every_situation_is_that_of_some_parameter() -> None:
    found = frozenset[str]().union(*(of_parameter(load(), name).situations for name in load().parameters))
    assert found == set(SITUATIONS.values())


@pytest.mark.parametrize(
    "name, key, before, after, row, expected",
    [
        ("themes", "innovation", ["training", "advice"], ["training"], {},
         Touch(services=frozenset({"advice"}), themes=frozenset({"innovation"}), parties=BOTH)),
        ("services", "advice", "themes", "cybersecurity_only", {}, Touch(services=frozenset({"advice"}), parties=BOTH)),
        ("cost_kinds", "exam", {"training": "accepted", "advice": "refused"}, {"training": "refused", "advice": "refused"}, {},
         Touch(services=frozenset({"training"}), parties=BOTH)),
        ("legal_forms", "017", "refused", "workshop_only", {"group": "nonprofit"},
         Touch(legal_forms=frozenset({"nonprofit"}), parties=frozenset({"enterprise"}))),
        ("exclusions", "shiatsu", "not_listed", "refused", {"service": "both"}, Touch(parties=BOTH)),
        ("increases", "increase_2024", None, "open", {},
         Touch(situations=frozenset({"workable_work"}), parties=frozenset({"enterprise"}))),
        ("worker_categories", "ibo", None, "refused", {}, Touch(services=frozenset({"training"}), parties=BOTH)),
        ("occupation_services", "stem", None, "ground", {}, Touch(themes=frozenset({"occupation_specific"}), parties=BOTH)),
        ("evidence", "agreement", None, None, {"service": "advice"}, Touch(services=frozenset({"advice"}), parties=BOTH)),
    ],
)  # fmt: skip
def test_a_row(
    name: str, key: str, before: object, after: object, row: dict[str, str], expected: Touch
) -> None:
    assert of_row(load(), name, key, before, after, row) == expected


def test_the_lists_of_criteria_are_there() -> None:
    assert set(CRITERION_OF_LIST) <= set(load().list_names)


def test_an_untold_side_never_excludes() -> None:
    small = Touch(sizes=frozenset({"small"}))
    assert small.meets(Touch())
    assert Touch().meets(small)
    assert small.meets(Touch(sizes=frozenset({"small", "medium"}), services=frozenset({"advice"})))
    assert not small.meets(Touch(sizes=frozenset({"medium"})))


def test_a_theme_meets_its_sub_theme_and_back() -> None:
    parent, child = (
        Touch(themes=frozenset({key})) for key in ("digitalisation", "digitalisation/cybersecurity")
    )
    assert parent.meets(child) and child.meets(parent)
    assert not child.meets(Touch(themes=frozenset({"digital"})))
