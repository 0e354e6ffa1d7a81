"""A bank's answer: read, laid beside the batch, and refused where it does not agree."""

from __future__ import annotations

import pytest

from portefeuille.banking.errors import BankFileError
from portefeuille.banking.payments.answer import Outcome, outcomes
from portefeuille.banking.payments.problems import PaymentError
from portefeuille.banking.payments.read_report import FORMS, read_report
from portefeuille.banking.payments.reasons import CODES, LANGUAGES, in_words
from portefeuille.banking.payments.report import Reason
from portefeuille.banking.payments.statuses import STATUSES, State
from tests.banking.accounts import DAY, assert_valid, batch, payment
from tests.banking.payments.reports import block, report, transaction

BATCH = batch(payment(1), payment(2), payment(3))
ONE, TWO, THREE = (each.end_to_end_id for each in BATCH.payments)
FIRST = "KP-20261201-1-1"


def states(data: bytes) -> list[str]:
    """What became of the three payments."""
    return [str(each.state) for each in outcomes(BATCH, read_report(data))]


@pytest.mark.parametrize(
    "code", [code for code, status in STATUSES.items() if status.state is not State.PARTIAL]
)
def test_every_status_at_every_level(code: str) -> None:
    expected = [str(STATUSES[code].state)] * 3
    assert states(report(status=code, version="10")) == expected
    assert states(report(block(FIRST, status=code), version="10")) == expected
    said = (transaction(each.end_to_end_id, code) for each in BATCH.payments)
    assert states(report(block(FIRST, *said), version="10")) == expected


def test_rejected_in_part() -> None:
    data = report(
        block(
            FIRST,
            transaction(ONE, "ACSC"),
            transaction(TWO, "RJCT", "AC04", text="Account closed"),
            status="PART",
        ),
        status="PART",
    )
    assert_valid(data, "pain.002.001.03")
    one, two, three = outcomes(BATCH, read_report(data))
    assert one == Outcome(ONE, State.ACCEPTED, "ACSC", (), "line 5, TxInfAndSts")
    assert two == Outcome(
        TWO, State.REJECTED, "RJCT", (Reason("AC04", "Account closed"),), "line 5, TxInfAndSts"
    )
    assert three == Outcome(THREE, State.UNKNOWN)
    assert two.reasons[0].in_words("nl") == "de rekening is afgesloten: Account closed"
    assert one.final and two.final and not three.final


def test_the_newer_version_is_valid_and_read_the_same() -> None:
    said = block(
        FIRST, transaction(ONE, "ACSP"), transaction(TWO, "RJCT", "AC04"), transaction(THREE, "PDNG")
    )
    assert_valid(report(said, status="PART", version="12"), "pain.002.001.12")
    read = [outcomes(BATCH, read_report(report(said, status="PART", version=form[-2:]))) for form in FORMS]
    assert read[0] == read[1] == read[2]
    assert [each.state for each in read[0]] == [State.ACCEPTED, State.REJECTED, State.PENDING]


def test_the_most_precise_word_counts() -> None:
    assert (
        states(report(block(FIRST, transaction(ONE, "ACSC"), status="ACSP"), status="ACCP"))
        == ["accepted"] * 3
    )
    assert states(report(block(FIRST, transaction(ONE, "PDNG"), status="ACSP"))) == [
        "pending",
        "accepted",
        "accepted",
    ]
    assert states(report(block(FIRST, transaction(ONE), status="RJCT"), status="RJCT")) == ["rejected"] * 3
    assert states(report()) == ["unknown"] * 3


def test_a_payment_inherits_the_reason_of_what_it_is_in() -> None:
    rejected = outcomes(BATCH, read_report(report(status="RJCT", reason="FF01")))
    assert {each.reasons for each in rejected} == {(Reason("FF01"),)}


def test_one_block_accepted_and_one_rejected() -> None:
    two_days = batch(payment(1), payment(2, on=DAY.replace(day=2)))
    data = report(block(FIRST, status="ACCP"), block("KP-20261201-1-2", status="RJCT"), status="PART")
    assert [each.state for each in outcomes(two_days, read_report(data))] == [State.ACCEPTED, State.REJECTED]


def test_known_by_its_instruction_alone() -> None:
    data = report(
        block(FIRST, f"<TxInfAndSts><OrgnlInstrId>{ONE}</OrgnlInstrId><TxSts>RJCT</TxSts></TxInfAndSts>"),
        status="PART",
    )
    assert states(data) == ["rejected", "unknown", "unknown"]


def per(status: str, count: int) -> str:
    """So many payments have this status."""
    return f"<NbOfTxsPerSts><DtldNbOfTxs>{count}</DtldNbOfTxs><DtldSts>{status}</DtldSts></NbOfTxsPerSts>"


def test_counts_that_agree() -> None:
    said = block(FIRST, transaction(ONE, "RJCT"))
    assert states(report(said, status="PART", counts=[per("RJCT", 1), per("ACSP", 2)])) == [
        "rejected",
        "unknown",
        "unknown",
    ]


def reference(cents: str = "100.01", iban: str = "") -> str:
    """What the bank repeats of a payment."""
    account = f"<CdtrAcct><Id><IBAN>{iban}</IBAN></Id></CdtrAcct>" if iban else ""
    return f'<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">{cents}</InstdAmt></Amt>{account}</OrgnlTxRef>'


