"""The statement of a day, and the file for beancount."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from portefeuille import clock
from portefeuille.platform.models import Actor
from portefeuille.wallet.export import beancount
from portefeuille.wallet.ledger import credit, debit
from portefeuille.wallet.services import post
from portefeuille.wallet.statement import statement, text
from tests.wallet.entries import deposit, draft, payment

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_days(official: Actor) -> tuple[str, str]:
    """The heads at the end of each."""
    with clock.use(datetime(2026, 3, 2, 23, 59, 59)):
        first = post(deposit("d", 140_000), official)
    with clock.use(datetime(2026, 3, 3, 0, 0, 0)):
        post(payment("p", 84_000), official)
        last = post(
            draft("r", debit("room:0428315871/2026", 9), credit("ceiling:0428315871/2026", 9)), official
        )
    return first.hash, last.hash


def test_a_day_is_one_of_brussels(two_days: tuple[str, str]) -> None:
    monday, tuesday = statement(date(2026, 3, 2)), statement(date(2026, 3, 3))
    assert (monday.first, monday.head) == (1, (1, two_days[0]))
    assert (tuesday.first, tuesday.head) == (2, (3, two_days[1]))
    assert monday.lines == [("bank", 0, 140_000, 0, 140_000), ("own", 0, 140_000, 0, 140_000)]
    assert tuesday.lines == [
        ("bank", 140_000, 0, 0, 140_000),
        ("own", 140_000, 0, 84_000, 56_000),
        ("ordered", 0, 84_000, 0, 84_000),
        ("ceiling", 0, 9, 0, 9),
        ("room", 0, 9, 0, 9),
    ]


def test_a_day_without_entries_tells_the_head_of_before(two_days: tuple[str, str]) -> None:
    later, earlier = statement(date(2026, 4, 1)), statement(date(2026, 3, 1))
    assert (later.first, later.head) == (None, (3, two_days[1]))
    assert later.lines[0] == ("bank", 140_000, 0, 0, 140_000)
    assert (earlier.first, earlier.head, earlier.lines) == (None, (0, "0" * 64), [])


def test_the_printed_statement(two_days: tuple[str, str]) -> None:
    told = list(text(statement(date(2026, 3, 3))))
    assert told[0] == "Ledger, 2026-03-03 (Europe/Brussels), amounts in EUR"
    assert "     2 00:00:00 test project:p1 (2026-03-02)" in told
    assert "                  840.00  own:p1" in told
    assert ["own", "1400.00", "0.00", "840.00", "560.00"] in [line.split() for line in told]
    assert told[-1] == f"Head of the chain: 3 {two_days[1]}"


def test_bean_check_accepts_the_file(two_days: tuple[str, str], official: Actor, tmp_path: Path) -> None:
    post(draft("q", debit("claim:c-1", 5), credit("due:c-1", 5), told='a "quoted" \\ note'), official)
    file = tmp_path / "ledger.beancount"
    file.write_text("\n".join(beancount()), "utf-8")
    assert check(file) == (0, "")
    assert "2026-03-03 balance Liabilities:Own:P-p1  -560.00 EUR" in file.read_text("utf-8")


def test_bean_check_would_say_so(two_days: tuple[str, str], tmp_path: Path) -> None:
    file = tmp_path / "ledger.beancount"
    file.write_text("\n".join(beancount()).replace("840.00 EUR", "839.99 EUR", 1), "utf-8")
    status, said = check(file)
    assert status != 0
    assert "does not balance" in said


def test_an_empty_ledger_exports_to_a_sound_file(tmp_path: Path) -> None:
    file = tmp_path / "ledger.beancount"
    file.write_text("\n".join(beancount()), "utf-8")
    assert check(file) == (0, "")


def check(file: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "beancount.scripts.check", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr
