"""Claims that do not hold to the end: objections upheld after a part was paid, payments that come back, money that comes late."""

from __future__ import annotations

import pytest

from portefeuille import clock
from portefeuille.applications import bank, deciding, selectors, services
from portefeuille.applications.models import Application
from portefeuille.applications.services.repaying import aid_of
from portefeuille.applications.tasks import run_due
from portefeuille.enterprises import services as enterprises
from portefeuille.notifications.models import Notice
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet import services as wallet_services
from portefeuille.wallet.records import ClaimSeen, Payee
from tests.applications.life import OWN, PROVIDER_IBAN, SUBSIDY, TRAINING, World, on
from tests.wallet.life import AGENCY, PAYER, WALLET, line, sound


def claimed(here: World, subsidy: int = SUBSIDY, orders: tuple[int, ...] = (200_000,)) -> Application:
    """Paid out, and claimed back from the enterprise."""
    found = here.ready()
    for number, cents in enumerate(orders, start=1):
        here.order(found, cents, f"F{number}")
    here.pay_out()
    services.open_control(found.pk, reason="steekproef", actor=here.official)
    services.claim(found.pk, subsidy=subsidy, reason="geen bewijs", key="c", actor=here.official)
    return here.seen(found)


def claim_of(found: Application) -> ClaimSeen:
    (seen,) = wallet.claims(found.pk)
    return seen


def pays(here: World, found: Application, cents: int, account: str = PAYER) -> None:
    here.statement(line(cents, claim_of(found).communication, day=clock.today(), account=account))


def objects(here: World, found: Application, *, upheld: bool = True) -> str:
    services.objection(found.pk, enterprise=here.enterprise, words="Hier is het bewijs", actor=here.person)
    return services.decide_objection(found.pk, upheld=upheld, ruling="Bekeken.", actor=here.official)


def came_back(here: World, found: Application, invoice: str) -> None:
    order = found.orders.get(invoice=invoice)
    here.statement(
        line(order.cents, end_to_end=order.pk, back="AC04", account=PROVIDER_IBAN, day=clock.today())
    )


def events(found: Application) -> list[str]:
    return [each.event for each in selectors.timeline(found.pk)]


def returns(found: Application) -> list[tuple[int, str]]:
    return [(one.cents, one.iban) for one in wallet.payments(found.pk) if one.purpose == "return"]


def told(kind: str) -> Notice:
    return Notice.objects.get(kind=kind)


def counts(here: World) -> int:
    """What the meter of de minimis aid shows."""
    return deciding.meters(here.enterprise, clock.today(), "small").de_minimis_used


def test_an_upheld_objection_gives_back_what_was_paid(here: World) -> None:
    found = claimed(here)
    pays(here, found, 30_000)
    now = here.seen(found)
    assert (now.state, now.aid, counts(here), events(found)[-1]) == (
        "in_recovery",
        60_000,
        60_000,
        "claim_part",
    )
    assert objects(here, found) == "closed"
    now = here.seen(found)
    assert (now.aid, counts(here), events(found)[-2:]) == (SUBSIDY, SUBSIDY, ["uphold", "repaid"])
    assert returns(found) == [(30_000, PAYER)]
    assert told("claim_given_back").facts["amount"] == 30_000
    here.pay_out()
    (back,) = (one for one in wallet.payments(found.pk) if one.purpose == "return")
    assert (back.state, back.left_on) == ("executed", clock.today())
    assert run_due().repaid == 0
    sound()


def test_without_a_payment_nothing_goes_back(here: World) -> None:
    found = claimed(here)
    objects(here, found)
    assert (returns(found), events(found)[-1], here.seen(found).aid) == ([], "uphold", SUBSIDY)


def test_a_rejected_objection_keeps_what_was_paid(here: World) -> None:
    found = claimed(here)
    pays(here, found, 30_000)
    assert objects(here, found, upheld=False) == "in_recovery"
    pays(here, found, 60_000)
    now = here.seen(found)
    assert (now.state, now.aid, counts(here), returns(found)) == ("recovered", 0, 0, [])
    sound()


def test_recovered_counts_as_aid_no_more_than_was_not_paid_back(here: World) -> None:
    found = claimed(here, subsidy=40_000)
    assert here.seen(found).aid == SUBSIDY
    pays(here, found, 40_000)
    now = here.seen(found)
    assert (now.state, now.aid, counts(here)) == ("recovered", SUBSIDY - 40_000, SUBSIDY - 40_000)


