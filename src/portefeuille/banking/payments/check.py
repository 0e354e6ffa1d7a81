"""What a batch must be before it is written: the rules of the schema and the stricter ones of the banks.

Everything that is wrong is found at once, each with its place, so that somebody can repair a batch in one round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portefeuille.banking.errors import quoted
from portefeuille.banking.payments.characters import identifier_problem, plain
from portefeuille.banking.payments.communication import digits
from portefeuille.banking.payments.problems import PaymentError, Problem
from portefeuille.banking.payments.records import Payment, PaymentBatch
from portefeuille.numbers.iban import iban as read_iban
from portefeuille.numbers.register import enterprise

LONGEST_MESSAGE_ID = 30
"""35 in the schema; five are left for the number of a block."""
LONGEST_ID = 35
LONGEST_NAME = 70
LONGEST_TEXT = 140
MOST_CENTS = 99_999_999_999
"""The highest amount of one SEPA credit transfer: EUR 999 999 999,99."""
MOST_BLOCKS = 9_999
_BIC = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_BELGIAN = re.compile(r"BE[0-9]{14}")
_B_AND_E = "1114"
"""B and E as an IBAN's check digits read them."""
_NUMBER = re.compile(r"[01][0-9]{9}")


def check(batch: PaymentBatch) -> None:
    """Refuse a batch that a bank would refuse.  :raises PaymentError: with every problem."""
    problems = list(problems_of(batch))
    if problems:
        raise PaymentError(problems)


def problems_of(batch: PaymentBatch) -> Iterator[Problem]:
    """Everything that is wrong with a batch."""
    yield from _of_the_head(batch)
    if not batch.payments:
        yield Problem("payments", "there is none", "at least one payment")
    if len({payment.on for payment in batch.payments}) > MOST_BLOCKS:
        yield Problem("payments", "more than 9999 different days", "a batch for fewer days")
    seen: dict[str, int] = {}
    for number, payment in enumerate(batch.payments):
        first = seen.setdefault(payment.end_to_end_id, number)
        if first != number:
            yield Problem(
                _place(number, payment, "end_to_end_id"),
                f"the same as payments[{first}]",
                "its own for each payment",
            )
        for name, got, expected in _of_payment(payment, batch):
            yield Problem(_place(number, payment, name), got, expected)


def _place(number: int, payment: Payment, name: str) -> str:
    return f"payments[{number}] {quoted(payment.end_to_end_id)}, {name}"


def _of_the_head(batch: PaymentBatch) -> Iterator[Problem]:
    wrong = identifier_problem(batch.message_id, LONGEST_MESSAGE_ID)
    if wrong:
        yield Problem(
            "message_id",
            wrong,
            f"1 to {LONGEST_MESSAGE_ID} characters that banks accept, no // and no / at an end",
        )
    if batch.created_at.tzinfo is None:
        yield Problem("created_at", "has no time zone", "a moment with its time zone")
    for name, got, expected in (*_name(batch.name), *_iban(batch.iban), *_bic(batch.bic)):
        yield Problem(name, got, expected)
    number = batch.enterprise_number
    if number and (not _NUMBER.fullmatch(number) or enterprise(number).canonical is None):
        yield Problem(
            "enterprise_number", quoted(number), "ten digits with the right check digits, or nothing"
        )


Wrong = tuple[str, str, str]
"""Field, what is there, what was expected."""
_RIGHT: tuple[Wrong, ...] = ()


def _of_payment(payment: Payment, batch: PaymentBatch) -> list[Wrong]:
    found: list[Wrong] = []
    wrong = identifier_problem(payment.end_to_end_id, LONGEST_ID)
    if wrong:
        expected = f"1 to {LONGEST_ID} characters that banks accept, no // and no / at an end"
        found.append(("end_to_end_id", wrong, expected))
    if type(payment.cents) is not int or not 0 < payment.cents <= MOST_CENTS:
        found.append(("cents", quoted(str(payment.cents)), f"whole cents, from 1 to {MOST_CENTS}"))
    found += _iban(payment.iban)
    found += _name(payment.name)
    if payment.bic:
        found += _bic(payment.bic)
    found += _communication(payment)
    if payment.on < batch.created_at.date():
        got = f"{payment.on} is before the file was made ({batch.created_at.date()})"
        found.append(("on", got, "that day or a later one"))
    return found


def _iban(text: str) -> tuple[Wrong, ...]:
    if _BELGIAN.fullmatch(text) and int(f"{text[4:]}{_B_AND_E}{text[2:4]}") % 97 == 1 and _national(text):
        return _RIGHT  # the usual one, judged quickly
    found = read_iban(text)
    if found.problem is not None:
        got = f"{quoted(text)}: {found.problem.text('en')}"
        return (("iban", got, "an IBAN with the right check digits"),)
    return _RIGHT if found.canonical == text else (("iban", quoted(text), f"written as {found.canonical}"),)


def _national(iban: str) -> bool:
    return (int(iban[4:14]) % 97 or 97) == int(iban[14:])


def _name(text: str) -> tuple[Wrong, ...]:
    if not text.strip():
        return (("name", "is empty", "the name of the holder of the account"),)
    return _text("name", text, LONGEST_NAME)


def _bic(text: str) -> tuple[Wrong, ...]:
    if not text or _BIC.fullmatch(text):
        return _RIGHT
    return (("bic", quoted(text), "8 or 11 capital letters and digits, or nothing"),)


def _communication(payment: Payment) -> tuple[Wrong, ...]:
    if not payment.structured:
        return _text("free", payment.free, LONGEST_TEXT) if payment.free else _RIGHT
    if payment.free:
        return (("free", "stands beside a structured communication", "one of the two"),)
    if digits(payment.structured) is None:
        expected = "twelve digits of which the last two check the others"
        return (("structured", quoted(payment.structured), expected),)
    return _RIGHT


def _text(field: str, text: str, longest: int) -> tuple[Wrong, ...]:
    try:
        length = len(plain(text))
    except ValueError as strange:
        return ((field, f"holds {strange}", "Latin letters, digits, spaces and / - ? : ( ) . , ' +"),)
    if text.strip() and not length:
        return ((field, quoted(text), "something that can be written"),)
    return _RIGHT if length <= longest else ((field, f"has {length} characters", f"{longest} at most"),)
