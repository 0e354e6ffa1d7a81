"""Room in the annual ceiling and in the budget: exactly what fits is granted."""

from __future__ import annotations

from datetime import date

import pytest

from portefeuille.platform.models import Actor
from portefeuille.wallet import selectors, services
from portefeuille.wallet.errors import NoRoomError, StateError, WalletError
from portefeuille.wallet.models import Entry, Project
from tests.wallet.life import CEILING, DAY, NUMBER, reserve, sound, there

pytestmark = pytest.mark.django_db
OTHER = "0403019261"


def test_the_last_cent_of_the_ceiling(official: Actor, budget: int) -> None:
    reserve("p1", official, subsidy=CEILING - 1)
    with pytest.raises(NoRoomError, match=r"ceiling of 0428315871/2026: 2 cents asked, 1 left") as refused:
        reserve("p2", official, subsidy=2)
    assert (refused.value.asked, refused.value.left) == (2, 1)
    assert not Project.objects.filter(pk="p2").exists()
    reserve("p2", official, subsidy=1)
    assert selectors.room_left(NUMBER, 2026) == 0
    reserve("p3", official, subsidy=CEILING, enterprise=OTHER)
    sound()


def test_each_year_has_its_own(official: Actor, budget: int) -> None:
    services.set_budget(2025, 1_000, key="k", actor=official)
    reserve("p1", official, subsidy=CEILING)
    reserve("p2", official, subsidy=1_000, on=date(2025, 12, 31))
    assert (selectors.room_left(NUMBER, 2025), selectors.budget_left(2025)) == (CEILING - 1_000, 0)
    with pytest.raises(NoRoomError, match=r"budget of 2025: 1 cents asked, 0 left"):
        reserve("p3", official, subsidy=1, on=date(2025, 12, 31))
    with pytest.raises(NoRoomError, match=r"budget of 2024: 1 cents asked, 0 left"):
        reserve("p4", official, subsidy=1, on=date(2024, 12, 31))
    sound()


def test_twice_is_once(official: Actor, budget: int) -> None:
    reserve("p1", official)
    before = there(), Entry.objects.count()
    reserve("p1", official)
    assert (there(), Entry.objects.count()) == before
    with pytest.raises(StateError, match="project:p1: reserve happened already, otherwise than asked now"):
        reserve("p1", official, subsidy=70_000)


def test_a_ceiling_that_changed_counts_from_then_on(official: Actor, budget: int) -> None:
    def with_ceiling(project: str, subsidy: int, ceiling: int) -> None:
        services.reserve(
            project, enterprise=NUMBER, applied_on=DAY, own_share=1, subsidy=subsidy, ceiling=ceiling, actor=official
        )  # fmt: skip

    with_ceiling("p1", 600, 1_000)
    with_ceiling("p2", 900, 1_500)
    assert selectors.room_left(NUMBER, 2026) == 0
    with pytest.raises(NoRoomError, match="ceiling"):
        with_ceiling("p3", 1, 1_499)
    assert there()[f"ceiling:{NUMBER}/2026"] == 1_500
    with_ceiling("p3", 1, 1_502)
    with_ceiling("p4", 1, 1_502)
    sound()


def test_a_budget_does_not_go_below_what_is_committed(official: Actor, budget: int) -> None:
    reserve("p1", official)
    with pytest.raises(NoRoomError, match="budget"):
        services.set_budget(2026, 59_999, key="less", actor=official)
    assert services.set_budget(2026, 60_000, key="less", actor=official) == 0
    assert services.set_budget(2026, 60_500, key="more", actor=official) == 500
    with pytest.raises(WalletError):
        services.set_budget(2026, -1, key="none", actor=official)
    sound()


@pytest.mark.parametrize("own, subsidy, ceiling", [(0, 5, 9), (5, 0, 9), (5, -1, 9), (5, 5, -1)])
def test_no_amounts(official: Actor, budget: int, own: int, subsidy: int, ceiling: int) -> None:
    with pytest.raises(WalletError, match="no amounts"):
        services.reserve(
            "p", enterprise=NUMBER, applied_on=DAY, own_share=own, subsidy=subsidy, ceiling=ceiling, actor=official
        )  # fmt: skip


@pytest.mark.parametrize("number", ["0428.315.871", "428315871", "", "BE0428315871", "٠٤٢٨٣١٥٨٧١"])
def test_no_enterprise(official: Actor, budget: int, number: str) -> None:
    with pytest.raises(WalletError, match="no enterprise number"):
        reserve("p", official, enterprise=number)


def test_an_id_that_is_none(official: Actor, budget: int) -> None:
    with pytest.raises(ValueError, match="no owner"):
        reserve("p 1", official)