def test_it_waits_for_money_of_the_agency_and_leaves_by_the_daily_run(here: World) -> None:
    found = claimed(here)
    pays(here, found, 30_000)
    wallet_services.pay_agency(
        wallet.balance("agency"), payee=Payee(AGENCY, "Agentschap"), key="away", actor=here.official
    )
    objects(here, found)
    assert (claim_of(found).over, returns(found), run_due().repaid) == (30_000, [], 0)
    here.fund(30_000)
    assert (run_due().repaid, run_due().repaid, returns(found)) == (1, 0, [(30_000, PAYER)])
    sound()


def test_an_account_that_the_bank_did_not_tell(here: World) -> None:
    found = claimed(here)
    pays(here, found, 30_000, "")
    enterprises.change(number=here.enterprise, values={"iban": None}, actor=here.person)
    assert objects(here, found) == "closed"
    ran = run_due()
    assert (ran.repaid, ran.problems, returns(found)) == (
        0,
        [f"application {found.pk}: no account of the enterprise"],
        [],
    )
    enterprises.change(number=here.enterprise, values={"iban": PAYER}, actor=here.person)
    assert (run_due().repaid, returns(found)) == (1, [(30_000, PAYER)])


def test_money_for_a_claim_that_was_withdrawn_is_returned_with_the_reason(here: World) -> None:
    found = claimed(here)
    objects(here, found)
    pays(here, found, 90_000)
    event = selectors.timeline(found.pk)[-1]
    assert (event.event, event.detail["cents"], event.detail["reason"]) == (
        "claim_returned",
        90_000,
        "claim_withdrawn",
    )
    assert told("claim_returned").facts["reason"] == {
        "nl": "Dit wordt niet meer teruggevraagd: de terugvordering is ingetrokken.",
        "en": "This is not claimed back any more: the recovery was withdrawn.",
        "fr": "Ce montant n'est plus réclamé : la récupération a été retirée.",
    }
    assert (here.seen(found).state, here.seen(found).aid, returns(found)) == ("closed", SUBSIDY, [])
    sound()


@pytest.mark.parametrize("paid", [0, 20_000, 90_000])
def test_a_payment_that_comes_back_whole_leaves_nothing_to_claim(here: World, paid: int) -> None:
    found = claimed(here)
    if paid:
        pays(here, found, paid)
    came_back(here, found, "F1")
    now = here.seen(found)
    assert (now.state, now.aid, claim_of(found).left) == ("recovered", 0, 0)
    assert returns(found) == ([(paid, PAYER)] if paid else [])
    assert run_due().swept == 1
    assert [one.cents for one in wallet.payments(found.pk) if one.purpose == "refund"] == [OWN]
    assert wallet.balance("agency") == 10_000_000
    sound()


def test_a_payment_that_comes_back_lowers_the_claim(here: World) -> None:
    found = claimed(here, orders=(120_000, 80_000))
    pays(here, found, 50_000)
    services.objection(found.pk, enterprise=here.enterprise, words="x", actor=here.person)
    came_back(here, found, "F2")
    now, seen = here.seen(found), claim_of(found)
    assert (now.state, now.aid, seen.asked, seen.left) == ("in_objection", 4_000, 54_000, 4_000)
    assert told("claim_lowered").facts["amount"] == 4_000
    event = next(each for each in selectors.timeline(found.pk) if each.event == "claim_lowered")
    assert (event.detail["asked"], event.detail["left"]) == (54_000, 4_000)
    came_back(here, found, "F1")
    now = here.seen(found)
    assert (now.state, now.aid, returns(found), selectors.queue().count()) == (
        "recovered",
        0,
        [(50_000, PAYER)],
        0,
    )
    assert events(found).count("claim_lowered") == 2
    assert run_due().swept == 1
    sound()


