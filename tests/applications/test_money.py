"""The money of an application: deposits as the bank tells them, payment orders, what the bank rejects."""

from __future__ import annotations

import pytest

from portefeuille import clock
from portefeuille.applications import bank, selectors, services
from portefeuille.applications.errors import (
    AmountError,
    ChangedError,
    ForbiddenError,
    StateError,
    UsedInvoiceError,
)
from portefeuille.applications.models import Application, Order
from portefeuille.applications.tasks import run_due
from portefeuille.platform import actors
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet import services as wallet_services
from portefeuille.wallet.models import Payment
from portefeuille.wallet.records import Payee
from portefeuille.wallet.services import Ways
from tests.applications.life import OWN, PROVIDER_IBAN, World, on
from tests.wallet.life import AGENCY, OURS, line, send, sound


def events(found: Application) -> list[str]:
    return [each.event for each in selectors.timeline(found.pk)]


def communication(found: Application) -> str:
    asked = wallet.asked(found.pk)
    assert asked is not None
    return asked.communication


def take_back(here: World, found: Application, order: str) -> None:
    services.cancel_order(
        order, application=found.pk, enterprise=here.enterprise, reason="verkeerd", actor=here.person
    )


def test_a_wrong_amount_goes_back_and_the_enterprise_reads_why(here: World) -> None:
    found = here.submit()
    here.deposit(found, OWN - 100)
    assert here.seen(found).state == "awaiting_deposit"
    assert events(found) == ["grant", "deposit_returned"]
    told = selectors.timeline(found.pk)[-1].detail
    assert (told["cents"], told["reason"]) == (OWN - 100, "too_little")
    here.deposit(found)
    assert here.seen(found).state == "ready_to_pay"
    here.deposit(found)
    assert events(found)[-1] == "deposit_returned"
    sound()


def test_on_the_last_day_in_time_the_day_after_late(here: World) -> None:
    first, second = here.submit(), here.submit(project__title="Tweede")
    with on(2026, 4, 3):
        assert first.deposit_by is not None
        here.statement(
            line(OWN, communication(first), day=first.deposit_by), line(OWN, communication(second), day=clock.today()),
            on=clock.today(),
        )  # fmt: skip
        assert (here.seen(first).state, here.seen(second).state) == ("ready_to_pay", "awaiting_deposit")
        assert run_due().lapsed == 1
        assert (here.seen(second).state, here.seen(second).aid) == ("lapsed", 0)
    sound()


def test_nothing_lapses_before_a_statement_covers_the_last_day(here: World) -> None:
    found = here.submit()
    with on(2026, 4, 10):
        assert run_due().lapsed == 0
        here.statement(on=found.deposit_by)
        assert run_due().lapsed == 1
        assert run_due().lapsed == 0


def test_a_page_that_gave_an_order_gives_no_other_one(here: World) -> None:
    """Somebody goes back in his browser, changes the invoice and sends the form again."""
    found = here.ready()
    first = here.order(found, 10_000, "F1", key="page")
    for cents, invoice in ((10_000, "F2"), (20_000, "F1")):
        with pytest.raises(ChangedError):
            here.order(found, cents, invoice, key="page")
    assert here.order(found, 10_000, "F1", key="page").order == first.order
    assert [each.pk for each in selectors.orders(found.pk)] == [first.order]


def test_the_same_statement_twice_moves_once(here: World) -> None:
    found = here.submit()
    told = here.bank.statement(clock.today(), line(OWN, communication(found), day=clock.today()))
    for again in (False, True):
        (taken,) = bank.take_statements([told], Ways(OURS, {AGENCY}), actor=actors.system())
        assert taken.again is again
    assert events(found) == ["grant", "deposit", "top_up"]


def test_without_money_of_the_agency_the_top_up_waits(here: World) -> None:
    wallet_services.pay_agency(
        10_000_000 - 100, payee=Payee(AGENCY, "Agentschap"), key="away", actor=here.official
    )  # the agency takes its money back
    found = here.submit()
    here.deposit(found)
    assert (here.seen(found).state, run_due().topped_up) == ("deposited", 0)
    here.fund(1_000_000)
    assert (run_due().topped_up, here.seen(found).state, run_due().topped_up) == (1, "ready_to_pay", 0)


def test_the_same_page_twice_is_one_order(here: World) -> None:
    found = here.ready()
    first = here.order(found, 50_000, "F1", key="page")
    again = here.order(found, 50_000, "F1", key="page")
    assert (first.order, first.again, again.order, again.again) == (again.order, False, first.order, True)
    assert Order.objects.count() == 1


@pytest.mark.parametrize("cents", [0, -5, 200_001])
def test_at_most_what_is_left(here: World, cents: int) -> None:
    found = here.ready()
    with pytest.raises(AmountError) as told:
        here.order(found, cents)
    assert told.value.left == 200_000
    assert here.seen(found).state == "ready_to_pay"


def test_an_invoice_is_ordered_once(here: World) -> None:
    found = here.ready()
    here.order(found, 50_000, "F1", key="a")
    with pytest.raises(UsedInvoiceError):
        here.order(found, 50_000, " f1 ", key="b")


