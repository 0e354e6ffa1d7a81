"""The payment file: valid, exact to the byte, nothing lost on the way."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from portefeuille.banking.payments.characters import plain
from portefeuille.banking.payments.communication import digits, make
from portefeuille.banking.payments.problems import PaymentError
from portefeuille.banking.payments.records import Payment, PaymentBatch
from portefeuille.banking.payments.write import NAMESPACE, to_bytes
from tests.banking.accounts import DAY, MOMENT, account, assert_valid, batch, payment

GOLDEN = Path(__file__).with_name("golden.xml")
N = {"p": NAMESPACE}
TEXT = st.text(st.sampled_from("abc XYZ09/-?:().,'+éèüß&€œ<>\"’ "), min_size=0, max_size=60)
PAYMENTS = st.builds(
    lambda cents, name, to, later, kind, number, text, bic: (cents, f"x{name}", to, later, kind, number, text, bic),
    st.integers(1, 99_999_999_999), TEXT, st.integers(0, 9_999_999), st.integers(0, 3), st.sampled_from(["none", "free", "structured"]),
    st.integers(0, 10**10 - 1), TEXT, st.sampled_from(["", "TESTBEBB", "TESTBEBBXXX"]),
)  # fmt: skip


def found(root: etree._Element, path: str) -> list[str]:
    """The texts at a path."""
    return [element.text or "" for element in root.iterfind(path, N)]


def small() -> PaymentBatch:
    """Two days, all kinds of communication, a name with accents, a foreign account."""
    return batch(
        payment(1, name="Café 't Hoekje & zonen", free="Factuur 2026/17 – eerste deel"),
        payment(2, on=DAY + timedelta(days=1)),
        payment(3, free="", bic="TESTBEBBXXX"),
        payment(4, iban="DE79000000001234567890"),
        enterprise_number="0316380841",
    )


def test_the_golden_bytes() -> None:
    assert to_bytes(small()) == GOLDEN.read_bytes()


def test_the_golden_bytes_are_valid() -> None:
    assert_valid(GOLDEN.read_bytes(), "pain.001.001.09")


@settings(max_examples=60, deadline=None)
@given(st.lists(PAYMENTS, min_size=1, max_size=12))
def test_every_batch_is_valid_and_closes_and_loses_nothing(
    rows: list[tuple[int, str, int, int, str, int, str, str]],
) -> None:
    payments = tuple(
        Payment(
            f"E2E.{number}", cents, account(to), name, DAY + timedelta(days=later),
            structured=make(ogm) if kind == "structured" else "", free=text if kind == "free" else "", bic=bic,
        )
        for number, (cents, name, to, later, kind, ogm, text, bic) in enumerate(rows)
    )  # fmt: skip
    data = to_bytes(batch(*payments))
    assert data == to_bytes(batch(*payments))
    assert_valid(data, "pain.001.001.09")
    root = etree.fromstring(data)
    assert found(root, ".//p:GrpHdr/p:NbOfTxs") == [str(len(payments))]
    cents = [int(text.replace(".", "")) for text in found(root, ".//p:InstdAmt")]
    assert sorted(cents) == sorted(each.cents for each in payments)
    assert int(found(root, ".//p:GrpHdr/p:CtrlSum")[0].replace(".", "")) == sum(cents)
    assert sum(int(text.replace(".", "")) for text in found(root, ".//p:PmtInf/p:CtrlSum")) == sum(cents)
    assert sorted(found(root, ".//p:PmtInf/p:ReqdExctnDt/p:Dt")) == sorted(
        {each.on.isoformat() for each in payments}
    )
    sent = {each.end_to_end_id: each for each in payments}
    for element in root.iterfind(".//p:CdtTrfTxInf", N):
        each = sent[found(element, ".//p:EndToEndId")[0]]
        assert found(element, "p:Cdtr/p:Nm") == [plain(each.name)]
        assert found(element, "p:CdtrAcct/p:Id/p:IBAN") == [each.iban]
        assert found(element, ".//p:Ref") == ([digits(each.structured)] if each.structured else [])
        assert found(element, ".//p:Ustrd") == ([plain(each.free)] if plain(each.free) else [])


@pytest.mark.parametrize(
    "change, field, said",
    [
        ({"cents": 0}, "cents", "'0'"),
        ({"cents": -1}, "cents", "'-1'"),
        ({"cents": 12.5}, "cents", "'12.5'"),
        ({"cents": True}, "cents", "'True'"),
        ({"cents": 100_000_000_000}, "cents", "'100000000000'"),
        ({"iban": "BE72900000000117"}, "iban", "check digits"),
        ({"iban": "BE72 9000 0000 0116"}, "iban", "BE72900000000116"),
        ({"iban": "BE02900000000212"}, "iban", "check digits"),
        ({"iban": "XX00"}, "iban", "XX"),
        ({"iban": ""}, "iban", "no number"),
        ({"name": ""}, "name", "empty"),
        ({"name": "Ωμέγα"}, "name", "Ω"),
        ({"name": "a\x00b"}, "name", "U+0000"),
        ({"name": "x" * 71}, "name", "71"),
        ({"free": "x" * 141}, "free", "141"),
        ({"free": "表"}, "free", "表"),
        ({"structured": "+++000/0000/00101+++"}, "free", "beside"),
        ({"structured": "+++000/0000/00102+++", "free": ""}, "structured", "00102"),
        ({"bic": "testbebb"}, "bic", "testbebb"),
        ({"on": date(2026, 11, 30)}, "on", "2026-11-30"),
        ({"end_to_end_id": ""}, "end_to_end_id", "missing"),
        ({"end_to_end_id": "x" * 36}, "end_to_end_id", "36"),
        ({"end_to_end_id": "KP/"}, "end_to_end_id", "slash"),
        ({"end_to_end_id": "K//P"}, "end_to_end_id", "slash"),
        ({"end_to_end_id": "KPé"}, "end_to_end_id", "é"),
        ({"end_to_end_id": " KP"}, "end_to_end_id", "space"),
    ],
)
def test_what_a_bank_would_refuse_is_refused_first(change: dict[str, Any], field: str, said: str) -> None:
    with pytest.raises(PaymentError) as error:
        to_bytes(batch(payment(3), payment(1, **change)))
    assert [problem.place.rpartition(", ")[2] for problem in error.value.problems] == [field]
    assert error.value.problems[0].place.startswith("payments[1] ")
    assert said in str(error.value)


@pytest.mark.parametrize(
    "change, place",
    [
        ({"message_id": "x" * 31}, "message_id"),
        ({"message_id": "a;b"}, "message_id"),
        ({"created_at": MOMENT.replace(tzinfo=None)}, "created_at"),
        ({"name": "x" * 71}, "name"),
        ({"iban": "BE00"}, "iban"),
        ({"bic": "X"}, "bic"),
        ({"enterprise_number": "0316380842"}, "enterprise_number"),
        ({"enterprise_number": "316380841"}, "enterprise_number"),
    ],
)
def test_a_wrong_head_is_refused(change: dict[str, Any], place: str) -> None:
    with pytest.raises(PaymentError) as error:
        to_bytes(batch(payment(1), **change))
    assert [problem.place for problem in error.value.problems] == [place]


def test_an_empty_batch_is_refused() -> None:
    with pytest.raises(PaymentError, match="at least one payment"):
        to_bytes(batch())


def test_the_same_identification_twice_is_refused() -> None:
    with pytest.raises(PaymentError, match=r"the same as payments\[0\]"):
        to_bytes(batch(payment(1), payment(1)))


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(PaymentError) as error:
        to_bytes(batch(*(payment(number, cents=0, name="") for number in range(4)), message_id=""))
    assert len(error.value.problems) == 9
    assert str(error.value).endswith("and 4 more")
