"""How much, called as plain Python: rates by day, ceilings, rounding, minimum and de minimis.  Amounts are cents."""

from __future__ import annotations

from typing import Any

import pytest

from portefeuille.rules import amounts as rules
from portefeuille.rules.words import Parameters
from tests.rules.calling import law, said

P = law("2024-06-05")
CYBER, ENERGY = "digitalisation/cybersecurity", "sustainability/energy_efficiency"


@pytest.mark.parametrize("on, size, theme, rate", [
    ("2019-11-30", "small", "innovation", 4_000),
    ("2019-11-30", "medium", "innovation", 3_000),
    ("2024-06-05", "small", "innovation", 3_000),
    ("2024-06-05", "medium", "innovation", 2_000),
    ("2024-06-05", "large", "innovation", 2_000),
    ("2024-06-05", "small", CYBER, 4_500),
    ("2024-06-05", "medium", CYBER, 3_500),
    ("2024-06-05", "large", CYBER, 3_500),
    ("2021-09-12", "small", CYBER, 3_000),
    ("2023-03-14", "small", ENERGY, 3_000),
    ("2023-03-14", "medium", ENERGY, 2_000),
    ("2024-06-05", "small", ENERGY, 4_500),
    ("2024-06-05", "medium", ENERGY, 3_500),
])  # fmt: skip
def test_the_rate_by_size_and_theme(on: str, size: Any, theme: Any, rate: int) -> None:
    assert rules.rate(size, theme, law(on)) == rate


def test_each_rate_is_a_parameter_of_its_own() -> None:
    """Even where two of them are equal today."""
    names = [
        f"rate.{theme}.{size}"
        for theme in ("base", "cybersecurity", "energy_efficiency")
        for size in ("small", "medium")
    ]
    p = Parameters({name: number for number, name in enumerate(names)})
    pairs: list[Any] = [
        (size, theme) for theme in ("innovation", CYBER, ENERGY) for size in ("small", "medium")
    ]
    assert [rules.rate(size, theme, p) for size, theme in pairs] == list(range(6))


@pytest.mark.parametrize(
    "on, small, medium", [("2019-12-31", 1_000_000, 1_500_000), ("2020-01-01", 750_000, 750_000)]
)
def test_the_ceiling_of_a_year(on: str, small: int, medium: int) -> None:
    assert rules.year_ceiling("small", law(on)) == small
    assert rules.year_ceiling("medium", law(on)) == medium
    assert rules.year_ceiling("large", law(on)) == medium
    apart = Parameters({"ceiling.year.small": 1, "ceiling.year.medium": 2})
    assert (rules.year_ceiling("small", apart), rules.year_ceiling("medium", apart)) == (1, 2)


@pytest.mark.parametrize("used, workable, room, ordinary", [
    (0, False, 750_000, 750_000), (749_999, False, 1, 1), (750_000, False, 0, 0), (750_001, False, 0, 0),
    (0, True, 750_400, 750_000), (750_000, True, 400, 0), (750_400, True, 0, 0), (750_401, True, 0, 0),
])  # fmt: skip
def test_what_is_left_of_the_ceiling(used: int, workable: bool, room: int, ordinary: int) -> None:
    p = Parameters({"ceiling.increase": 400})
    assert rules.room(750_000, used, workable, p) == room
    assert rules.ordinary_room(750_000, used) == ordinary


@pytest.mark.parametrize("way, cents", [
    ("half_up", (10_001, 10_000, 10_000, 10_002)), ("down", (10_000, 9_999, 9_999, 10_001)),
    ("half_even", (10_000, 10_000, 10_000, 10_002)),
])  # fmt: skip
def test_the_subsidy_is_rounded_once_as_the_law_chooses(way: str, cents: tuple[int, ...]) -> None:
    """30 % of EUR 333.35 is 100.005, of 333.33 is 99.999, of 333.32 is 99.996, of 333.39 is 100.017."""
    p = Parameters({"rounding.subsidy": way})
    assert tuple(rules.full_subsidy(3_000, amount, p) for amount in (33_335, 33_333, 33_332, 33_339)) == cents


def test_the_subsidy_is_capped_by_the_room() -> None:
    assert rules.subsidy(100, 100, 200) == 100
    assert rules.subsidy(101, 100, 200) == 101
    assert rules.subsidy(201, 100, 200) == 200
    assert rules.subsidy(101, 100, 100) == 100
    assert rules.own_share(33_335, 10_001) == 23_334


@pytest.mark.parametrize("service, amount, told", [
    ("training", 10_000, "met minimum_amount.reached"),
    ("training", 9_999, "not_met minimum_amount.training"),
    ("advice", 50_000, "met minimum_amount.reached"),
    ("advice", 49_999, "not_met minimum_amount.advice"),
])  # fmt: skip
def test_the_minimum(service: Any, amount: int, told: str) -> None:
    assert said(rules.large_enough(service, amount, P)) == told


INCREASE = {"ceiling.increase": 400, "rounding.subsidy": "half_up", "ceiling.partial_grant": "clamp"}
SURE = frozenset[str]()
BOTH = frozenset({"rounding.subsidy", "ceiling.partial_grant"})

