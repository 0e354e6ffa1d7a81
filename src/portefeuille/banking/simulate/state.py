"""The state of the bank as JSON and back, so that it can be kept between two runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from portefeuille.banking.errors import BankFileError
from portefeuille.banking.simulate.bank import Bank
from portefeuille.banking.simulate.faults import Faults
from portefeuille.banking.simulate.model import (
    Account,
    Booking,
    Deposit,
    Message,
    Order,
    Remittance,
    Sent,
    Verdict,
)
from portefeuille.banking.simulate.status import FORMS

VERSION = 1


def to_json(bank: Bank, taken: Mapping[str, str]) -> bytes:
    """The state, with the files that were taken (name and SHA-256)."""
    record = {
        "version": VERSION,
        "faults": asdict(bank.faults),
        "day": bank.day,
        "report_form": bank.report_form,
        "serial": bank.serial,
        "accounts": [asdict(each) for each in bank.accounts.values()],
        "orders": [asdict(each) for each in bank.orders],
        "deposits": [asdict(each) for each in bank.deposits],
        "returns": [asdict(each) for each in bank.returns],
        "messages": [asdict(each) for each in bank.messages.values()],
        "deposit_ids": sorted(bank.deposit_ids),
        "late_answers": bank.late_answers,
        "late": [{"name": each.name, "text": each.data.decode()} for each in bank.late],
        "taken": dict(taken),
    }
    return (json.dumps(record, indent=1, sort_keys=True, default=_plain) + "\n").encode()


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{type(value)} has no place in the state")


def from_json(data: bytes) -> tuple[Bank, dict[str, str]]:
    """The state and the files that were taken.  :raises BankFileError: when this is no such state."""
    try:
        return _read(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BankFileError(
            "form", "", "the state of a simulated bank, as it was written", repr(error)
        ) from None


def _read(record: dict[str, Any]) -> tuple[Bank, dict[str, str]]:
    if record["version"] != VERSION or record["report_form"] not in FORMS:
        raise ValueError("another version")
    faults = record["faults"]
    bank = Bank(
        day=date.fromisoformat(record["day"]),
        faults=Faults(
            faults["seed"], faults["rates"], frozenset((kind, key) for kind, key in faults["named"])
        ),
        report_form=record["report_form"],
        serial=record["serial"],
        orders=[_order(each) for each in record["orders"]],
        deposits=[_deposit(each) for each in record["deposits"]],
        returns=[_order(each) for each in record["returns"]],
        messages={each["message_id"]: _message(each) for each in record["messages"]},
        deposit_ids=set(record["deposit_ids"]),
        late_answers=list(record["late_answers"]),
        late=[Sent(each["name"], each["text"].encode()) for each in record["late"]],
    )
    bank.accounts = {each["iban"]: _account(each) for each in record["accounts"]}
    return bank, {str(name): str(digest) for name, digest in record["taken"].items()}


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """The values of a record, with its day and what it says in their own types."""
    return values | {"on": _day(values["on"]), "remittance": Remittance(**values["remittance"])}


def _order(values: dict[str, Any]) -> Order:
    return Order(**_said(values))


def _deposit(values: dict[str, Any]) -> Deposit:
    return Deposit(**_said(values))


def _account(values: dict[str, Any]) -> Account:
    lines = [Booking(**_said(each)) for each in values["lines"]]
    return Account(**values | {"before_on": _day(values["before_on"]), "lines": lines})


def _message(values: dict[str, Any]) -> Message:
    blocks = {
        block: {own: Verdict(**verdict) for own, verdict in payments.items()}
        for block, payments in values["blocks"].items()
    }
    return Message(**values | {"blocks": blocks})
