"""Claims that ask less, and money on them that goes back to who paid it."""

from __future__ import annotations

from datetime import date

import pytest

from portefeuille.banking.records import Line
from portefeuille.platform.models import Actor, AuditRow
from portefeuille.wallet import selectors, services
from portefeuille.wallet.errors import OverdraftError, PayeeError, StateError, WalletError
from portefeuille.wallet.lines import worklist
from portefeuille.wallet.models import Payment, Repayment
from portefeuille.wallet.records import ClaimSeen, Payee
from portefeuille.wallet.services import Terms
from tests.banking.accounts import account
from tests.wallet.life import (
    AGENCY,
    DAY,
    ENTERPRISE,
    NUMBER,
    PAYER,
    PROVIDER,
    WALLET,
    Bank,
    funded,
    line,
    order,
    send,
    sound,
    take,
    there,
)

pytestmark = pytest.mark.django_db
LAST = date(2026, 5, 1)
OTHER = account(9)


class Paid:
    """A project that was paid in two payments: 1 200 (840 + 360) and 800 (560 + 240)."""

    def __init__(self, bank: Bank, first: Actor, second: Actor) -> None:
        self.bank, self.first, self.second = bank, first, second
        funded("p1", bank, first)
        self.payments = [order("p1", cents, first, f"pay{cents}") for cents in (120_000, 80_000)]
        send(self.payments, first, second, "both")
        for payment, cents in zip(self.payments, (-120_000, -80_000), strict=True):
            self.statement(line(cents, account=PROVIDER.iban, end_to_end=payment))

    def statement(self, *lines: Line) -> list[str]:
        return [one.event for one in take(self.bank.statement(DAY, *lines), self.first)]

    def claim(self, own: int = 0, subsidy: int = 60_000, key: str = "c") -> ClaimSeen:
        terms = Terms(NUMBER, own, subsidy, "inspection", LAST)
        made = services.claim("p1", terms=terms, key=key, actor=self.first)
        return next(one for one in selectors.claims("p1") if one.claim == made)

    def pay(self, claim: ClaimSeen, cents: int, account: str = PAYER) -> None:
        self.statement(line(cents, claim.communication, account=account))

    def back(self, number: int) -> None:
        """A payment is returned by the bank of the provider."""
        cents = (120_000, 80_000)[number]
        one = line(cents, account=PROVIDER.iban, end_to_end=self.payments[number], back="AC04")
        assert self.statement(one) == ["came_back"]

    def seen(self) -> ClaimSeen:
        (claim,) = selectors.claims("p1")
        return claim

    def repay(self, claim: ClaimSeen, key: str = "1", payee: Payee | None = None) -> int:
        return services.repay_claim(claim.claim, payee=payee, key=key, actor=self.second)

    def arrives(self) -> None:
        """What waits leaves, and the bank shows it."""
        waiting = list(Payment.objects.filter(state="ordered").order_by("pk"))
        send([one.pk for one in waiting], self.first, self.second, "leaves")
        self.statement(*(line(-one.amount, account=one.iban, end_to_end=one.pk) for one in waiting))


@pytest.fixture
def paid(official: Actor, second: Actor, bank: Bank, budget: int) -> Paid:
    return Paid(bank, official, second)


def test_what_was_paid_goes_back_to_each_who_paid_it_once(paid: Paid) -> None:
    claim = paid.claim()
    paid.pay(claim, 20_000)
    paid.pay(claim, 15_000, OTHER)
    assert selectors.recovered("p1") == (0, 35_000)
    services.withdraw_claim(claim.claim, reason="upheld", actor=paid.first)
    assert (paid.seen().left, paid.seen().over, selectors.to_repay()) == (0, 35_000, ["p1"])
    assert selectors.recovered("p1") == (0, 0)
    assert [paid.repay(claim) for _ in range(2)] == [35_000, 35_000]
    with pytest.raises(StateError, match="nothing has to go back"):
        paid.repay(claim, "2")
    back = Payment.objects.filter(purpose="return").order_by("amount")
    assert [(one.amount, one.iban, one.project_id) for one in back] == [
        (15_000, OTHER, "p1"),
        (20_000, PAYER, "p1"),
    ]
    assert (there()["ordered"], there().get("agency", 0)) == (35_000, 0)
    assert (paid.seen().given, paid.seen().over, selectors.to_repay()) == (35_000, 0, [])
    (row,) = AuditRow.objects.filter(action="wallet.repay_claim")
    assert '"cents":35000' in row.detail
    paid.arrives()
    assert not there().get("ordered") and not there().get("unmatched")
    sound()


