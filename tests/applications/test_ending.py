"""Every way in which an application ends, and what each gives back (R-5.14, R-5.15, R-2.9)."""

from __future__ import annotations

import pytest

from portefeuille import clock
from portefeuille.applications import selectors, services
from portefeuille.applications.errors import (
    AccountMissingError,
    ChangedError,
    NotFoundError,
    ReasonError,
    StateError,
)
from portefeuille.applications.models import Application
from portefeuille.applications.tasks import run_due
from portefeuille.enterprises import services as enterprises
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet import services as wallet_services
from tests.applications.life import OWN, SUBSIDY, TRAINING, World, on
from tests.wallet.life import PAYER, WALLET, line, sound


def refunds(found: Application) -> list[int]:
    return [one.cents for one in wallet.payments(found.pk) if one.purpose == "refund"]


def room(here: World) -> int:
    return wallet.room_left(here.enterprise, 2026)


def test_withdrawn_before_the_deposit(here: World) -> None:
    found = here.submit()
    assert room(here) == 750_000 - SUBSIDY
    services.withdraw(found.pk, enterprise=here.enterprise, actor=here.person)
    services.withdraw(found.pk, enterprise=here.enterprise, actor=here.colleague)
    now = here.seen(found)
    assert (now.state, now.aid, now.subsidy, room(here)) == ("withdrawn", 0, SUBSIDY, 750_000)


def test_not_withdrawn_but_stopped_after_the_deposit(here: World) -> None:
    found = here.ready()
    with pytest.raises(StateError):
        services.withdraw(found.pk, enterprise=here.enterprise, actor=here.person)
    assert services.stop(found.pk, enterprise=here.enterprise, reason="other", actor=here.person) == "stopped"
    assert (refunds(found), room(here), here.seen(found).aid) == ([OWN], 750_000, 0)
    sound()


def test_stopped_half_way_as_in_the_worked_example(here: World) -> None:
    found = here.ready(project__theme="innovation")  # 30 %: 1 400 + 600
    here.order(found, 120_000)
    preview = services.stop_preview(found.pk, enterprise=here.enterprise)
    assert (preview.now.own_back, preview.now.subsidy_back, preview.now.ceiling_back) == (
        56_000,
        24_000,
        24_000,
    )
    assert (preview.next_year.ceiling_back, preview.frees_now) == (0, True)
    services.stop(found.pk, enterprise=here.enterprise, reason="other", actor=here.person)
    assert (refunds(found), room(here), here.seen(found).aid) == ([56_000], 750_000 - 36_000, 36_000)
    sound()


def test_stopped_next_year_the_ceiling_of_this_year_stays_used(here: World) -> None:
    found = here.ready()
    with on(2027, 1, 1):
        services.stop(found.pk, enterprise=here.enterprise, reason="other", actor=here.person)
    assert (refunds(found), room(here)) == ([OWN], 750_000 - SUBSIDY)


def test_fully_paid_and_cancelled_the_provider_pays_back(here: World) -> None:
    found = here.ready()
    here.order(found, 200_000)
    here.pay_out()
    state = services.stop(found.pk, enterprise=here.enterprise, reason="provider_cancels", actor=here.person)
    assert state == "refund_due"
    (claim,) = wallet.claims(found.pk)
    assert (claim.debtor, claim.own, claim.subsidy) == (f"provider:{TRAINING}", OWN, SUBSIDY)
    here.statement(line(200_000, claim.communication, day=claim.claimed_on))
    assert here.seen(found).state == "stopped"
    assert run_due().swept == 1
    assert run_due().swept == 0
    assert refunds(found) == [OWN]
    sound()


