"""Whatever arrives as a status report: a record or our error, never another fault."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portefeuille.banking.errors import BankFileError
from portefeuille.banking.payments.answer import outcomes
from portefeuille.banking.payments.problems import PaymentError
from portefeuille.banking.payments.read_batch import read_batch
from portefeuille.banking.payments.read_report import read_report
from portefeuille.banking.payments.write import to_bytes
from tests.banking.accounts import OWN, batch, payment
from tests.banking.payments.reports import block, report, transaction

BATCH = batch(payment(1), payment(2))
WHOLE = report(
    block(
        "KP-20261201-1-1",
        transaction(
            "KP-000001",
            "ACSC",
            extra='<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">100.01</InstdAmt></Amt></OrgnlTxRef>',
        ),
        transaction("KP-000002", "RJCT", "AC04", text="closed"),
        status="PART",
        extra="<OrgnlNbOfTxs>2</OrgnlNbOfTxs>",
    ),
    status="PART",
    extra="<OrgnlNbOfTxs>2</OrgnlNbOfTxs><OrgnlCtrlSum>200.03</OrgnlCtrlSum>",
)
NAMES = [
    "message_id",
    "created_at",
    "name",
    "iban",
    "payments",
    "bic",
    "end_to_end_id",
    "amount",
    "on",
    "communication",
]
PIECES = st.one_of(
    st.binary(max_size=8),
    st.sampled_from(
        [
            b"<",
            b">",
            b"</",
            b"&#0;",
            b"\xff",
            b"RJCT",
            b"PART",
            b"1e9",
            b"-",
            b"<TxSts>ACSC</TxSts>",
            b"&x;",
            b"]]>",
            b"  ",
        ]
    ),
)


def survives(data: bytes) -> bool:
    """Was the report taken?  Only our own errors may say no."""
    try:
        outcomes(BATCH, read_report(data))
    except (BankFileError, PaymentError) as error:
        return not str(error)
    return True


def test_the_whole_report_is_taken() -> None:
    assert survives(WHOLE)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, 40), PIECES)
def test_a_report_with_a_piece_replaced(place: int, gone: int, piece: bytes) -> None:
    survives(WHOLE[:place] + piece + WHOLE[place + gone :])


def test_a_report_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portefeuille.banking.payments.elements.MOST_BYTES", len(WHOLE) - 1)
    with pytest.raises(BankFileError, match="at most"):
        read_report(WHOLE)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["2026-12-01", "1.00", OWN]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.sampled_from(NAMES), JSON),
    st.lists(JSON | st.dictionaries(st.sampled_from(NAMES), JSON), max_size=2),
)
def test_any_json_as_a_batch(changes: dict[str, object], payments: list[object]) -> None:
    head: dict[str, object] = {
        "message_id": "M",
        "created_at": "2026-12-01T06:00:00+01:00",
        "name": "N",
        "iban": OWN,
    }
    try:
        to_bytes(read_batch(json.dumps(head | {"payments": payments} | changes).encode(), "b.json"))
    except (BankFileError, PaymentError) as error:
        assert str(error)  # noqa: PT017


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    assert not survives(data)