@pytest.mark.parametrize(
    "data, said",
    [
        (report(answers="OTHER"), "OrgnlMsgId 'OTHER'"),
        (report(kind="pain.008.001.02"), "pain.008.001.02"),
        (report(extra="<OrgnlNbOfTxs>4</OrgnlNbOfTxs>"), "got 4 payments"),
        (report(extra="<OrgnlCtrlSum>300.07</OrgnlCtrlSum>"), "a sum of 30007 cents"),
        (report(block("NOTHING")), "OrgnlPmtInfId 'NOTHING'"),
        (report(block(FIRST), block(FIRST)), "a second time"),
        (report(block(FIRST, extra="<OrgnlNbOfTxs>2</OrgnlNbOfTxs>")), "got 2 payments"),
        (report(block(FIRST, extra="<OrgnlCtrlSum>1</OrgnlCtrlSum>")), "a sum of 100 cents"),
        (report(block(FIRST, transaction("KP-000009", "RJCT"))), "payment 'KP-000009'"),
        (report(block(FIRST, transaction(ONE, "RJCT"), transaction(ONE, "RJCT"))), "more than once"),
        (report(block(FIRST, transaction(ONE, "RJCT", extra=reference("1.00")))), "100 cents for"),
        (report(block(FIRST, transaction(ONE, "RJCT", extra=reference(iban="BE72900000000116")))), "account 'BE72900000000116'"),
        (
            report(block(FIRST, f"<TxInfAndSts><OrgnlInstrId>X</OrgnlInstrId><OrgnlEndToEndId>{ONE}</OrgnlEndToEndId></TxInfAndSts>")),
            "OrgnlInstrId 'X'",
        ),
        (report(block(FIRST, transaction(ONE, "ACCP")), status="RJCT"), "got RJCT, and"),
        (report(block(FIRST, transaction(ONE, "RJCT")), status="ACCP"), "got ACCP, and"),
        (report(block(FIRST, transaction(ONE, "RJCT"), status="ACTC")), "got ACTC, and"),
        (report(block(FIRST, status="PART"), status="ACSP"), "got ACSP, and"),
        (report(block(FIRST, status="PART"), status="RJCT"), "got RJCT, and"),
        (report(block(FIRST, status="ACCP"), status="PART"), "every payment in it is accepted"),
        (report(block(FIRST, status="RJCT"), status="PART"), "every payment in it is rejected"),
        (report(block(FIRST, transaction(ONE, "RJCT")), status="PART", counts=[per("RJCT", 0)]), "0 payments said to be RJCT"),
        (report(status="ACCP", counts=[per("RJCT", 1)]), "1 payments said to be RJCT"),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_refused_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(PaymentError) as error:
        outcomes(BATCH, read_report(data))
    assert said in str(error.value)
    assert all(problem.place.startswith("line ") for problem in error.value.problems)


def test_a_payment_in_the_block_of_another_day() -> None:
    two_days = batch(payment(1), payment(2, on=DAY.replace(day=2)))
    with pytest.raises(PaymentError, match="in its block KP-20261201-1-2"):
        outcomes(two_days, read_report(report(block(FIRST, transaction(TWO, "RJCT")))))


@pytest.mark.parametrize(
    "data, code, said",
    [
        (b"", "form", "XML"),
        (b"<a/>", "form", "Document"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "doctype", "DOCTYPE"),
        (report(version="11"), "form", "pain.002.001.11"),
        (report(status="XXXX"), "field", "'XXXX'"),
        (report().replace(b"BANK-1", b""), "field", "nothing"),
        (report(extra="<OrgnlNbOfTxs>x</OrgnlNbOfTxs>"), "field", "whole number"),
        (report(extra="<OrgnlCtrlSum>1.005</OrgnlCtrlSum>"), "field", "two decimals"),
        (report(extra="<OrgnlCtrlSum>-1</OrgnlCtrlSum>"), "field", "two decimals"),
        (report(status="RJCT", extra="<GrpSts>RJCT</GrpSts>"), "structure", "one GrpSts"),
        (report(block(FIRST, "<TxInfAndSts/>")), "structure", "neither"),
        (report(block(FIRST, transaction(ONE, "PART"))), "field", "one payment"),
        (
            report(block(FIRST, transaction(ONE, "RJCT", extra=reference().replace("EUR", "USD")))),
            "currency",
            "USD",
        ),
        (report(status="PART", counts=[per("RJCT", 1), per("RJCT", 2)]), "structure", "once"),
        (report(block(FIRST, transaction("<b/>", "RJCT"))), "structure", "a text"),
    ],
)
def test_what_is_no_report_is_refused(data: bytes, code: str, said: str) -> None:
    with pytest.raises(BankFileError, match=said) as error:
        read_report(data, "answer.xml")
    assert error.value.code == code
    assert str(error.value).startswith("answer.xml")


def test_reasons_and_statuses_have_words_in_three_languages() -> None:
    assert len(CODES) > 35
    for lang in LANGUAGES:
        assert len({in_words(code, lang) for code in CODES}) >= len(CODES) - 1  # AM05 and DUPL say the same
        assert all(status.words[lang] for status in STATUSES.values())
    assert in_words("XX99") == "reden XX99"
