"""Units: what an integer in a rule stands for, and which integers may meet."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest

from portefeuille.rules.facts import FACTS, Activity, Theme
from portefeuille.rules.tree import Leaf
from portefeuille.rules.units import (
    BOOL,
    EXACT,
    VERDICT,
    Count,
    Day,
    Eur,
    EurExact,
    FteExact,
    Rate,
    Share,
    Size,
    SizeGiven,
    Unit,
    unit_of,
)

UNITS: list[tuple[Any, Unit]] = [
    (bool, BOOL),
    (Leaf, VERDICT),
    (Eur, Unit("eur")),
    (EurExact, Unit("eur", EXACT)),
    (FteExact, Unit("fte", EXACT)),
    (Rate, Unit("rate")),
    (Share, Unit("share")),
    (Day, Unit("day")),
    (Count, Unit("count")),
    (Size, Unit("choice", categories=("small", "medium", "large"))),
]


@pytest.mark.parametrize("annotation, unit", UNITS)
def test_an_annotation_says_its_unit(annotation: Any, unit: Unit) -> None:
    assert unit_of(annotation) == unit
    assert unit_of(annotation).scale == unit.scale


@pytest.mark.parametrize("annotation", [int, float, str, "Eur", None, list[int], Annotated[int, "euro"]])
def test_anything_else_is_no_unit(annotation: Any) -> None:
    """A bare ``int`` would compare with everything."""
    with pytest.raises(TypeError, match="is not a unit of the language of rules"):
        unit_of(annotation)


def test_an_exact_figure_is_the_product_of_a_share_and_a_figure() -> None:
    """A share in basis points times hundredths of FTE or cents: 30 % of 40 FTE is 3 000 x 4 000."""
    assert EXACT == 10_000
    assert 12 * 100 * EXACT == 3_000 * 4_000


@pytest.mark.parametrize("one, other, together", [
    (Unit("eur"), Unit("eur"), True),
    (Unit("eur"), Unit("eur", EXACT), True),  # scales are made equal, or refused, by whoever joins them
    (Unit("eur"), Unit("fte"), False),
    (Unit("rate"), Unit("share"), False),
    (Unit("day"), Unit("count"), False),
    (BOOL, Unit("count"), False),
    (unit_of(Size), unit_of(SizeGiven), True),
    (unit_of(SizeGiven), unit_of(Size), True),
    (unit_of(Theme), unit_of(Size), False),
    (unit_of(Literal["medium", "small"]), unit_of(Literal["small", "medium"]), False),
    (unit_of(Literal["a", "b"]), unit_of(Literal["a", "c", "b"]), False),
])  # fmt: skip
def test_what_may_be_compared(one: Unit, other: Unit, together: bool) -> None:
    """Choices only where the shorter one begins the longer one: their integers then mean the same."""
    assert one.comparable(other) is together


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_of_a_row_has_a_unit_that_rules_know(name: str) -> None:
    unit = FACTS[name].unit
    assert unit.name in {"bool", "choice", "eur", "fte", "share", "day", "count"}
    assert unit.scale in (1, EXACT)
    assert (unit.name == "choice") == bool(unit.categories)
    assert len(set(unit.categories)) == len(unit.categories)


def test_the_order_of_categories_is_frozen() -> None:
    """Columns on disk hold their places: a new category goes at the end."""
    assert unit_of(Size).categories == ("small", "medium", "large")
    assert unit_of(Activity).categories == ("primary_sector", "forestry", "unsettled", "listed", "not_listed")
    assert FACTS["region"].unit.categories == ("flanders", "elsewhere", "unlisted", "none")
    assert FACTS["legal_form"].unit.categories == ("accepted", "refused", "workshop_only", "judgement")
    assert FACTS["exclusion"].unit.categories == (
        "none",
        "refused",
        "still_listed",
        "conditional",
        "judgement",
        "perhaps_already",
        "perhaps_not_yet",
    )