def test_not_before_the_money_is_there_and_not_after_the_last_day(here: World) -> None:
    found = here.submit()
    with pytest.raises(StateError):
        here.order(found, 100)
    ready = here.ready(project__title="Tweede")
    with on(2028, 1, 1), pytest.raises(StateError):
        here.order(ready, 100)
    with on(2027, 12, 31):
        assert here.order(ready, 100).state == "partly_paid"
    with pytest.raises(ForbiddenError):
        services.order_payment(
            ready.pk, enterprise=here.enterprise, cents=100, invoice="F2", key="x", actor=here.official
        )  # fmt: skip


def test_taken_back_before_it_leaves_and_not_after(here: World) -> None:
    found = here.ready()
    first, second = here.order(found, 50_000, "F1"), here.order(found, 150_000, "F2")
    assert second.state == "paid"
    take_back(here, found, second.order)
    take_back(here, found, second.order)
    assert here.seen(found).state == "partly_paid"
    here.pay_out()
    with pytest.raises(StateError):
        take_back(here, found, first.order)
    here.order(found, 150_000, "F2", key="again")
    assert here.seen(found).state == "paid"
    sound()


def test_what_the_bank_returns_can_be_ordered_again(here: World) -> None:
    found = here.ready()
    order = here.order(found, 200_000)
    here.pay_out()
    assert Order.objects.get().paid_on == clock.today()
    here.statement(
        line(200_000, end_to_end=order.order, back="AC04", account=PROVIDER_IBAN, day=clock.today())
    )
    assert (here.seen(found).state, Order.objects.get().live) == ("ready_to_pay", False)
    assert events(found)[-1] == "payment_back"
    here.order(found, 200_000, "F1", key="again")
    sound()


def test_a_line_on_the_worklist_is_assigned_by_an_official(here: World) -> None:
    found = here.submit()
    (taken,) = here.statement(line(OWN, None, free="voor de opleiding", account="", name=""))
    (seen,) = taken.lines
    assert seen.event == "worklist"
    bank.assign(seen.line, project=found.pk, reason="de bank belde", actor=here.official)
    assert here.seen(found).state == "ready_to_pay"


def test_frozen_while_an_official_looks_but_money_that_comes_in_counts(here: World) -> None:
    found = here.submit()
    services.open_control(found.pk, reason="steekproef", actor=here.official)
    here.deposit(found)
    now = here.seen(found)
    assert (now.state, now.held) == ("under_control", "ready_to_pay")
    with pytest.raises(StateError):
        here.order(found, 100)
    assert services.close_control(found.pk, reason="in orde", actor=here.official) == "ready_to_pay"
    here.order(found, 100)


def test_rejected_by_the_bank_before_it_left(here: World) -> None:
    found = here.ready()
    order = here.order(found, 80_000)
    send([order.order], here.official, here.second)
    assert Payment.objects.get(pk=order.order).state == "sent"
    wallet_services.reject_payment(order.order, reason="AC01", actor=actors.system())
    bank.follow_payments(found.pk, actor=actors.system())
    assert (here.seen(found).state, wallet.money(found.pk)) == ("ready_to_pay", wallet.money(found.pk))
    assert events(found)[-1] == "payment_back"


def came_back(here: World, order: str, cents: int = 200_000) -> None:
    """The bank of the provider sends a payment back."""
    here.statement(line(cents, end_to_end=order, back="AC04", account=PROVIDER_IBAN, day=clock.today()))


def test_what_the_bank_returns_after_the_closing_can_be_ordered_again(here: World) -> None:
    found = here.ready()
    order = here.order(found, 200_000)
    here.pay_out()
    with on(2026, 5, 2):
        run_due()
        assert here.seen(found).state == "closed"
        came_back(here, order.order)
        assert (here.seen(found).state, Order.objects.get().live) == ("ready_to_pay", False)
        here.order(found, 200_000, "F1", key="again")
    sound()


def test_a_provider_that_was_never_paid_owes_nothing(here: World) -> None:
    found = here.ready()
    order = here.order(found, 200_000)
    here.pay_out()
    services.stop(found.pk, enterprise=here.enterprise, reason="provider_cancels", actor=here.person)
    came_back(here, order.order)
    now = here.seen(found)
    assert (now.state, now.aid, wallet.claims(found.pk)[0].state) == ("stopped", 0, "withdrawn")
    assert run_due().swept == 1
    assert [one.cents for one in wallet.payments(found.pk) if one.purpose == "refund"] == [110_000]
    sound()


def test_what_comes_back_after_a_stop_is_no_aid_and_goes_on(here: World) -> None:
    found = here.ready()
    order = here.order(found, 100_000)
    here.pay_out()
    services.stop(found.pk, enterprise=here.enterprise, reason="other", actor=here.person)
    assert here.seen(found).aid == 45_000
    came_back(here, order.order, 100_000)
    assert (here.seen(found).state, here.seen(found).aid, events(found)[-1]) == ("stopped", 0, "payment_back")
    assert run_due().swept == 1
    sound()


def test_during_a_control_nothing_leaves_to_the_provider(here: World) -> None:
    found, other = here.ready(), here.ready(project__title="Iets anders")
    frozen, free = here.order(found, 100_000), here.order(other, 100_000)
    services.open_control(found.pk, reason="steekproef", actor=here.official)
    assert [one.payment for one in selectors.to_send()] == [free.order]
    services.close_control(found.pk, reason="in orde", actor=here.official)
    assert {one.payment for one in selectors.to_send()} == {frozen.order, free.order}