#: full, ordinary room, room, workable, rate, amount, in doubt, increase -> answer
CEILING = [
    (30_000, 750_000, 750_000, False, 3_000, 100_000, BOTH, 400, "met ceiling.room"),
    (30_000, 30_000, 30_000, False, 3_000, 100_000, BOTH, 400, "met ceiling.room"),
    (10_001, 750_000, 750_000, False, 3_000, 33_335, BOTH, 400, "presumed_met ceiling.rounded"),
    (10_001, 750_000, 750_000, False, 3_000, 33_335, SURE, 400, "met ceiling.room"),
    (10_001, 0, 0, False, 3_000, 33_335, BOTH, 400, "not_met ceiling.used_up"),
    (10_001, 10_000, 10_000, False, 3_000, 33_335, BOTH, 400, "presumed_met ceiling.partial_grant"),
    (10_001, 10_000, 10_000, False, 3_000, 33_335, SURE, 400, "met ceiling.increased"),
    (10_001, 10_000, 10_400, True, 3_000, 33_335, BOTH, 400, "met ceiling.increased"),
    (10_400, 10_000, 10_400, True, 3_000, 33_335, BOTH, 400, "met ceiling.increased"),
    (10_401, 10_000, 10_400, True, 3_000, 33_335, BOTH, 400, "presumed_met ceiling.partial_grant"),
    (10_001, 10_000, 10_400, True, 3_000, 33_335, BOTH, None, "law ceiling.increase_unknown"),
    (10_000, 10_000, 10_400, True, 3_000, 33_330, BOTH, None, "met ceiling.room"),
    (10_001, 10_000, 10_000, False, 3_000, 33_335, BOTH, None, "presumed_met ceiling.partial_grant"),
    (10_001, 1, 1, False, 3_000, 33_335, BOTH, 400, "presumed_met ceiling.partial_grant"),
    (10_001, 0, 400, True, 3_000, 33_335, BOTH, None, "law ceiling.increase_unknown"),
    (0, 0, 0, False, 3_000, 1, BOTH, 400, "not_met ceiling.used_up"),
    (1, 1, 1, False, 3_000, 1, BOTH, 400, "presumed_met ceiling.rounded"),
    (0, 0, 1, True, 3_000, 1, SURE, 400, "met ceiling.increased"),
]  # fmt: skip


@pytest.mark.parametrize("full, ordinary, room, workable, rate, amount, doubted, increase, told", CEILING)
def test_room_under_the_ceiling(
    full: int,
    ordinary: int,
    room: int,
    workable: bool,
    rate: int,
    amount: int,
    doubted: Any,
    increase: int | None,
    told: str,
) -> None:
    p = Parameters({**INCREASE, "ceiling.increase": increase}, doubted)
    assert said(rules.room_under_ceiling(full, ordinary, room, workable, rate, amount, p)) == told


def test_without_a_project() -> None:
    assert said(rules.some_room_left(1)) == "met ceiling.room_left"
    assert said(rules.some_room_left(0)) == "not_met ceiling.used_up"


#: subsidy, used, on the edge, road freight -> answer; the ceilings are 300 and, for road freight, 100
DE_MINIMIS = [
    (100, 200, 0, False, "met de_minimis.below"),
    (101, 200, 0, False, "not_met de_minimis.overflow"),
    (100, 200, 1, False, "presumed_met de_minimis.edge"),
    (100, 199, 1, False, "met de_minimis.below"),
    (100, 0, 0, True, "met de_minimis.below"),
    (101, 0, 0, True, "judgement de_minimis.road_freight"),
    (100, 1, 0, True, "judgement de_minimis.road_freight"),
    (101, 0, 0, False, "met de_minimis.below"),
    (301, 0, 0, True, "not_met de_minimis.overflow"),
]  # fmt: skip


@pytest.mark.parametrize("subsidy, used, edge, freight, told", DE_MINIMIS)
def test_de_minimis(subsidy: int, used: int, edge: int, freight: bool, told: str) -> None:
    values = {
        "de_minimis.ceiling": 300,
        "de_minimis.ceiling.road_freight": 100,
        "de_minimis.window.edge": "excluded",
    }
    p = Parameters(values, frozenset({"de_minimis.window.edge"}))
    assert said(rules.below_de_minimis(subsidy, used, edge, freight, p)) == told


@pytest.mark.parametrize("edge, chosen, told", [
    (1, "excluded", "met de_minimis.below"), (1, "included", "not_met de_minimis.edge_counts"),
    (0, "included", "met de_minimis.below"), (1, None, "met de_minimis.below"),
])  # fmt: skip
def test_aid_on_the_edge_counts_as_the_law_chooses(edge: int, chosen: str | None, told: str) -> None:
    p = Parameters(
        {"de_minimis.ceiling": 300, "de_minimis.ceiling.road_freight": 100, "de_minimis.window.edge": chosen}
    )
    assert said(rules.below_de_minimis(100, 200, edge, False, p)) == told
