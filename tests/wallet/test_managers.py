"""Who holds the account: the same batch and the same day through files of a bank, and through those of a manager."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from portefeuille.banking.errors import BankFileError
from portefeuille.platform.canonical import canonical, sha256
from portefeuille.platform.models import Actor
from portefeuille.wallet import services
from portefeuille.wallet.managers import External, InHouse, Manager
from portefeuille.wallet.services.batches import transfers
from portefeuille.wallet.split import Parts
from tests.wallet.life import (
    AGENCY,
    DAY,
    OURS,
    PAYER,
    PROVIDER,
    Bank,
    applied,
    funded,
    order,
    send,
    sound,
    take,
    there,
)  # fmt: skip


def row(cents: int, **more: str) -> dict[str, Any]:
    return {
        "cents": cents,
        "booked_on": "2026-03-02",
        "value_on": "2026-03-02",
        "iban": PAYER,
        "name": "X",
        **more,
    }


def report(*lines: dict[str, Any], **more: Any) -> bytes:
    told = {
        "version": 1, "kind": "report", "account": OURS, "day": "2026-03-02", "number": 1, "opening": 0,
        "closing": sum(line["cents"] for line in lines), "lines": list(lines), "wallets": [], **more,
    }  # fmt: skip
    told["sha256"] = sha256(canonical(told))
    return json.dumps(told).encode()


@pytest.mark.django_db
@pytest.mark.parametrize("manager", [InHouse(), External()])
def test_a_batch_goes_out(manager: Manager, official: Actor, second: Actor, bank: Bank, budget: int) -> None:
    funded("p1", bank, official)
    payment = order("p1", 120_000, official)
    batch = send([payment], official, second)
    name, content = manager.send(transfers(batch))
    assert name.startswith(batch)
    assert payment.encode() in content and PROVIDER.iban.encode() in content


@pytest.mark.django_db
def test_a_report_is_taken_and_reconciled(official: Actor, second: Actor, budget: int) -> None:
    asked = applied("p1", official)
    lines = row(60_000, iban=AGENCY), row(140_000, structured=asked.communication)
    first = External().receive(report(*lines, wallets=[{"project": "p1", "own": 140_000, "subsidy": 0}]))
    assert [one.event for one in take(first.statements[0], official)] == ["funding", "deposit"]
    assert services.reconcile(first, day=DAY, actor=official) == []
    services.top_up("p1", actor=official)
    wrong = External().receive(
        report(
            number=2, opening=200_000, closing=200_000, wallets=[{"project": "p9", "own": 1, "subsidy": 2}]
        )
    )
    assert services.reconcile(wrong, day=date(2026, 3, 3), actor=official) == [
        ("p1", Parts(0, 0), Parts(140_000, 60_000)),
        ("p9", Parts(1, 2), Parts(0, 0)),
    ]
    payment = order("p1", 200_000, official)
    send([payment], official, second)
    paid = External().receive(report(row(-200_000, reference=payment), number=2, opening=200_000, closing=0))
    assert [one.event for one in take(paid.statements[0], official)] == ["executed"]
    assert services.reconcile(paid, day=date(2026, 3, 4), actor=official) == []
    assert "bank" not in there()
    sound()


@pytest.mark.parametrize(
    "data, code, where",
    [
        (b"", "form", "report"),
        (b"[]", "structure", "report"),
        (b'{"version": 1.0}', "form", "report"),
        (b"[" * 100_000, "form", "report"),
        (report(version=2), "form", "report"),
        (report(account="BE00"), "account", "account"),
        (report(day="2/3/2026"), "field", "report, day"),
        (report(closing=1), "balance", "closing"),
        (report(lines={}), "field", "report, lines"),
        (report(row(5), lines=[{**row(5), "cents": "5"}]), "field", "line 1, cents"),
        (report(row(5), lines=[{**row(5), "value_on": 5}]), "field", "line 1, value_on"),
        (report(row(5, structured="+++123/4567/89012+++")), "field", "line 1, structured"),
        (report(wallets=[{"project": "p1", "own": 1}]), "structure", "wallet 1, subsidy"),
        (report(wallets=["p1"]), "structure", "wallet 1"),
        (report(wallets=[{"project": "p1", "own": 1, "subsidy": 2}] * 2), "structure", "wallet 2"),
        (report(row(5)).replace(b"BE68", b"BE69"), "truncated", "report, sha256"),
        (report(row(5)).replace(b"sha256", b"sha255"), "truncated", "report, sha256"),
    ],
)
def test_a_report_that_is_refused(data: bytes, code: str, where: str) -> None:
    with pytest.raises(BankFileError) as refused:
        External().receive(data)
    assert (refused.value.code, refused.value.where) == (code, where)
