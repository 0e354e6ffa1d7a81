"""CODA: what each line gives, and every way in which a file does not hold together."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portefeuille.banking.errors import BankFileError
from portefeuille.banking.reading import read_statements
from portefeuille.banking.records import NOBODY, Line, Party, Statement
from tests.banking.files.accounts import OURS, THEIRS, communication, creditor, twelve
from tests.banking.files.coda import DAY, Move, Written, coda

DEPOSIT = Move(70_000, digits=twelve(909_337_554), reference="E2E-1")
COST = Move(-5_000, free="BANKKOSTEN", account="", name="", bic="", code="00135000")
FILE = coda(Written([DEPOSIT, COST], messages=2, information=True))


def one(*moves: Move, **more: Any) -> Statement:
    (statement,) = read_statements(coda(replace(Written(moves), **more)))
    return statement


def refused(data: bytes) -> BankFileError:
    with pytest.raises(BankFileError) as caught:
        read_statements(data, name="a.cod")
    return caught.value


def edited(old: str, new: str, latin: bool = False) -> bytes:
    assert FILE.count(old.encode()) == 1, FILE.count(old.encode())
    return FILE.replace(old.encode(), new.encode("latin-1" if latin else "ascii"))


def test_a_statement_with_all_it_says() -> None:
    (statement,) = read_statements(FILE)
    assert replace(statement, lines=()) == Statement(
        account=OURS, currency="EUR", opening_date=DAY, opening=100_000, closing_date=DAY, closing=165_000, lines=(),
        form="CODA", number=7, legal_number=7, identifier="FILE0007", holder="FONDS VOOR DE PROEF", bic="XXXXBEBB",
        created_on=DAY,
    )  # fmt: skip
    assert statement.lines == (
        Line(place="line 3", amount=70_000, booked_on=DAY, value_on=DAY,
             counterparty=Party(THEIRS, "BAKKERIJ DE PROEF BV", "XXXXBEBB"), structured=communication(909_337_554),
             bank_reference="REF", end_to_end="E2E-1", code="00150000"),
        Line(place="line 7", amount=-5_000, booked_on=DAY, value_on=DAY, counterparty=NOBODY, free="BANKKOSTEN",
             bank_reference="REF", code="00135000"),
    )  # fmt: skip


def test_communications() -> None:
    reference = creditor("KMOP2026")
    found = one(
        Move(1, digits=twelve(97)),  # remainder 0 is written 97
        Move(2, creditor=reference),
        Move(3, digits="123456789012"),
        Move(4, free="een lange tekst " * 9),
        Move(5, creditor="RF00WRONG"),
    )
    assert [line.structured for line in found.lines] == ["+++000/0000/09797+++", reference, None, None, None]
    assert [line.free for line in found.lines] == [
        "",
        "",
        "123456789012",
        ("een lange tekst " * 9).strip(),
        "RF00WRONG",
    ]


def test_a_value_date_that_is_not_known_is_none() -> None:
    assert [line.value_on for line in one(Move(1, value=None), Move(2)).lines] == [None, DAY]


def test_a_payment_that_comes_back_says_why() -> None:
    returned, normal = one(Move(5_000, reason="AC04", reference="OURS-1"), Move(1)).lines
    assert (returned.return_reason, returned.end_to_end) == ("AC04", "OURS-1")
    assert normal.return_reason == ""


def test_a_batch_gives_its_payments_and_a_detail_of_one_movement_does_not() -> None:
    parts = (Move(100, code="60150000", digits=twelve(1)), Move(200, code="60150000"))
    batch, simple = one(
        Move(300, code="20150000", details=parts),
        Move(50, code="30150000", details=(Move(50, code="80150100"),)),
    ).lines
    assert [part.amount for part in batch.parts] == [100, 200]
    assert batch.parts[0].structured == communication(1)
    assert (batch.batch_size, simple.batch_size, simple.parts) == (2, 1, ())
    unopened = one(Move(300, code="10150000")).lines[0]
    assert (unopened.batch_size, unopened.parts) == (0, ())


def test_details_of_details_are_counted_and_not_given() -> None:
    parts = (Move(300, code="70150000"), Move(100, code="90150000"), Move(200, code="90150000"))
    assert [part.amount for part in one(Move(300, code="20150000", details=parts)).lines[0].parts] == [300]


def test_an_account_of_before_iban_is_given_as_its_iban() -> None:
    assert one(Move(1, account=THEIRS[4:])).lines[0].counterparty.account == THEIRS


def test_several_statements_and_more_movements_than_are_read_at_once() -> None:
    many = [Move(each + 1, free=f"nr {each}") for each in range(1203)]
    told: list[int] = []
    data = coda(Written(many, last=False), Written([DEPOSIT], number=8, opening=5), end="\n")
    first, second = read_statements(data, progress=told.append)
    assert [line.free for line in first.lines] == [f"nr {each}" for each in range(1203)]
    assert [line.place for line in first.lines[:2]] == ["line 3", "line 6"]
    assert (second.opening, second.number, second.remarks) == (5, 8, ())
    assert told == sorted(told) and told[-1] == 1204 and len(told) > 3


def test_accents_in_either_encoding() -> None:
    for encoding in ("windows-1252", "utf-8"):
        (statement,) = read_statements(coda(Written([Move(1, name="CAFÉ DE ZOË €")]), encoding=encoding))
        assert statement.lines[0].counterparty.name == "CAFÉ DE ZOË €"


def test_a_file_that_announces_another_statement_is_read_with_a_remark() -> None:
    assert one(DEPOSIT, last=False).remarks == (
        "the file announces another statement after this one; there is none",
    )
    assert one(DEPOSIT, copy=True).copy


WRONG = {
    "nothing": (b"", "form", "got an empty file"),
    "an empty line": (b"\r\n", "form", "expected a statement in CODA or camt.053"),
    "one short line": (b"0 ", "truncated", "line 1: expected 128 characters, got 2"),
    "no totals": (FILE[:-130], "truncated", "expected the totals of the statement"),
    "no header": (FILE + FILE[130:], "structure", "expected a line 0 .header. after 9 .totals., got a line 1"),
    "a line between": (FILE.replace(b"\r\n", b"\r\n\r\n", 1), "structure", "line 2: .* got an empty line"),
    "a long line": (FILE.replace(b"\r\n", b" \r\n", 1), "structure", "line 1: expected 128 characters, got 129"),
    "an endless line": (b"0" * 100_000, "structure", "expected 128 characters, got more than"),
    "a number left out": (edited("2100020000", "2100030000"), "structure", "line 7: expected movement 00020000"),
    "another movement": (edited("2200010000", "2200090000"), "structure", "line 4: expected movement 00010000, as on"),
    "a detail of another": (edited("3100020001", "3100010001"), "structure", "line 8: expected a detail of movement 0002"),
    "a line of no kind": (edited("8007BE", "7007BE"), "structure", "line 9: expected a line that begins with"),
    "no text": (edited("BANKKOSTEN", "BANK\x01OSTEN"), "field", r"line 7, position 67: .* got '\\x01'"),
    "no character": (edited("BANKKOSTEN", "BANKK\x81STEN", latin=True), "field", "line 7: expected text in .*1252"),
    "no amount": (edited("1000000000050000", "10000000000X0000"), "field", "line 7, position 33 to 47"),
    "half a cent": (edited("1000000000050000", "1000000000050005"), "field", "position 33 to 47: .*whole cents"),
    "no day": (edited("0201126001350000", "0310226001350000"), "field", "line 7: expected a movement that can be read"),
    "no day of a balance": (edited("1000000201126FONDS", "1000000310226FONDS"), "field", "expected days that exist"),
    "another account": (edited(f"8007{OURS}", f"8007{THEIRS}"), "account", "the account and currency of line 2"),
    "another number": (edited("8007", "8008"), "sequence", "expected statement number 007"),
    "no account": (coda(Written([], account="")), "account", "the number of an account"),
    "another currency": (coda(Written([], currency="SEK")), "currency", "expected EUR, got 'SEK'"),
    "another balance": (coda(Written([DEPOSIT], closing=170_001)), "balance", "1700.00 .* got 1700.01"),
    "other debits": (edited("8000000000050000", "8000000000050010"), "balance", "debits that add up to 50.01, got 50.00"),
    "other credits": (edited("000700000  ", "000700010  "), "balance", "credits that add up to 700.01, got 700.00"),
    "other lines": (edited("000008000000", "000009000000"), "truncated", "expected 9 lines 1, 2, 3 and 8, got 8"),
    "a day too early": (coda(Written([DEPOSIT], closed=date(2026, 11, 19))), "field", "a day not before 2026-11-20"),
    "a batch of another sum": (
        coda(Written([Move(300, code="20150000", details=(Move(299, code="60150000"),))])),
        "balance", "line 3: expected details that add up to 3.00, got 2.99",
    ),
    "a detail of no detail": (
        coda(Written([Move(3, details=(Move(3, code="90150000"),))])),
        "structure", "expected a detail before the detail of a detail",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_hold_together_is_refused(name: str) -> None:
    data, code, sentence = WRONG[name]
    error = refused(data)
    assert error.code == code, error
    assert re.search(sentence, str(error)), error
    assert str(error).startswith("a.cod")
