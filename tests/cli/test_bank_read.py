"""``portefeuille bank read`` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portefeuille.banking.error_texts import TEXTS, headline
from tests.banking.files.accounts import OURS, THEIRS, communication, twelve
from tests.banking.files.camt import Entry, Payment, camt
from tests.banking.files.camt import Written as Marked
from tests.banking.files.coda import Move, Written, coda
from tests.cli.running import ran

Captured = pytest.CaptureFixture[str]
CODA = coda(
    Written([Move(70_000, digits=twelve(909_337_554)), Move(-5_000, free="BANKKOSTEN", account="", name="")])
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "20261120.cod"
    path.write_bytes(CODA)
    return path


def test_a_statement_for_a_person(capsys: Captured, file: Path) -> None:
    done = ran(capsys, ["bank", "read", str(file)])
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"Rekeninguittreksel 7, {OURS} FONDS VOOR DE PROEF",
        "CODA, FILE0007",
        "",
        "Beginsaldo op 20 november 2026: EUR 1.000,00",
        f"  2026-11-20          700,00  {THEIRS} BAKKERIJ DE PROEF BV  {communication(909_337_554)}",
        "  2026-11-20          -50,00  BANKKOSTEN",
        "Eindsaldo op 20 november 2026: EUR 1.650,00",
    ]


def test_what_is_odd_about_a_line_is_shown(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    entries = [
        Entry([Payment(100), Payment(200)], batch="B"),
        Entry([Payment(300, reason="AC04")], reversal=True),
        Entry([Payment(1)], status="PDNG"),
    ]
    path.write_bytes(camt(Marked(entries, copy=True)))
    done = ran(capsys, ["bank", "read", str(path), "--lang", "en"])
    assert done.status == 0
    assert "Statement 7, " in done.out and " (copy)" in done.out
    assert done.out.count(THEIRS) == 3
    assert "payments together: 2" in done.out
    assert "came back: AC04  reversal" in done.out
    assert "Remark: 1 entries that are not booked yet were left out" in done.out
    assert (
        "montants" not in done.out
        and "Extrait de compte 7" in ran(capsys, ["bank", "read", str(path), "--lang", "fr"]).out
    )


def test_the_same_as_json(capsys: Captured, file: Path) -> None:
    done = ran(capsys, ["bank", "read", "--json", str(file)])
    (one,) = json.loads(done.out)["statements"]
    assert (one["account"], one["opening"], one["closing"], one["number"]) == (OURS, "1000.00", "1650.00", 7)
    assert one["lines"][0]["structured"] == communication(909_337_554)
    assert [line["amount"] for line in one["lines"]] == ["700.00", "-50.00"]


def test_standard_input(capsys: Captured) -> None:
    assert "EUR 1.650,00" in ran(capsys, ["bank", "read", "-"], CODA).out
    done = ran(capsys, ["bank", "read", "-"], CODA[:-1000])
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("portefeuille: bank read: standard input, ")


def test_a_refusal_says_where_and_what_was_expected_and_exits_with_2(capsys: Captured, file: Path) -> None:
    file.write_bytes(CODA.replace(b"0000000000700000", b"0000000000700010"))
    done = ran(capsys, ["bank", "read", str(file)])
    assert (done.status, done.out) == (2, "")
    first, second = done.err.splitlines()
    assert first.startswith("portefeuille: bank read: 20261120.cod, line ")
    assert "expected a new balance of 1650.01 (the old one and the movements), got 1650.00" in first
    assert second == f"portefeuille: bank read: {headline('balance', 'nl')}"
    as_json = json.loads(ran(capsys, ["bank", "read", "--json", "--lang", "fr", str(file)]).out)
    assert as_json["error"]["code"] == "balance"
    assert as_json["error"]["text"] == headline("balance", "fr")


def test_what_is_no_file_and_no_currency(capsys: Captured, tmp_path: Path) -> None:
    assert ran(capsys, ["bank", "read", str(tmp_path / "none")]).status == 2
    assert ran(capsys, ["bank", "read", str(tmp_path)]).status == 2
    assert ran(capsys, ["bank", "read", "x", "--currency", "euro"]).status == 2
    assert ran(capsys, ["bank"]).status == 2


def test_another_currency_is_read_when_it_is_asked_for(capsys: Captured, file: Path) -> None:
    file.write_bytes(coda(Written([], currency="SEK")))
    assert ran(capsys, ["bank", "read", str(file)]).status == 2
    for words in (["--currency", "SEK"], ["--currency", "any"]):
        done = ran(capsys, ["bank", "read", str(file), *words])
        assert done.status == 0 and "SEK 1.000,00" in done.out


def test_every_code_has_a_sentence_in_three_languages() -> None:
    assert all(set(texts) == {"nl", "en", "fr"} for texts in TEXTS.values())
