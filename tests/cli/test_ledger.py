"""``portefeuille ledger`` and ``portefeuille audit``: the answers, and what they say without a database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, transaction

from portefeuille.cli import main
from portefeuille.platform import audit
from portefeuille.platform.models import Actor
from portefeuille.wallet.services import post
from tests import flush
from tests.wallet.entries import deposit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def head() -> str:
    by = Actor.objects.create(kind="official", name="An official")
    with transaction.atomic():
        audit.write(by, "made", "thing:1")
    return post(deposit("d", 500), by).hash


def test_a_sound_ledger(head: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "verify", "--head", head]) == 0
    told = capsys.readouterr().out
    assert told == f"the ledger holds: 1 entries, 2 postings, 2 accounts\nhead of the chain: 1 {head}\n"
    assert main(["audit", "verify"]) == 0
    assert capsys.readouterr().out.startswith("the audit log holds: 1 rows\n")


def test_a_broken_one(head: str, capsys: pytest.CaptureFixture[str]) -> None:
    with flush.unguarded(), connection.cursor() as cursor:
        cursor.execute("UPDATE wallet_balance SET amount = 9 WHERE amount = 500")
        cursor.execute("UPDATE platform_audit SET action = 'x'")
    assert main(["ledger", "verify"]) == 1
    assert capsys.readouterr().out.startswith("BROKEN at account bank: its balance is 9, recomputed 500\n")
    assert main(["audit", "verify"]) == 1
    assert capsys.readouterr().out.startswith("BROKEN at row 1: its content is not what was recorded\n")


def test_statement_and_export(head: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "statement"]) == 0
    assert capsys.readouterr().out.endswith(f"Head of the chain: 1 {head}\n")
    assert main(["ledger", "export"]) == 0
    assert "2026-03-02 open Assets:Bank EUR" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words, said",
    [
        (["ledger", "statement", "--day", "tomorrow"], "expected a day as YYYY-MM-DD, got 'tomorrow'"),
        (["ledger", "verify", "--head", "abc"], "expected 64 hexadecimal digits"),
        (["ledger"], "the following arguments are required: COMMAND"),
    ],
)
def test_unreadable(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("words", [["ledger", "verify"], ["ledger", "export"], ["audit", "verify"]])
def test_without_a_database(words: list[str], tmp_path: Path) -> None:

    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PORTEFEUILLE_", "DJANGO_"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "portefeuille", *words],
        env={**kept, "PORTEFEUILLE_VAR": str(tmp_path / "none")}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == "", "no half a file"
    assert done.stderr.count("\n") == 1
    assert "run portefeuille manage migrate" in done.stderr
