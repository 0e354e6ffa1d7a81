"""The worked example of the design: small enterprise, 30 %, EUR 2 000; EUR 1 200 paid, then stopped."""

from __future__ import annotations

from datetime import date

import pytest

from portefeuille.platform import audit
from portefeuille.platform.models import Actor
from portefeuille.wallet import selectors, services
from portefeuille.wallet.records import Stopped
from tests.wallet.life import (
    AGENCY,
    CEILING,
    ENTERPRISE,
    LAST,
    NUMBER,
    PAYER,
    PROVIDER,
    Bank,
    line,
    order,
    reserve,
    send,
    sound,
    take,
    there,
)  # fmt: skip

pytestmark = pytest.mark.django_db


def test_from_application_to_stop(official: Actor, second: Actor, bank: Bank, budget: int) -> None:
    room, free = f"room:{NUMBER}/2026", "free:2026"
    book = {"budget:2026": budget, f"ceiling:{NUMBER}/2026": CEILING}

    reserve("p1", official)
    asked = services.issue_request("p1", last_day=LAST, actor=official)
    promised = {
        **book,
        room: CEILING - 60_000,
        "taken:p1": 60_000,
        free: budget - 60_000,
        "committed:p1": 60_000,
    }
    assert asked.cents == 140_000
    assert there() == promised

    lines = take(
        bank.statement(date(2026, 3, 9), line(500_000, account=AGENCY), line(140_000, asked.communication)), official
    )  # fmt: skip
    assert [(one.event, one.project, one.cents) for one in lines] == [
        ("funding", "", 500_000),
        ("deposit", "p1", 140_000),
    ]
    services.top_up("p1", actor=official)
    assert there() == {
        **promised,
        "bank": 640_000,
        "agency": 440_000,
        "own:p1": 140_000,
        "subsidy:p1": 60_000,
    }

    payment = order("p1", 120_000, official)
    assert there() == {
        **promised, "bank": 640_000, "agency": 440_000, "own:p1": 56_000, "subsidy:p1": 24_000, "ordered": 120_000
    }  # fmt: skip
    send([payment], official, second)
    assert there()["transit"] == 120_000
    paid = take(
        bank.statement(date(2026, 3, 16), line(-120_000, account=PROVIDER.iban, end_to_end=payment)), official
    )
    assert [(one.event, one.project) for one in paid] == [("executed", "p1")]
    assert there() == {**promised, "bank": 520_000, "agency": 440_000, "own:p1": 56_000, "subsidy:p1": 24_000}

    stopped = services.stop("p1", on=date(2026, 3, 20), room_back=True, payee=ENTERPRISE, actor=official)
    assert stopped == Stopped(own=56_000, subsidy=24_000, room=24_000, refund=stopped.refund, claim="")
    assert there() == {
        **book, room: CEILING - 36_000, "taken:p1": 36_000, free: budget - 36_000, "committed:p1": 36_000,
        "bank": 520_000, "agency": 464_000, "ordered": 56_000,
    }  # fmt: skip
    send([stopped.refund], official, second, "b2")
    take(bank.statement(date(2026, 3, 23), line(-56_000, account=PAYER, end_to_end=stopped.refund)), official)
    assert there() == {
        **book, room: CEILING - 36_000, "taken:p1": 36_000, free: budget - 36_000, "committed:p1": 36_000,
        "bank": 464_000, "agency": 464_000,
    }  # fmt: skip
    sound()
    assert audit.verify().broken is None


def test_the_ceiling_gets_nothing_back_in_a_later_year(official: Actor, bank: Bank, budget: int) -> None:
    reserve("p1", official)
    stopped = services.stop("p1", on=date(2027, 1, 2), room_back=False, actor=official)
    assert (stopped.own, stopped.subsidy, stopped.room) == (0, 0, 0)
    assert selectors.room_left(NUMBER, 2026) == CEILING - 60_000
    assert selectors.budget_left(2026) == budget
    sound()
