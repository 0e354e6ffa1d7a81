"""The blocks of docs/bank.md that need a wallet (``console wallet``), run in the order of the page on one wallet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from portefeuille import clock
from portefeuille.platform import actors
from portefeuille.wallet import services
from portefeuille.wallet.records import Payee
from tests.banking.accounts import OWN, account
from tests.docs.pages import ROOT, Block, blocks
from tests.docs.test_blocks_run import DAY, run
from tests.wallet.life import AGENCY, Bank, line, reserve, sound

pytestmark = pytest.mark.django_db(transaction=True, reset_sequences=True)
PAGE = ROOT / "docs" / "bank.md"
PROVIDER = Payee(account(2000), "Opleidingen Voorbeeld")
ENTERPRISE = Payee(account(9), "Voorbeeld BV")
NUMBERS = {"payments": "bdaa1f6b0000000000000000000000c1", "batches": "5f0e4c2a9b7d4e1f8a6c3b2100000000"}
SATURDAY = date(2026, 11, 21)


def shown() -> Iterator[Block]:
    return (one for one in blocks(PAGE.read_text("utf-8")) if one.language == "console wallet")


@pytest.fixture
def wallet(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A payment waits; two lines wait: an own share for a project that was stopped, and interest."""
    settings.WALLET = replace(settings.WALLET, iban=OWN)
    with clock.use(datetime(2026, 11, 21, 9)):
        first = actors.official("Eerste")
        actors.official("Tweede")
        services.set_budget(2026, 1_000_000, key="first", actor=first)
        for project in ("p1", "p2"):
            reserve(project, first, on=SATURDAY)
        asked = [
            services.issue_request(one, last_day=date(2026, 12, 21), actor=first) for one in ("p1", "p2")
        ]
        services.stop("p2", on=SATURDAY, room_back=True, actor=first)
        told = Bank().statement(
            SATURDAY, line(60_000, account=AGENCY, day=SATURDAY), line(140_000, asked[0].communication, day=SATURDAY),
            line(140_000, asked[1].communication, day=SATURDAY, account="", name=""),
            line(320, day=SATURDAY, account="", name="", free="interest"),
        )  # fmt: skip
        services.take_statement(replace(told, account=OWN), account=OWN, agency={AGENCY}, actor=first)
        services.top_up("p1", actor=first)
        for module, number in NUMBERS.items():
            monkeypatch.setattr(f"portefeuille.wallet.services.{module}.opaque", lambda number=number: number)
        services.order_payment("p1", cents=120_000, payee=PROVIDER, key="k", actor=first)
        monkeypatch.setattr("portefeuille.wallet.services.payments.opaque", lambda: "c2" * 16)
        yield


def test_the_blocks_that_need_a_wallet(
    wallet: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    found = list(shown())
    assert len(found) == 2
    with clock.use(DAY):
        for block in found:
            run(PAGE, block, capfd)
    assert (tmp_path / "pay.xml").exists()
    sound()
