"""Payments: ordered, cancelled, batched, approved, sent, executed, rejected, returned."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from portefeuille import clock
from portefeuille.banking.payments.answer import Outcome
from portefeuille.banking.payments.report import Reason
from portefeuille.banking.payments.statuses import State
from portefeuille.platform.models import Actor
from portefeuille.platform.once import ReplayedError
from portefeuille.wallet import selectors, services
from portefeuille.wallet.errors import (
    FourEyesError,
    OverdraftError,
    PayeeError,
    StateError,
    UnknownError,
    WalletError,
)  # fmt: skip
from portefeuille.wallet.models import Batch, Payment
from portefeuille.wallet.records import Payee
from tests.wallet.life import (
    AGENCY,
    DAY,
    ENTERPRISE,
    PROVIDER,
    WALLET,
    Bank,
    applied,
    funded,
    line,
    order,
    send,
    sound,
    take,
    there,
)  # fmt: skip

pytestmark = pytest.mark.django_db
THRESHOLDS = [(0, 1), (100_000, 2)]


@pytest.fixture
def project(official: Actor, bank: Bank, budget: int) -> str:
    funded("p1", bank, official)
    return "p1"


def parts(payment: str) -> tuple[int, int, str]:
    row = Payment.objects.get(pk=payment)
    return row.own, row.subsidy, row.state


def test_payments_are_pro_rata_and_close(project: str, official: Actor) -> None:
    made = [order(project, cents, official, f"k{cents}") for cents in (33_333, 66_667, 1, 99_999)]
    assert [parts(one)[:2] for one in made] == [(23_333, 10_000), (46_667, 20_000), (1, 0), (69_999, 30_000)]
    assert (there()["ordered"], selectors.balance("own:p1"), selectors.balance("subsidy:p1")) == (
        200_000,
        0,
        0,
    )
    sound()


def test_the_same_order_twice_is_one_payment(project: str, official: Actor) -> None:
    assert order(project, 500, official) == order(project, 500, official)
    with pytest.raises(ReplayedError):
        order(project, 501, official)
    assert order(project, 500, official, "another") != order(project, 500, official)
    assert there()["ordered"] == 1_000


@pytest.mark.parametrize("cents", [200_001, 0, -5])
def test_no_more_than_there_is(project: str, official: Actor, cents: int) -> None:
    with pytest.raises(OverdraftError, match="200000 left"):
        order(project, cents, official)
    sound()


def test_not_before_both_shares_are_there(official: Actor, bank: Bank, budget: int) -> None:
    asked = applied("p1", official)
    with pytest.raises(StateError, match="not both"):
        order("p1", 5, official)
    with pytest.raises(StateError, match="own share is not complete"):
        services.top_up("p1", actor=official)
    take(bank.statement(DAY, line(140_000, asked.communication)), official)
    with pytest.raises(StateError, match="not both"):
        order("p1", 5, official)
    with pytest.raises(OverdraftError, match="agency"):
        services.top_up("p1", actor=official)
    take(bank.statement(DAY, line(60_000, account=AGENCY)), official)
    services.top_up("p1", actor=official)
    services.top_up("p1", actor=official)
    assert there()["subsidy:p1"] == 60_000
    order("p1", 5, official)
    with pytest.raises(UnknownError, match="no project 'p9'"):
        order("p9", 5, official)
    sound()


@pytest.mark.parametrize(
    "payee, structured, free, error",
    [
        (Payee("BE43068999999502", "Naam"), "", "", PayeeError),
        (Payee("", "Naam"), "", "", PayeeError),
        (Payee(PROVIDER.iban, " "), "", "", PayeeError),
        (Payee(PROVIDER.iban, "東京"), "", "", WalletError),
        (PROVIDER, "+++260/0000/00193+++", "Factuur", WalletError),
    ],
)
def test_a_payment_that_no_bank_would_take(
    project: str, official: Actor, payee: Payee, structured: str, free: str, error: type[WalletError]
) -> None:
    with pytest.raises(error):
        services.order_payment(
            project, cents=5, payee=payee, structured=structured, free=free, key="k", actor=official
        )  # fmt: skip
    assert Payment.objects.count() == 0


def test_an_order_is_cancelled_as_long_as_it_waits(project: str, official: Actor, second: Actor) -> None:
    first, other = order(project, 500, official, "1"), order(project, 700, official, "2")
    before = there()
    services.cancel_payment(first, reason="wrong invoice", actor=official)
    services.cancel_payment(first, reason="wrong invoice", actor=official)
    assert there()["ordered"] == before["ordered"] - 500
    send([other], official, second)
    with pytest.raises(StateError, match="is sent"):
        services.cancel_payment(other, reason="too late", actor=official)
    with pytest.raises(StateError, match="not waiting"):
        services.prepare_batch([first], on=DAY, account=WALLET, thresholds=[], key="x", actor=official)
    sound()


def test_four_eyes(project: str, official: Actor, second: Actor) -> None:
    third = Actor.objects.create(kind="official", name="A third")
    payment = order(project, 100_000, official)
    batch = services.prepare_batch(
        [payment], on=DAY, account=WALLET, thresholds=THRESHOLDS, key="b", actor=official
    )
    with pytest.raises(FourEyesError, match="who prepared it"):
        services.approve_batch(batch, actor=official)
    with pytest.raises(FourEyesError, match="2 more"):
        services.release_batch(batch, actor=second)
    assert services.approve_batch(batch, actor=second) == 1
    assert services.approve_batch(batch, actor=second) == 1
    with pytest.raises(FourEyesError, match="1 more"):
        services.release_batch(batch, actor=second)
    assert services.approve_batch(batch, actor=third) == 0
    assert "transit" not in there()
    file = services.release_batch(batch, actor=second)
    assert services.release_batch(batch, actor=second) == file
    assert payment.encode() in file
    assert there()["transit"] == 100_000
    with pytest.raises(StateError, match="is sent"):
        services.dissolve_batch(batch, reason="too late", actor=official)
    sound()


@pytest.mark.parametrize("cents, needed", [(1, 1), (99_999, 1), (100_000, 2), (150_000, 2)])
def test_thresholds(project: str, official: Actor, cents: int, needed: int) -> None:
    payment = order(project, cents, official)
    batch = services.prepare_batch(
        [payment], on=DAY, account=WALLET, thresholds=THRESHOLDS, key="b", actor=official
    )
    assert Batch.objects.get(pk=batch).needed == needed


def test_a_dissolved_batch_gives_its_payments_free(project: str, official: Actor, second: Actor) -> None:
    payment = order(project, 500, official)
    batch = services.prepare_batch([payment], on=DAY, account=WALLET, thresholds=[], key="b", actor=official)
    services.dissolve_batch(batch, reason="wrong day", actor=official)
    with pytest.raises(StateError, match="dissolved"):
        services.approve_batch(batch, actor=second)
    send([payment], official, second, "again")
    assert parts(payment)[2] == "sent"
    sound()


def test_a_batch_that_waited_leaves_on_the_day_it_is_released(
    project: str, official: Actor, second: Actor
) -> None:
    payment = order(project, 500, official)
    batch = services.prepare_batch([payment], on=DAY, account=WALLET, thresholds=[], key="b", actor=official)
    services.approve_batch(batch, actor=second)
    with clock.use(datetime(2026, 3, 9, 9)):
        assert b"<Dt>2026-03-09</Dt>" in services.release_batch(batch, actor=second)


def test_a_rejected_payment_is_back_in_the_wallet(project: str, official: Actor, second: Actor) -> None:
    good, bad = order(project, 120_000, official, "1"), order(project, 80_000, official, "2")
    send([good, bad], official, second)
    outcomes = [
        Outcome(good, State.ACCEPTED, "ACSP"), Outcome(bad, State.REJECTED, "RJCT", (Reason("AC04", ""),))
    ]  # fmt: skip
    assert services.take_answer(outcomes, actor=official) == [bad]
    assert services.take_answer(outcomes, actor=official) == []
    assert (parts(good), parts(bad)) == ((84_000, 36_000, "sent"), (56_000, 24_000, "rejected"))
    assert Payment.objects.get(pk=bad).bank_status == "RJCT, AC04"
    assert (there()["own:p1"], there()["subsidy:p1"], there()["transit"]) == (56_000, 24_000, 120_000)
    again = order(project, 80_000, official, "3")
    assert parts(again) == (56_000, 24_000, "ordered")
    sound()


def test_a_payment_that_comes_back_is_back_in_the_wallet(
    project: str, official: Actor, second: Actor, bank: Bank
) -> None:
    payment = order(project, 120_000, official)
    send([payment], official, second)
    early = line(120_000, account=PROVIDER.iban, end_to_end=payment, back="AC04")
    take(bank.statement(DAY, line(-120_000, account=PROVIDER.iban, end_to_end=payment)), official)
    assert [one.event for one in take(bank.statement(DAY, early), official)] == ["came_back"]
    assert parts(payment)[2] == "returned"
    assert (there()["own:p1"], there()["subsidy:p1"], there()["bank"]) == (140_000, 60_000, 200_000)
    with pytest.raises(StateError, match="returned"):
        services.reject_payment(payment, reason="x", actor=official)
    sound()


def test_a_whole_batch_in_one_line(project: str, official: Actor, second: Actor, bank: Bank) -> None:
    made = [order(project, cents, official, str(cents)) for cents in (500, 700)]
    batch = send(made, official, second)
    lines = take(bank.statement(DAY, line(-1_200, batch=f"{batch}-1", size=2)), official)
    assert [(one.event, one.project, one.reason) for one in lines] == [("executed", "p1", "batch_executed")]
    assert "transit" not in there()
    sound()


def test_money_of_the_agency_goes_back_to_it(official: Actor, second: Actor, bank: Bank, march: None) -> None:
    take(bank.statement(DAY, line(900, account=AGENCY)), official)
    payment = services.pay_agency(400, payee=Payee(AGENCY, "Agentschap"), key="k", actor=official)
    send([payment], official, second)
    take(bank.statement(DAY, line(-400, account=AGENCY, end_to_end=payment)), official)
    assert there() == {"bank": 500, "agency": 500}
    with pytest.raises(OverdraftError):
        services.pay_agency(501, payee=Payee(AGENCY, "Agentschap"), key="k2", actor=official)
    sound()


def test_a_refund_is_not_cancelled(project: str, official: Actor) -> None:
    stopped = services.stop(project, on=date(2026, 3, 3), room_back=True, payee=ENTERPRISE, actor=official)
    with pytest.raises(StateError, match="refund"):
        services.cancel_payment(stopped.refund, reason="x", actor=official)