def test_it_leaves_in_a_batch_that_another_approved(paid: Paid) -> None:
    claim = paid.claim()
    paid.pay(claim, 60_000)
    with pytest.raises(StateError, match="is paid"):
        services.withdraw_claim(claim.claim, reason="too late", actor=paid.first)
    paid.back(0)
    assert paid.repay(claim) == 36_000
    (made,) = Payment.objects.filter(purpose="return")
    batch = services.prepare_batch(
        [made.pk], on=DAY, account=WALLET, thresholds=[], key="b", actor=paid.first
    )
    with pytest.raises(WalletError, match="1 more approvals are needed"):
        services.release_batch(batch, actor=paid.first)
    sound()


def test_it_waits_until_the_agency_has_the_money(paid: Paid) -> None:
    claim = paid.claim()
    paid.pay(claim, 60_000 - 1)
    services.pay_agency(59_999, payee=Payee(AGENCY, "Agentschap"), key="away", actor=paid.first)
    services.withdraw_claim(claim.claim, reason="upheld", actor=paid.first)
    with pytest.raises(OverdraftError):
        paid.repay(claim)
    assert (selectors.to_repay(), Repayment.objects.count()) == (["p1"], 0)
    paid.statement(line(60_000, account=AGENCY))
    assert paid.repay(claim) == 59_999
    sound()


def test_an_account_that_the_bank_did_not_tell(paid: Paid) -> None:
    claim = paid.claim()
    paid.pay(claim, 10_000, "")
    services.withdraw_claim(claim.claim, reason="upheld", actor=paid.first)
    with pytest.raises(PayeeError, match="did not tell"):
        paid.repay(claim)
    assert paid.repay(claim, payee=ENTERPRISE) == 10_000
    assert Payment.objects.get(purpose="return").iban == ENTERPRISE.iban


def test_what_does_not_arrive_waits_for_a_person_with_its_own_amount(paid: Paid) -> None:
    claim = paid.claim()
    paid.pay(claim, 60_000)
    paid.back(1)
    assert paid.repay(claim) == 24_000
    paid.back(0)
    assert paid.repay(claim, "2") == 36_000
    first, second = Repayment.objects.order_by("pk")
    assert (first.line_id, first.subsidy, second.subsidy) == (second.line_id, 24_000, 36_000)
    send([first.payment_id, second.payment_id], paid.first, paid.second, "both back")
    services.reject_payment(first.payment_id, reason="AC04", actor=paid.first)
    (waits,) = worklist("en")
    assert (waits.cents, waits.text) == (24_000, "The return did not arrive.")
    assert there()["unmatched"] == 24_000
    again = services.return_again(
        waits.line, payee=Payee(OTHER, "Bakkerij"), reason="telephoned", key="1", actor=paid.first
    )
    made = Payment.objects.get(pk=again)
    assert (made.amount, made.project_id, list(worklist()), there().get("unmatched")) == (
        24_000,
        "p1",
        [],
        None,
    )
    sound()


def test_after_it_went_back_it_can_be_claimed_again(paid: Paid) -> None:
    claim = paid.claim()
    paid.pay(claim, 5_000)
    services.withdraw_claim(claim.claim, reason="upheld", actor=paid.first)
    paid.repay(claim)
    with pytest.raises(WalletError, match=r"0 \+ 60001 cents claimed, 140000 \+ 60000 were paid"):
        paid.claim(subsidy=60_001, key="d")
    paid.claim(key="d")
    sound()


def test_a_claim_asks_no_more_than_the_provider_has(paid: Paid) -> None:
    claim = paid.claim()
    paid.pay(claim, 10_000)
    paid.back(1)
    now = paid.seen()
    assert (now.asked, now.left, now.over, now.state) == (36_000, 26_000, 0, "open")
    assert there()[f"claim:{claim.claim}"] == 26_000
    assert paid.statement(line(50_000, claim.communication)) == ["returned"]
    assert paid.statement(line(26_000, claim.communication)) == ["claim_paid"]
    (row,) = AuditRow.objects.filter(action="wallet.lower_claim")
    assert '"less":24000' in row.detail
    sound()