def test_what_a_provider_paid_of_a_claim_goes_back_when_it_was_never_paid(here: World) -> None:
    found = here.ready()
    for invoice, cents in (("F1", 120_000), ("F2", 80_000)):
        here.order(found, cents, invoice)
    here.pay_out()
    services.stop(found.pk, enterprise=here.enterprise, reason="provider_cancels", actor=here.person)
    pays(here, found, 150_000, PROVIDER_IBAN)
    now = here.seen(found)
    assert (now.state, now.aid, events(found)[-1]) == ("refund_due", 22_500, "claim_part")
    came_back(here, found, "F2")
    now = here.seen(found)
    assert (now.state, now.aid, returns(found)) == ("stopped", 0, [(30_000, PROVIDER_IBAN)])
    assert told("claim_given_back").provider == TRAINING
    assert run_due().swept == 1
    assert [one.cents for one in wallet.payments(found.pk) if one.purpose == "refund"] == [OWN]
    assert wallet.balance("agency") == 10_000_000
    sound()


def test_the_debtor_of_a_stopped_project_owes_less(here: World) -> None:
    found = here.ready()
    for invoice, cents in (("F1", 120_000), ("F2", 80_000)):
        here.order(found, cents, invoice)
    here.pay_out()
    services.stop(found.pk, enterprise=here.enterprise, reason="provider_cancels", actor=here.person)
    came_back(here, found, "F2")
    assert (here.seen(found).state, here.seen(found).aid, claim_of(found).left) == (
        "refund_due",
        54_000,
        120_000,
    )
    notice = told("claim_lowered")
    assert (notice.provider, notice.facts["amount"]) == (TRAINING, 120_000)
    pays(here, found, 120_000, PROVIDER_IBAN)
    assert (here.seen(found).state, here.seen(found).aid) == ("stopped", 0)
    sound()


def test_paid_and_come_back_on_one_statement(here: World) -> None:
    found = claimed(here)
    order = found.orders.get()
    back = line(200_000, end_to_end=order.pk, back="AC04", account=PROVIDER_IBAN)
    here.statement(back, line(90_000, claim_of(found).communication))
    now = here.seen(found)
    assert (now.state, now.aid, returns(found)) == ("recovered", 0, [(90_000, PAYER)])
    run_due()
    sound()


def test_claimed_again_after_an_objection_was_upheld(here: World) -> None:
    found = claimed(here)
    pays(here, found, 30_000)
    objects(here, found)
    services.open_control(found.pk, reason="nieuw", actor=here.official)
    services.claim(found.pk, subsidy=SUBSIDY, reason="vals bewijs", key="d", actor=here.official)
    now = here.seen(found)
    assert (now.state, now.aid, sum(one.left for one in wallet.claims(found.pk))) == (
        "in_recovery",
        SUBSIDY,
        SUBSIDY,
    )
    assert aid_of(now) == SUBSIDY
    sound()


def test_a_batch_that_is_taken_apart_does_not_pay_a_project_that_was_stopped(here: World) -> None:
    found, other = here.ready(), here.ready(project__title="Iets anders")
    gone, kept = here.order(found, 200_000), here.order(other, 100_000)
    batch = wallet_services.prepare_batch(
        [gone.order, kept.order],
        on=clock.today(),
        account=WALLET,
        thresholds=[],
        key="b",
        actor=here.official,
    )
    state = services.stop(found.pk, enterprise=here.enterprise, reason="provider_cancels", actor=here.person)
    assert (state, claim_of(found).left) == ("refund_due", 200_000)
    bank.dissolve(batch, reason="verkeerde dag", actor=here.official)
    now = here.seen(found)
    assert (now.state, now.aid, claim_of(found).left) == ("stopped", 0, 0)
    assert [one.payment for one in selectors.to_send()] == [kept.order]
    assert run_due().swept == 1
    assert [one.cents for one in wallet.payments(found.pk) if one.purpose == "refund"] == [OWN]
    sound()


def test_a_batch_that_the_wallet_takes_apart_is_followed_by_the_daily_run(here: World) -> None:
    found = here.ready()
    order = here.order(found, 200_000)
    batch = wallet_services.prepare_batch(
        [order.order], on=clock.today(), account=WALLET, thresholds=[], key="b", actor=here.official
    )
    services.stop(found.pk, enterprise=here.enterprise, reason="other", actor=here.person)
    wallet_services.dissolve_batch(batch, reason="x", actor=here.official)
    assert (selectors.to_send(), selectors.to_take_back()) == ([], [found.pk])
    ran = run_due()
    assert (ran.taken_back, ran.swept, run_due().taken_back) == (1, 1, 0)
    assert here.seen(found).state == "stopped"
    with on(2026, 3, 3):
        assert run_due().problems == []
    sound()
