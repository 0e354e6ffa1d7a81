"""The records of a statement: what is to be explained, and an error that says everything on one line."""

from __future__ import annotations

from datetime import date

from portefeuille.banking.errors import BankFileError, quoted
from portefeuille.banking.records import Line, Statement

DAY = date(2026, 11, 20)


def line(amount: int, *parts: Line) -> Line:
    return Line(place="line 1", amount=amount, booked_on=DAY, value_on=DAY, parts=parts)


def test_a_batch_is_explained_payment_by_payment() -> None:
    one, two, alone = line(100), line(200), line(-50)
    statement = Statement(account="BE71096123456769", currency="EUR", opening_date=DAY, opening=0, closing_date=DAY,
                          closing=250, lines=(line(300, one, two), alone), form="CODA")  # fmt: skip
    assert list(statement.payments) == [one, two, alone]
    assert [each.credit for each in statement.payments] == [True, True, False]


def test_an_error_stands_on_one_line_and_names_the_file_inside_the_file() -> None:
    error = (
        BankFileError("field", "line 3", "six digits", quoted("12\n45\x00")).inside("a.cod").inside("b.zip")
    )
    assert str(error) == "b.zip/a.cod, line 3: expected six digits, got '12\\n45\\x00'"
    assert error.as_dict()["code"] == "field"
    assert (
        str(BankFileError("form", "", "a bank file", "nothing")) == "file: expected a bank file, got nothing"
    )


def test_what_is_repeated_of_a_file_is_cut_off() -> None:
    assert len(quoted("x" * 5_000)) < 100
    assert len(str(BankFileError("field", "", "", "x" * 5_000))) < 400
    assert quoted("  ") == "nothing"
