"""From draft to closed, with the money: what an entrepreneur lives through when everything goes well."""

from __future__ import annotations

from portefeuille import clock
from portefeuille.applications import selectors, services
from portefeuille.applications.following import Next, next_action
from portefeuille.applications.tasks import run_due
from portefeuille.decision.receipt import replay
from portefeuille.enterprises import selectors as enterprises
from portefeuille.wallet import selectors as wallet
from tests.applications.life import OWN, SUBSIDY, World, on
from tests.wallet.life import sound


def test_granted_at_once_with_its_receipt_and_a_payment_request(here: World) -> None:
    found = here.submit()
    assert (found.state, found.number) == ("awaiting_deposit", "2026-000001")
    assert (found.eligible, found.rate, found.subsidy, found.own_share) == (200_000, 4_500, SUBSIDY, OWN)
    assert str(found.deposit_by) == "2026-04-01"
    assert str(found.finish_by) == "2027-12-31"
    assert found.outside == 42_000
    asked = wallet.asked(found.pk)
    assert asked is not None
    assert (asked.cents, asked.last_day) == (OWN, found.deposit_by)
    (receipt,) = selectors.receipts(found.pk)
    assert (receipt.by, receipt.outcome, replay(receipt.receipt)) == ("law", "eligible", [])
    assert enterprises.size_this_year(here.enterprise, 2026) == "small"
    assert next_action(found, clock.today()) == Next("deposit", found.deposit_by, OWN)


def test_the_whole_way(here: World) -> None:
    found = here.ready()
    assert found.state == "ready_to_pay"
    first = here.order(found, 120_000, "2026/1")
    assert (first.own, first.subsidy, first.state) == (66_000, 54_000, "partly_paid")
    last = here.order(found, 80_000, "2026/2")
    assert (last.own, last.subsidy, last.state) == (44_000, 36_000, "paid")
    assert next_action(here.seen(found), clock.today()).action == "evaluate"
    services.evaluate(found.pk, enterprise=here.enterprise, score=4, actor=here.person)
    assert next_action(here.seen(found), clock.today()).action == "wait_payment"
    here.pay_out()
    with on(2026, 4, 30):
        assert run_due().closed == 0  # its last day: the training still goes on
    with on(2026, 5, 1):
        assert run_due().closed == 1
        assert run_due().closed == 0
    events = [each.event for each in selectors.timeline(found.pk)]
    assert events == [
        "grant", "deposit", "top_up", "order", "order", "evaluate", "payment_done", "payment_done", "close",
    ]  # fmt: skip
    assert here.seen(found).aid == SUBSIDY
    sound()


def test_the_law_may_change_and_the_decision_stays(here: World) -> None:
    found = here.submit()
    with on(2030, 1, 1):
        (receipt,) = selectors.receipts(found.pk)
        assert replay(receipt.receipt) == []