@pytest.mark.parametrize("orders", [(200_000,), (120_000, 80_000)])
def test_fully_ordered_and_nothing_has_left_it_is_a_stop_before_any_payment(
    here: World, orders: tuple[int, ...]
) -> None:
    found = here.ready()
    for number, cents in enumerate(orders):
        here.order(found, cents, f"F{number}")
    preview = services.stop_preview(found.pk, enterprise=here.enterprise, reason="provider_cancels")
    assert (preview.now.own_back, preview.now.subsidy_back, preview.now.ceiling_back) == (
        OWN,
        SUBSIDY,
        SUBSIDY,
    )
    assert (preview.next_year.ceiling_back, preview.taken, preview.waiting, preview.leaving) == (
        0,
        200_000,
        0,
        0,
    )
    state = services.stop(
        found.pk, enterprise=here.enterprise, reason="provider_cancels", taken=200_000, actor=here.person
    )
    assert (state, services.stop(found.pk, enterprise=here.enterprise, reason="other", actor=here.person)) == (
        "stopped", "stopped",
    )  # fmt: skip
    assert (refunds(found), room(here), here.seen(found).aid, wallet.claims(found.pk)) == (
        [OWN],
        750_000,
        0,
        [],
    )
    events = [each.event for each in selectors.timeline(found.pk)]
    assert events[-len(orders) - 1 :] == ["cancel_order"] * len(orders) + ["stop"]
    assert selectors.to_send() == [one for one in wallet.waiting() if one.purpose == "refund"]
    sound()


def test_fully_ordered_and_a_part_has_left_the_rest_is_stopped(here: World) -> None:
    found = here.ready()
    here.order(found, 120_000, "F1")
    here.pay_out()
    here.order(found, 80_000, "F2")
    preview = services.stop_preview(found.pk, enterprise=here.enterprise)
    assert (preview.now.own_back, preview.taken, preview.leaving) == (44_000, 80_000, 0)
    services.stop(found.pk, enterprise=here.enterprise, reason="other", actor=here.person)
    now = here.seen(found)
    assert (now.state, refunds(found), now.aid) == ("stopped", [44_000], 54_000)
    assert [order.live for order in found.orders.order_by("invoice")] == [True, False]
    sound()


def test_what_is_in_a_batch_is_not_taken_back(here: World) -> None:
    found = here.ready()
    first, second = here.order(found, 120_000, "F1"), here.order(found, 80_000, "F2")
    batch([first.order], here, "one")
    preview = services.stop_preview(found.pk, enterprise=here.enterprise)
    assert (preview.now.own_back, preview.taken, preview.waiting, preview.leaving) == (
        44_000,
        80_000,
        0,
        120_000,
    )
    batch([second.order], here, "two")
    preview = services.stop_preview(found.pk, enterprise=here.enterprise)
    assert (preview.now.own_back, preview.taken, preview.waiting, preview.leaving) == (None, 0, 0, 200_000)
    with pytest.raises(ChangedError):
        services.stop(found.pk, enterprise=here.enterprise, reason="other", taken=80_000, actor=here.person)
    assert here.seen(found).state == "paid"
    services.stop(found.pk, enterprise=here.enterprise, reason="other", taken=0, actor=here.person)
    assert (here.seen(found).state, wallet.claims(found.pk)[0].left) == ("refund_due", 200_000)
    sound()


def test_partly_ordered_the_order_goes_on(here: World) -> None:
    found = here.ready()
    here.order(found, 120_000)
    preview = services.stop_preview(found.pk, enterprise=here.enterprise)
    assert (preview.taken, preview.waiting, preview.leaving) == (0, 120_000, 0)
    services.stop(found.pk, enterprise=here.enterprise, reason="other", actor=here.person)
    assert found.orders.get().live
    assert [one.cents for one in selectors.to_send() if one.purpose == "provider"] == [120_000]


def batch(payments: list[str], here: World, key: str) -> None:
    wallet_services.prepare_batch(
        payments, on=clock.today(), account=WALLET, thresholds=[], key=key, actor=here.official
    )


def test_the_provider_refuses_before_the_first_payment_with_a_reason(here: World) -> None:
    found = here.ready()
    with pytest.raises(ReasonError):
        services.provider_refuse(found.pk, provider=TRAINING, reason=" ", actor=here.provider)
    with pytest.raises(NotFoundError):
        services.provider_refuse(found.pk, provider="DV.O900009", reason="x", actor=here.provider)
    services.provider_refuse(found.pk, provider=TRAINING, reason="Wij kennen u niet", actor=here.provider)
    assert (here.seen(found).state, refunds(found), room(here)) == ("refused_by_provider", [OWN], 750_000)


