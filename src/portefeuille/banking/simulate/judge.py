"""What the simulated bank finds of a payment file: the checks of a bank, and the faults that were asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from portefeuille.banking.payments.characters import ALLOWED
from portefeuille.banking.payments.check import LONGEST_TEXT, MOST_CENTS
from portefeuille.banking.payments.communication import canonical
from portefeuille.banking.simulate.faults import Faults
from portefeuille.banking.simulate.model import Account, Message, Order, Verdict
from portefeuille.banking.simulate.orders import OrderFile
from portefeuille.numbers.iban import iban as read_iban

REJECT_REASONS = ("AC04", "AC06", "AG01", "RC01", "MS03")
FILE_REASONS = ("FF01", "DS02", "TM01")
_FURTHEST = timedelta(days=365)


def judge(sent: OrderFile, accounts: Mapping[str, Account], today: date, faults: Faults) -> Message:
    """The file with what the bank says of every payment in it: ACCP, or RJCT and why."""
    message = Message(sent.message_id, sent.kind, sent.count, sum(order.cents for order in sent.orders), {})
    whole = _of_the_file(sent, faults)
    for order in sent.orders:
        reason = whole or _of_one(order, accounts, today, faults)
        verdict = Verdict("RJCT", reason) if reason else Verdict("ACCP")
        message.blocks.setdefault(order.block_id, {})[order.end_to_end_id] = verdict
    return message


def _of_the_file(sent: OrderFile, faults: Faults) -> str:
    if sent.count != len(sent.orders):
        return "AM18"
    if sent.cents is not None and sent.cents != sum(order.cents for order in sent.orders):
        return "AM10"
    if len({order.end_to_end_id for order in sent.orders}) != len(sent.orders):
        return "RF01"
    if faults.strikes("reject_file", sent.message_id):
        return faults.choice("reject_file", sent.message_id, FILE_REASONS)
    return ""


def _of_one(order: Order, accounts: Mapping[str, Account], today: date, faults: Faults) -> str:
    if order.account not in accounts:
        return "AC02"
    if read_iban(order.iban).canonical != order.iban:
        return "AC03"
    if order.cents == 0:
        return "AM01"
    if order.cents > MOST_CENTS:
        return "AM02"
    if order.on > today + _FURTHEST:
        return "CH03"
    said = order.remittance
    texts = (order.name, order.end_to_end_id, said.free)
    if (
        not all(ALLOWED.fullmatch(text) for text in texts)
        or len(said.free) > LONGEST_TEXT
        or len(order.end_to_end_id) > 35
    ):
        return "FF01"
    if said.structured and canonical(said.structured) is None:
        return "FF01"
    if faults.strikes("reject_payment", order.end_to_end_id):
        return faults.choice("reject_payment", order.end_to_end_id, REJECT_REASONS)
    return ""
