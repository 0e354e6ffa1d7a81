"""Claims: made, paid in parts, suspended, withdrawn."""

from __future__ import annotations

from datetime import date

import pytest

from portefeuille.platform.models import Actor
from portefeuille.wallet import services
from portefeuille.wallet.errors import StateError, UnknownError, WalletError
from portefeuille.wallet.models import Claim, Request
from portefeuille.wallet.services import Terms
from tests.wallet.life import (
    DAY,
    ENTERPRISE,
    NUMBER,
    PROVIDER,
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


@pytest.fixture
def project(official: Actor, second: Actor, bank: Bank, budget: int) -> str:
    """Paid in full."""
    funded("p1", bank, official)
    payment = order("p1", 200_000, official)
    send([payment], official, second)
    take(bank.statement(DAY, line(-200_000, account=PROVIDER.iban, end_to_end=payment)), official)
    return "p1"


def made(project: str, actor: Actor, subsidy: int = 60_000, own: int = 0, key: str = "c") -> tuple[str, str]:
    """A claim and its communication."""
    claim = services.claim(
        project, terms=Terms(NUMBER, own, subsidy, "inspection", LAST), key=key, actor=actor
    )
    return claim, Request.objects.get(kind="claim", owner=claim).communication


def test_paid_in_parts_and_late(project: str, official: Actor, bank: Bank) -> None:
    claim, communication = made(project, official)
    late = date(2026, 6, 1)
    first = take(bank.statement(DAY, line(20_000, communication)), official)
    rest = take(
        bank.statement(late, line(40_000, communication, day=late), line(1, communication, day=late)),
        official,
    )
    assert [one.event for one in first + rest] == ["claim_part", "claim_paid", "returned"]
    assert Claim.objects.get().state == "paid"
    assert there()["agency"] == 60_000
    assert f"claim:{claim}" not in there()
    sound()


def test_no_more_is_claimed_than_was_paid(project: str, official: Actor) -> None:
    made(project, official, 50_000)
    with pytest.raises(WalletError, match=r"0 \+ 10001 cents claimed, 140000 \+ 10000 were paid"):
        made(project, official, 10_001, key="d")
    with pytest.raises(WalletError, match="a claim of 0"):
        made(project, official, 0, key="d")
    made(project, official, 10_000, key="d")
    assert made(project, official, 10_000, key="d")[0] == made(project, official, 10_000, key="d")[0]
    assert Claim.objects.count() == 2
    sound()


def test_an_objection(project: str, official: Actor, bank: Bank) -> None:
    claim, communication = made(project, official)
    services.suspend_claim(claim, reason="objection", key="1", actor=official)
    with pytest.raises(StateError, match="suspended"):
        services.suspend_claim(claim, reason="objection", key="2", actor=official)
    take(bank.statement(DAY, line(5_000, communication)), official)
    services.resume_claim(claim, reason="rejected", key="1", actor=official)
    services.suspend_claim(claim, reason="court", key="3", actor=official)
    assert services.withdraw_claim(claim, reason="upheld", actor=official) == 55_000
    assert services.withdraw_claim(claim, reason="upheld", actor=official) == 55_000
    (late,) = take(bank.statement(DAY, line(5, communication)), official)
    assert (late.event, late.reason, late.project, late.claim) == (
        "returned",
        "claim_withdrawn",
        project,
        claim,
    )
    assert late.text == "Dit wordt niet meer teruggevraagd: de terugvordering is ingetrokken."
    with pytest.raises(StateError, match="withdrawn"):
        services.resume_claim(claim, reason="x", key="9", actor=official)
    with pytest.raises(UnknownError):
        services.withdraw_claim("none", reason="x", actor=official)
    assert there()["agency"] == 5_000
    sound()


def test_what_a_provider_pays_back_is_shared(project: str, official: Actor, bank: Bank) -> None:
    _, communication = made(project, official, 60_000, 140_000)
    take(bank.statement(DAY, line(100_000, communication, account=PROVIDER.iban)), official)
    assert (there()["own:p1"], there()["agency"]) == (70_000, 30_000)
    sound()
    with pytest.raises(StateError, match="not both in the wallet"):
        order(project, 5, official, "again")
    assert services.sweep(project, payee=ENTERPRISE, key="1", actor=official).own == 70_000
    sound()
