"""A control finds a breach before anything was paid: there is no subsidy, and each share goes back to whose it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portefeuille.applications import services
from portefeuille.applications.errors import ForbiddenError, ReasonError, StateError
from portefeuille.applications.models import Application
from portefeuille.notifications.models import Notice
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet.models import Payment
from tests.applications.life import OWN, World
from tests.wallet.life import sound, there


def controlled(here: World, found: Application) -> Application:
    services.open_control(found.pk, reason="steekproef", actor=here.official)
    return here.seen(found)


def end(here: World, found: Application, reason: str = "De cursist werkt er niet") -> str:
    return services.end_after_control(found.pk, reason=reason, actor=here.official)


def test_the_own_share_goes_back_and_the_room_of_the_year_does_not(here: World) -> None:
    found = controlled(here, here.ready())
    room = wallet.room_left(here.enterprise, 2026)
    assert end(here, found) == "stopped"
    now = here.seen(found)
    assert (now.held, now.aid) == ("", 0)
    refund = Payment.objects.get(purpose="refund")
    assert (refund.amount, there().get(f"own:{found.pk}", 0), there().get(f"subsidy:{found.pk}", 0)) == (
        OWN,
        0,
        0,
    )
    assert wallet.room_left(here.enterprise, 2026) == room
    told = {each.provider or each.enterprise for each in Notice.objects.filter(kind="control_ended")}
    assert told == {here.enterprise, found.provider}
    sound()


def test_nothing_was_deposited_so_nothing_goes_back(here: World) -> None:
    found = controlled(here, here.submit())
    assert end(here, found) == "stopped"
    assert not Payment.objects.exists()
    here.deposit(found)
    assert Payment.objects.get().purpose == "return", "what comes later is sent back"
    sound()


def test_who_ends_gives_a_reason_and_is_an_official(here: World) -> None:
    found = controlled(here, here.ready())
    with pytest.raises(ReasonError):
        end(here, found, " ")
    with pytest.raises(ForbiddenError):
        services.end_after_control(found.pk, reason="x", actor=here.person)
    assert here.seen(found).state == "under_control"
    assert not Payment.objects.exists()


def ordered(here: World) -> Application:
    found = here.ready()
    here.order(found, 10_000)
    return controlled(here, here.seen(found))


def ended(here: World) -> Application:
    found = here.ready()
    services.stop(found.pk, enterprise=here.enterprise, reason="other", actor=here.person)
    return controlled(here, here.seen(found))


@pytest.mark.parametrize("make", [ordered, ended, World.ready], ids=["ordered", "ended", "no control"])
def test_what_was_ordered_is_claimed_and_what_had_ended_is_left(
    here: World, make: Callable[[World], Application]
) -> None:
    found = make(here)
    before = here.seen(found).state
    assert not services.may_end(here.seen(found))
    with pytest.raises(StateError):
        end(here, found)
    assert here.seen(found).state == before
    sound()
