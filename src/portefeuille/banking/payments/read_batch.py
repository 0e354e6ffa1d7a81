"""A batch as JSON, for the command line: amounts are texts in euro, days YYYY-MM-DD, the communication as it is typed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from portefeuille.banking.errors import BankFileError, quoted
from portefeuille.banking.payments.communication import digits
from portefeuille.banking.payments.records import Payment, PaymentBatch
from portefeuille.numbers.iban import iban

_HEAD = (
    {"message_id", "created_at", "name", "iban", "payments"},
    {"bic", "enterprise_number", "batch_booking"},
)
_PAYMENT = ({"end_to_end_id", "amount", "iban", "name", "on"}, {"communication", "bic"})
"""Fields that must be there, and that may."""
_AMOUNT = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,2}))?")


def read_batch(data: bytes, file: str = "") -> PaymentBatch:
    """The batch in the bytes of a file; not checked yet (see ``check``).

    :raises BankFileError: when it has not this form; with the field and what was expected.
    """
    try:
        return _batch(_parsed(data))
    except BankFileError as error:
        raise (error.inside(file) if file else error) from None


def _parsed(data: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(data, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise BankFileError("form", "", "a batch of payments in JSON", str(error)) from None
    return _object(found, "", *_HEAD)


def _object(found: Any, where: str, must: set[str], may: set[str]) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise BankFileError(
            "structure", where, f"an object with {', '.join(sorted(must))}", quoted(str(found))
        )
    missing, strange = sorted(must - set(found)), sorted(set(found) - must - may)
    if missing or strange:
        got = f"no {missing[0]}" if missing else quoted(strange[0])
        raise BankFileError(
            "structure", where, f"the fields {', '.join(sorted(must))} (and {', '.join(sorted(may))})", got
        )
    for name, value in found.items():
        if name not in {"payments", "batch_booking"} and not isinstance(value, str):
            raise BankFileError("field", _at(where, name), "a text", quoted(str(value)))
    return found


def _at(where: str, name: str) -> str:
    return f"{where}, {name}" if where else name


def _batch(found: Mapping[str, Any]) -> PaymentBatch:
    payments, booking = found["payments"], found.get("batch_booking", False)
    if not isinstance(payments, list):
        raise BankFileError("structure", "payments", "a list", quoted(str(payments)))
    if not isinstance(booking, bool):
        raise BankFileError("field", "batch_booking", "true or false", quoted(str(booking)))
    return PaymentBatch(
        message_id=found["message_id"],
        created_at=_moment(found["created_at"]),
        name=found["name"],
        iban=_iban(found["iban"]),
        payments=tuple(_payment(each, f"payments[{place}]") for place, each in enumerate(payments)),
        bic=found.get("bic", ""),
        enterprise_number=found.get("enterprise_number", ""),
        batch_booking=booking,
    )


def _payment(each: Any, where: str) -> Payment:
    found = _object(each, where, *_PAYMENT)
    amount = _AMOUNT.fullmatch(found["amount"])
    if amount is None:
        raise BankFileError(
            "field", _at(where, "amount"), "euro with at most two decimals", quoted(found["amount"])
        )
    said = found.get("communication", "")
    structured = bool(said) and digits(said) is not None
    return Payment(
        end_to_end_id=found["end_to_end_id"],
        cents=int(amount[1]) * 100 + int((amount[2] or "").ljust(2, "0")),
        iban=_iban(found["iban"]),
        name=found["name"],
        on=_day(found["on"], where),
        structured=said if structured else "",
        free="" if structured else said,
        bic=found.get("bic", ""),
    )


def _iban(text: str) -> str:
    """The account without spaces when it is one; else as it stands, for ``check`` to judge."""
    return iban(text).canonical or text


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BankFileError("field", _at(where, "on"), "a day as YYYY-MM-DD", quoted(text)) from None


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise BankFileError(
            "field", "created_at", "a moment as 2026-12-01T06:00:00+01:00", quoted(text)
        ) from None
