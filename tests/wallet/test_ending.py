"""How a project ends: the four ways to stop, refusal, withdrawal, lapse and expiry."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from portefeuille import clock
from portefeuille.platform.models import Actor
from portefeuille.wallet import selectors, services
from portefeuille.wallet.errors import NotCoveredError, PayeeError, StateError
from portefeuille.wallet.models import Payment, Request
from portefeuille.wallet.records import Stopped
from portefeuille.wallet.services import Terms
from tests.wallet.life import (
    CEILING,
    DAY,
    ENTERPRISE,
    LAST,
    NUMBER,
    PROVIDER,
    Bank,
    applied,
    funded,
    line,
    order,
    reserve,
    send,
    sound,
    take,
    there,
)  # fmt: skip

pytestmark = pytest.mark.django_db


def pay(project: str, cents: int, bank: Bank, by: Actor, second: Actor) -> str:
    """Ordered, sent, and gone."""
    payment = order(project, cents, by, f"pay{cents}")
    send([payment], by, second, f"batch{payment}")
    take(bank.statement(clock.today(), line(-cents, account=PROVIDER.iban, end_to_end=payment)), by)
    return payment


def test_stop_a_nothing_paid(official: Actor, bank: Bank, budget: int) -> None:
    funded("p1", bank, official)
    stopped = services.stop("p1", on=DAY, room_back=True, payee=ENTERPRISE, actor=official)
    assert stopped == Stopped(140_000, 60_000, 60_000, stopped.refund, "")
    assert (there()["ordered"], there()["agency"]) == (140_000, 60_000)
    assert (selectors.room_left(NUMBER, 2026), selectors.budget_left(2026)) == (CEILING, budget)
    assert services.stop("p1", on=DAY, room_back=True, payee=ENTERPRISE, actor=official) == stopped
    assert Payment.objects.count() == 1
    sound()


@pytest.mark.parametrize("room_back, room", [(True, CEILING - 36_000), (False, CEILING - 60_000)])
def test_stop_b_partly_paid(
    official: Actor, second: Actor, bank: Bank, budget: int, room_back: bool, room: int
) -> None:
    funded("p1", bank, official)
    pay("p1", 120_000, bank, official, second)
    stopped = services.stop("p1", on=DAY, room_back=room_back, payee=ENTERPRISE, actor=official)
    assert (stopped.own, stopped.subsidy) == (56_000, 24_000)
    assert stopped.room == (24_000 if room_back else 0)
    assert (selectors.room_left(NUMBER, 2026), selectors.budget_left(2026)) == (room, budget - 36_000)
    sound()


@pytest.mark.parametrize("debtor, own, subsidy", [("DV.O900001", 140_000, 60_000), (NUMBER, 0, 60_000)])
def test_stop_c_and_d_fully_paid(
    official: Actor, second: Actor, bank: Bank, budget: int, debtor: str, own: int, subsidy: int
) -> None:
    """The provider cancelled and pays all of it back; or the enterprise did not follow, and what is claimed is said."""
    funded("p1", bank, official)
    pay("p1", 200_000, bank, official, second)
    terms = Terms(debtor, own, subsidy, "not followed", date(2026, 5, 1))
    stopped = services.stop("p1", on=DAY, room_back=True, claim=terms, actor=official)
    assert (stopped.own, stopped.subsidy, stopped.room, stopped.refund) == (0, 0, 0, "")
    assert there()[f"claim:{stopped.claim}"] == own + subsidy
    communication = communication_of(stopped.claim)
    lines = take(bank.statement(DAY, line(own + subsidy, communication, account=PROVIDER.iban)), official)
    assert [(one.event, one.project) for one in lines] == [("claim_paid", "p1")]
    assert there().get("own:p1", 0) == own
    assert there()["agency"] == subsidy
    if own:
        swept = services.sweep("p1", payee=ENTERPRISE, key="1", actor=official)
        assert (swept.own, swept.subsidy) == (own, 0)
        assert there()["ordered"] == own
    sound()


def communication_of(claim: str) -> str:
    return Request.objects.get(kind="claim", owner=claim).communication


def test_a_claim_while_money_is_still_here_is_refused(official: Actor, bank: Bank, budget: int) -> None:
    funded("p1", bank, official)
    terms = Terms(NUMBER, 0, 5, "x", LAST)
    before = there()
    with pytest.raises(StateError, match="not fully paid"):
        services.stop("p1", on=DAY, room_back=True, payee=ENTERPRISE, claim=terms, actor=official)
    assert there() == before


def test_own_share_goes_back_to_an_account_only(official: Actor, bank: Bank, budget: int) -> None:
    funded("p1", bank, official)
    before = there()
    with pytest.raises(PayeeError, match="140000 cents of own share go back"):
        services.stop("p1", on=DAY, room_back=True, actor=official)
    assert there() == before
    sound()


def test_what_has_ended_does_not_go_on(official: Actor, bank: Bank, budget: int) -> None:
    funded("p1", bank, official)
    services.stop("p1", on=DAY, room_back=True, payee=ENTERPRISE, actor=official)
    for wrong in (
        lambda: order("p1", 5, official),
        lambda: services.withdraw("p1", on=DAY, actor=official),
        lambda: services.expire("p1", last_day=date(2026, 1, 1), actor=official),
        lambda: services.refuse("p1", on=DAY, actor=official),
        lambda: services.lapse("p1", actor=official),
    ):
        with pytest.raises(StateError, match="is stopped"):
            wrong()
    with pytest.raises(StateError, match="project:p1: stop happened already, otherwise than asked now"):
        services.stop("p1", on=DAY, room_back=False, payee=ENTERPRISE, actor=official)


def test_a_payment_that_fails_after_the_end_goes_on_to_whose_it_is(
    official: Actor, second: Actor, bank: Bank, budget: int
) -> None:
    funded("p1", bank, official)
    payment = order("p1", 200_000, official)
    send([payment], official, second)
    with clock.use(datetime(2028, 1, 1, 9)):
        ended = services.expire("p1", last_day=date(2027, 12, 31), actor=official)
        assert (ended.own, ended.subsidy, ended.room) == (0, 0, 0)
        services.reject_payment(payment, reason="RJCT", actor=official)
        assert (there()["own:p1"], there()["subsidy:p1"]) == (140_000, 60_000)
        swept = services.sweep("p1", payee=ENTERPRISE, key="1", actor=official)
        assert (swept.own, swept.subsidy) == (140_000, 60_000)
        assert (selectors.room_left(NUMBER, 2026), selectors.budget_left(2026)) == (CEILING - 60_000, budget)
        with pytest.raises(StateError, match="nothing came back"):
            services.sweep("p1", payee=ENTERPRISE, key="2", actor=official)
    sound()


def test_refusal_before_the_first_payment_only(official: Actor, bank: Bank, budget: int) -> None:
    funded("p1", bank, official)
    payment = order("p1", 5, official)
    with pytest.raises(StateError, match="paid already"):
        services.refuse("p1", on=DAY, payee=ENTERPRISE, actor=official)
    services.cancel_payment(payment, reason="refused", actor=official)
    refused = services.refuse("p1", on=DAY, payee=ENTERPRISE, actor=official)
    assert (refused.own, refused.subsidy, refused.room) == (140_000, 60_000, 60_000)
    sound()


def test_withdrawal_before_the_deposit_only(official: Actor, bank: Bank, budget: int) -> None:
    applied("p1", official)
    assert services.withdraw("p1", on=DAY, actor=official).room == 60_000
    funded("p2", bank, official)
    with pytest.raises(StateError, match="something was deposited"):
        services.withdraw("p2", on=DAY, actor=official)
    sound()


def test_no_lapse_before_a_statement_covers_the_last_day(official: Actor, bank: Bank, budget: int) -> None:
    applied("p1", official)
    with clock.use(datetime(2026, 4, 20, 9)):
        with pytest.raises(NotCoveredError, match="last day is 2026-04-01; no statement covers it"):
            services.lapse("p1", actor=official)
        take(bank.statement(date(2026, 3, 31)), official)
        with pytest.raises(NotCoveredError, match="statements up to 2026-03-31"):
            services.lapse("p1", actor=official)
        take(bank.statement(LAST), official)
        assert services.lapse("p1", actor=official).room == 60_000
    assert selectors.room_left(NUMBER, 2026) == CEILING
    sound()


def test_the_value_date_decides_not_the_day_of_import(official: Actor, bank: Bank, budget: int) -> None:
    asked = applied("p1", official)
    with clock.use(datetime(2026, 4, 20, 9)):
        told = bank.statement(date(2026, 4, 3), line(140_000, asked.communication, day=LAST))
        assert [one.event for one in take(told, official)] == ["deposit"]
        with pytest.raises(StateError, match="complete"):
            services.lapse("p1", actor=official)


def test_not_on_the_last_day_itself(official: Actor, bank: Bank, budget: int) -> None:
    applied("p1", official)
    take(bank.statement(LAST), official)
    with clock.use(datetime(2026, 4, 1, 23, 59)), pytest.raises(NotCoveredError):
        services.lapse("p1", actor=official)
    with clock.use(datetime(2026, 4, 2, 0, 1)):
        services.lapse("p1", actor=official)


def test_a_deposit_in_time_that_appears_after_the_lapse_waits_for_a_person(
    official: Actor, bank: Bank, budget: int
) -> None:
    asked = applied("p1", official)
    with clock.use(datetime(2026, 4, 20, 9)):
        take(bank.statement(LAST), official)
        services.lapse("p1", actor=official)
        told = bank.statement(date(2026, 4, 2), line(140_000, asked.communication, day=LAST))
        assert [(one.event, one.reason) for one in take(told, official)] == [("worklist", "request_closed")]
    sound()


def test_a_project_without_a_request_does_not_lapse(official: Actor, budget: int) -> None:
    reserve("p1", official)
    with pytest.raises(StateError, match="never asked for"):
        services.lapse("p1", actor=official)


def test_expiry_after_its_last_day_only(official: Actor, second: Actor, bank: Bank, budget: int) -> None:
    funded("p1", bank, official)
    pay("p1", 120_000, bank, official, second)
    last = date(2027, 12, 31)
    with clock.use(datetime(2027, 12, 31, 23, 59)), pytest.raises(StateError, match="has not passed"):
        services.expire("p1", last_day=last, payee=ENTERPRISE, actor=official)
    with clock.use(datetime(2028, 1, 1, 0, 1)):
        ended = services.expire("p1", last_day=last, payee=ENTERPRISE, actor=official)
    assert (ended.own, ended.subsidy, ended.room) == (56_000, 24_000, 0)
    assert selectors.room_left(NUMBER, 2026) == CEILING - 60_000
    assert selectors.budget_left(2026) == budget - 36_000
    sound()
