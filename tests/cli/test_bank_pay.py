"""``portefeuille bank pay`` and ``portefeuille bank simulate``: from payments to what became of them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from portefeuille.cli import bank_pay, bank_simulate
from tests.banking.accounts import OWN, account, assert_valid

BATCH: dict[str, Any] = {
    "message_id": "KP-1",
    "created_at": "2026-12-01T06:00:00+01:00",
    "name": "Voorbeeldportefeuille",
    "iban": "BE72 9000 0000 0116",
    "payments": [
        {"end_to_end_id": "P1", "amount": "100.00", "iban": account(11), "name": "Café A", "on": "2026-12-01", "communication": "+++090/9337/55493+++"},
        {"end_to_end_id": "P2", "amount": 50.5, "iban": account(12), "name": "B & C", "on": "2026-12-01", "communication": "Factuur 7"},
        {"end_to_end_id": "P3", "amount": "5000", "iban": account(12), "name": "B & C", "on": "2026-12-02"},
        {"end_to_end_id": "P4", "amount": "1", "iban": account(12), "name": "B & C", "on": "2026-12-31"},
    ],
}  # fmt: skip


def run(*words: object) -> int:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    bank_pay.add(commands)
    bank_simulate.add(commands)
    args = parser.parse_args([str(word) for word in words])
    status: int = args.run(args)
    return status


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """The batch as a file."""
    path = tmp_path / "batch.json"
    path.write_text(json.dumps(BATCH))
    return path


def test_the_whole_way(batch: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank = tmp_path / "bank"
    begin = ["--start", "2026-12-01", "--open", OWN, "--name", "Voorbeeld", "--balance", "1000.00"]
    faults = [
        "--fault",
        "reject_payment:P1",
        "--fault",
        "return_payment:P2",
        "--fault",
        "duplicate_statement:2026-12-01",
    ]
    assert run("simulate", "--dir", bank, *begin, *faults) == 0
    assert run("pay", batch, "-o", bank / "outbox/a.xml") == 0
    assert_valid((bank / "outbox/a.xml").read_bytes(), "pain.001.001.09")
    assert run("simulate", "--dir", bank, "--until", "2026-12-03") == 0
    assert run("simulate", "--dir", bank, "--until", "2026-12-03", "--seed", "3") == 0
    capsys.readouterr()
    answers = [word for path in sorted((bank / "inbox").glob("status*")) for word in ("--answer", path)]
    statements = [word for path in sorted((bank / "inbox").glob("c*")) for word in ("--statement", path)]
    assert run("pay", batch, *answers, *statements, "--json", "--lang", "en") == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["end_to_end_id"], each["answer"], each["status"], each["money"]) for each in found] == [
        ("P1", "rejected", "RJCT", "rejected"),
        ("P2", "accepted", "ACSC", "returned"),
        ("P3", "rejected", "RJCT", "rejected"),
        ("P4", "accepted", "ACCP", "waiting"),
    ]
    assert found[2]["reasons"] == ["insufficient funds"]
    assert run("pay", batch, *answers) == 0
    assert (
        "P3                                   rejected  RJCT  rejected  (er staat niet genoeg op de rekening)"
        in capsys.readouterr().out
    )


def test_the_file_on_standard_output(batch: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("pay", batch) == 0
    assert_valid(capfdbinary.readouterr().out, "pain.001.001.09")


def changed(path: Path, **changes: object) -> None:
    """The batch with its first payment changed."""
    path.write_text(json.dumps({**BATCH, "payments": [{**BATCH["payments"][0], **changes}]}))


@pytest.mark.parametrize(
    "change, said",
    [
        ({"amount": "1.005"}, "payments[0], amount"),
        ({"amount": "0"}, "payments[0] 'P1', cents"),
        ({"iban": "BE00"}, "payments[0] 'P1', iban"),
        ({"on": "soon"}, "payments[0], on"),
        ({"on": None}, "payments[0], on"),
        ({"x": "y"}, "payments[0]: expected the fields"),
    ],
)
def test_a_wrong_batch_is_refused_with_its_place(
    batch: Path, capsys: pytest.CaptureFixture[str], change: dict[str, object], said: str
) -> None:
    changed(batch, **change)
    assert run("pay", batch, "-o", batch.with_suffix(".xml")) == 2
    assert said in capsys.readouterr().err
    assert not batch.with_suffix(".xml").exists()


@pytest.mark.parametrize("text", ["", "[]", '{"message_id": "x"}', "[" * 100_000])
def test_what_is_no_batch_is_refused(batch: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    batch.write_text(text)
    assert run("pay", batch) == 2
    assert str(batch) in capsys.readouterr().err


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("pay", tmp_path / "none.json") == 2
    assert "none.json: No such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words, said",
    [
        (["--open", "BE00", "--name", "X"], "a Belgian IBAN"),
        (["--open", OWN, "--name", "X", "--balance", "1.005"], "--balance '1.005'"),
        (["--fault", "x"], "KIND=RATE"),
        (["--start", "2026-12-01", "--until", "2062-12-01"], "at most 400 days"),
    ],
)
def test_a_wrong_option_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run("simulate", "--dir", tmp_path, *words) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("day", ["soon", "1968-12-31", "2069-01-01"])
def test_a_day_that_cannot_be(tmp_path: Path, capsys: pytest.CaptureFixture[str], day: str) -> None:
    with pytest.raises(SystemExit):
        run("simulate", "--dir", tmp_path / "bank", "--start", day)
    assert day in capsys.readouterr().err
    assert not (tmp_path / "bank").exists()


def test_a_bank_begins_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("simulate", "--dir", tmp_path, "--start", "2026-12-01") == 0
    assert run("simulate", "--dir", tmp_path, "--start", "2026-12-02") == 2
    assert "has begun already" in capsys.readouterr().err
