"""Deposits as a file of JSON: a list of what others send to accounts of the simulated bank.

``[{"id": "D1", "amount": "1400.00", "iban": "BE...", "name": "...", "communication": "+++.../..../.....+++"}]``, with
``account`` where the bank has more than one, and ``on`` for a later day.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from portefeuille.banking.errors import BankFileError, quoted
from portefeuille.banking.simulate.bank import structured
from portefeuille.banking.simulate.model import Deposit

_AMOUNT = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,2}))?")
_FIELDS = {"id", "amount", "iban", "name"}
_OTHERS = {"communication", "account", "on"}


def read_deposits(data: bytes, account: str, file: str = "") -> list[Deposit]:
    """The deposits in a file; ``account`` is the one they go to when they name none.

    :raises BankFileError: when it is no such list; with the place.
    """
    try:
        found = json.loads(data, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise BankFileError("form", "", "a list of deposits in JSON", str(error), file=file) from None
    if not isinstance(found, list):
        raise BankFileError("form", "", "a list of deposits", type(found).__name__, file=file)
    return [_deposit(each, f"deposit {place}", account, file) for place, each in enumerate(found, start=1)]


def _deposit(values: Any, place: str, account: str, file: str) -> Deposit:
    names = set(values) if isinstance(values, dict) else set()
    if not isinstance(values, dict) or not names >= _FIELDS or names - _FIELDS - _OTHERS:
        expected = f"an object with {', '.join(sorted(_FIELDS))} and if need be {', '.join(sorted(_OTHERS))}"
        raise BankFileError("structure", place, expected, quoted(str(values)), file=file)
    for name, value in values.items():
        if not isinstance(value, str):
            raise BankFileError("field", f"{place}, {name}", "a text", quoted(str(value)), file=file)
    amount = _AMOUNT.fullmatch(values["amount"])
    if amount is None:
        raise BankFileError(
            "field", f"{place}, amount", "euro with at most two decimals", quoted(values["amount"]), file=file
        )
    return Deposit(
        deposit_id=values["id"],
        account=values.get("account", account),
        cents=int(amount[1]) * 100 + int((amount[2] or "").ljust(2, "0")),
        iban=values["iban"],
        name=values["name"],
        remittance=structured(values.get("communication", "")),
        on=_on(values, place, file),
    )


def _on(values: dict[str, str], place: str, file: str) -> date | None:
    if "on" not in values:
        return None
    try:
        return date.fromisoformat(values["on"])
    except ValueError:
        raise BankFileError(
            "field", f"{place}, on", "a day as YYYY-MM-DD", quoted(values["on"]), file=file
        ) from None