def test_the_provider_does_not_refuse_after_the_first_payment_nor_a_draft(here: World) -> None:
    found = here.ready()
    here.order(found, 100)
    with pytest.raises(StateError):
        services.provider_refuse(found.pk, provider=TRAINING, reason="toch niet", actor=here.provider)
    with pytest.raises(NotFoundError):
        services.provider_refuse(here.draft(), provider=TRAINING, reason="x", actor=here.provider)


def test_expired_after_the_last_day_of_the_next_year(here: World) -> None:
    found = here.ready()
    here.order(found, 50_000)
    with on(2027, 12, 31):
        assert run_due().expired == 0
    with on(2028, 1, 1):
        assert run_due().expired == 1
        assert run_due().expired == 0
    now = here.seen(found)
    assert (now.state, now.aid, refunds(found)) == ("expired", 22_500, [82_500])
    assert room(here) == 750_000 - SUBSIDY
    sound()


def test_a_refund_without_an_account_is_asked_for_first(here: World) -> None:
    found = here.ready()
    enterprises.change(number=here.enterprise, values={"iban": None}, actor=here.person)
    with pytest.raises(AccountMissingError):
        services.stop(found.pk, enterprise=here.enterprise, reason="other", actor=here.person)
    assert here.seen(found).state == "ready_to_pay"
    with on(2028, 1, 1):
        ran = run_due()
        assert (ran.expired, len(ran.problems)) == (0, 1)


def test_wrongly_paid_is_recovered(here: World) -> None:
    found = here.ready()
    here.order(found, 100_000)
    services.open_control(found.pk, reason="steekproef", actor=here.official)
    number = services.claim(found.pk, subsidy=45_000, reason="niemand volgde", key="c", actor=here.official)
    now = here.seen(found)
    assert (now.state, now.claim, refunds(found), now.aid) == ("in_recovery", number, [55_000], 45_000)
    (claim,) = wallet.claims(found.pk)
    here.statement(line(45_000, claim.communication, day=claim.claimed_on, account=PAYER))
    assert here.seen(found).state == "recovered"
    sound()


@pytest.mark.parametrize(
    "upheld, state, claimed", [(True, "closed", "withdrawn"), (False, "in_recovery", "open")]
)
def test_an_objection_suspends_the_claim_until_it_is_decided(
    here: World, upheld: bool, state: str, claimed: str
) -> None:
    found = here.ready()
    here.order(found, 200_000)
    services.open_control(found.pk, reason="steekproef", actor=here.official)
    services.claim(found.pk, subsidy=90_000, reason="geen bewijs", key="c", actor=here.official)
    services.objection(found.pk, enterprise=here.enterprise, words="Hier is het bewijs", actor=here.person)
    services.objection(found.pk, enterprise=here.enterprise, words="nog eens", actor=here.person)
    assert wallet.claims(found.pk)[0].state == "suspended"
    (review,) = selectors.queue()
    assert (review.kind, review.words) == ("objection", "Hier is het bewijs")
    told = services.decide_objection(found.pk, upheld=upheld, ruling="Bekeken.", actor=here.official)
    assert (told, wallet.claims(found.pk)[0].state, selectors.queue().count()) == (state, claimed, 0)


def test_paid_while_an_objection_runs_it_is_over(here: World) -> None:
    found = here.ready()
    here.order(found, 200_000)
    services.open_control(found.pk, reason="steekproef", actor=here.official)
    services.claim(found.pk, subsidy=90_000, reason="geen bewijs", key="c", actor=here.official)
    services.objection(found.pk, enterprise=here.enterprise, words="toch niet", actor=here.person)
    (claim,) = wallet.claims(found.pk)
    here.statement(line(90_000, claim.communication, day=claim.claimed_on, account=PAYER))
    assert (here.seen(found).state, selectors.queue().count()) == ("recovered", 0)