def test_a_part_that_is_smaller_than_what_the_provider_has_stays_asked(paid: Paid) -> None:
    paid.claim(subsidy=30_000)
    paid.back(1)
    assert (paid.seen().asked, paid.seen().left) == (30_000, 30_000)


def test_lowered_below_what_was_paid_the_rest_goes_back(paid: Paid) -> None:
    claim = paid.claim()
    paid.pay(claim, 50_000)
    paid.back(1)
    now = paid.seen()
    assert (now.state, now.left, now.over) == ("paid", 0, 14_000)
    assert selectors.recovered("p1") == (0, 36_000)
    assert paid.repay(claim) == 14_000
    paid.back(0)
    assert (paid.seen().state, paid.seen().over) == ("withdrawn", 36_000)
    assert paid.repay(claim, "2") == 36_000
    sound()


def test_a_claim_that_was_paid_goes_back_whole_when_all_payments_come_back(paid: Paid) -> None:
    """The agency would have its subsidy twice, and the enterprise its own share."""
    claim = paid.claim(140_000, 60_000)
    paid.pay(claim, 200_000, PROVIDER.iban)
    assert services.sweep("p1", payee=ENTERPRISE, key="1", actor=paid.first).own == 140_000
    services.stop("p1", on=DAY, room_back=False, payee=ENTERPRISE, actor=paid.first)
    paid.back(0)
    paid.back(1)
    assert (there()["own:p1"], there()["subsidy:p1"]) == (140_000, 60_000)
    with pytest.raises(OverdraftError):
        services.pay_agency(60_001, payee=Payee(AGENCY, "Agentschap"), key="x", actor=paid.first)
    swept = services.sweep("p1", payee=ENTERPRISE, key="2", actor=paid.first)
    assert (swept.own, swept.subsidy) == (0, 60_000)  # the own share was passed on before
    assert paid.repay(claim) == 200_000
    (back,) = Payment.objects.filter(purpose="return")
    assert (back.iban, back.amount) == (PROVIDER.iban, 200_000)
    paid.arrives()
    assert there()["agency"] == 60_000 and "own:p1" not in there()
    sound()


def test_of_two_claims_the_one_that_is_not_paid_is_lowered_first(paid: Paid) -> None:
    first = paid.claim(subsidy=20_000)
    paid.claim(subsidy=40_000, key="d")
    paid.pay(first, 20_000)
    paid.back(1)
    told = {one.claim: one for one in selectors.claims("p1")}
    other = next(one for one in told.values() if one.claim != first.claim)
    assert (told[first.claim].asked, other.asked, other.left) == (20_000, 16_000, 16_000)
    paid.back(0)
    told = {one.claim: one for one in selectors.claims("p1")}
    assert (told[first.claim].over, told[other.claim].state) == (20_000, "withdrawn")
    sound()


def test_an_order_that_is_taken_back_is_not_asked_either(
    official: Actor, second: Actor, bank: Bank, budget: int
) -> None:
    funded("p1", bank, official)
    payment = order("p1", 200_000, official)
    services.claim("p1", terms=Terms(NUMBER, 0, 60_000, "x", LAST), key="c", actor=official)
    services.cancel_payment(payment, reason="changed", actor=official)
    (claim,) = selectors.claims("p1")
    assert (claim.state, claim.left) == ("withdrawn", 0)
    again = order("p1", 100_000, official, "again")
    services.claim("p1", terms=Terms(NUMBER, 0, 30_000, "x", LAST), key="d", actor=official)
    send([again], official, second)
    services.reject_payment(again, reason="RJCT", actor=official)
    assert [one.left for one in selectors.claims("p1")] == [0, 0]
    sound()


def test_a_payment_that_is_not_there_yet_is_shown_with_its_claim(paid: Paid) -> None:
    claim = paid.claim()
    services.withdraw_claim(claim.claim, reason="upheld", actor=paid.first)
    paid.pay(claim, 60_000)
    seen = selectors.lines("p1", "fr")[-1]
    assert (seen.event, seen.reason, seen.claim) == ("returned", "claim_withdrawn", claim.claim)
    assert seen.text == "Ce montant n'est plus réclamé : la récupération a été retirée."
    assert paid.seen().paid == 0
