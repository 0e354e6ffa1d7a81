"""A statement is taken once, of our own account, in our currency, and nothing is missing before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portefeuille.banking.continuity import Known, fingerprint, plan
from portefeuille.banking.errors import BankFileError
from portefeuille.banking.reading import read_statements
from portefeuille.banking.records import Line, Statement
from tests.banking.files import camt as xml
from tests.banking.files import coda as lines
from tests.banking.files.accounts import OURS, THEIRS, twelve

DAY = date(2026, 11, 20)
FIRST = Statement(account=OURS, currency="EUR", opening_date=date(2026, 11, 19), opening=0, closing_date=DAY, closing=500,
                  lines=(Line(place="line 3", amount=500, booked_on=DAY, value_on=DAY),), form="CODA", number=7)  # fmt: skip
NEXT = replace(FIRST, opening_date=DAY, opening=500, closing_date=date(2026, 11, 23), closing=1000, number=8)


def taken(
    *statements: Statement, known: tuple[Statement, ...] = (FIRST,)
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    found = plan(statements, [Known.of(one) for one in known], {OURS})
    return found.new, found.again


def refused(statement: Statement, known: tuple[Statement, ...] = (FIRST,)) -> tuple[str, str]:
    with pytest.raises(BankFileError) as caught:
        taken(statement, known=known)
    return caught.value.code, str(caught.value)


def test_the_first_of_an_account_is_taken_and_what_follows_it() -> None:
    assert taken(FIRST, known=()) == ((FIRST,), ())
    assert taken(NEXT) == ((NEXT,), ())
    assert taken(NEXT, FIRST, known=()) == ((FIRST, NEXT), ())


def test_the_same_statement_again_changes_nothing() -> None:
    assert taken(FIRST) == ((), (FIRST,))
    assert taken(NEXT, FIRST, NEXT) == ((NEXT,), (FIRST, NEXT))
    assert taken(FIRST, known=(FIRST, NEXT)) == ((), (FIRST,))
    assert taken(replace(FIRST, copy=True, form="camt.053.001.08")) == (
        (),
        (replace(FIRST, copy=True, form="camt.053.001.08"),),
    )


def test_coda_and_camt_of_one_day_are_the_same_statement() -> None:
    digits = twelve(909_337_554)
    (coded,) = read_statements(
        lines.coda(lines.Written([lines.Move(70_000, digits=digits), lines.Move(-5_000)]))
    )
    (marked,) = read_statements(xml.camt(xml.Written([
        xml.Entry([xml.Payment(70_000, reference=digits)]), xml.Entry([xml.Payment(-5_000)])]), version=8))  # fmt: skip
    assert coded.form != marked.form
    assert fingerprint(coded) == fingerprint(marked)
    assert plan([marked], [Known.of(coded)], {OURS}).again == (marked,)
    assert [line.structured for line in coded.lines] == [line.structured for line in marked.lines]


def test_another_account_or_currency_is_refused() -> None:
    assert refused(replace(NEXT, account=THEIRS))[0] == "account"
    assert refused(replace(NEXT, currency="SEK"))[0] == "currency"


def test_a_gap_is_refused() -> None:
    code, sentence = refused(replace(NEXT, number=9))
    assert code == "sequence"
    assert "expected number 8 (after 7 of 2026-11-20), got number 9: one in between is missing" in sentence
    code, sentence = refused(replace(NEXT, opening=400, number=None))
    assert code == "sequence" and "expected an old balance of 5.00" in sentence
    assert refused(replace(NEXT, opening=400))[0] == "sequence"


def test_another_statement_with_a_number_that_was_taken_is_refused() -> None:
    assert refused(replace(NEXT, number=7))[0] == "conflict"
    assert refused(replace(FIRST, closing=600, lines=(FIRST.lines[0]._replace(amount=600),)))[0] == "conflict"


def test_one_of_before_the_last_is_refused() -> None:
    assert refused(replace(NEXT, closing_date=date(2026, 11, 10), number=None))[0] == "sequence"


def test_a_new_year_begins_at_one_or_counts_on() -> None:
    january = replace(NEXT, closing_date=date(2027, 1, 4))
    assert taken(replace(january, number=1))[0] and taken(january)[0]
    assert refused(replace(january, number=2))[0] == "sequence"
    assert refused(replace(NEXT, number=1))[0] == "sequence"
    assert taken(replace(january, number=7), known=(replace(FIRST, number=6),))[0]


def test_after_999_counting_begins_again() -> None:
    full = replace(FIRST, number=999)
    assert taken(replace(NEXT, number=1), known=(full,))[0]
    assert taken(replace(NEXT, number=1000), known=(full,))[0]
    assert refused(replace(NEXT, number=2), known=(full,))[0] == "sequence"


def test_nothing_is_taken_of_a_file_with_a_gap_in_it() -> None:
    later = replace(NEXT, opening=1000, closing=1500, number=10, closing_date=date(2026, 11, 24))
    with pytest.raises(BankFileError, match="number 9 "):
        taken(NEXT, later)
