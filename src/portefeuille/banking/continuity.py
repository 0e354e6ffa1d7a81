"""Is this statement one of ours, is it new, and is nothing missing before it?  Pure: what is known is handed in.

A statement is taken once, however often and in whatever form it comes: its fingerprint is over the account, the day,
the balances and the amounts, which CODA and camt.053 give alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from portefeuille.banking.errors import BankFileError, euros, quoted
from portefeuille.banking.records import Statement

WRAPS_AT = 999
"""The highest number that CODA has room for; after it counting begins again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is kept of a statement that was taken, to judge the next ones."""

    account: str
    number: int | None
    closing_date: date
    closing: int
    fingerprint: str

    @classmethod
    def of(cls, statement: Statement) -> Known:
        """Of a statement that is taken now."""
        return cls(
            account=statement.account,
            number=statement.number,
            closing_date=statement.closing_date,
            closing=statement.closing,
            fingerprint=fingerprint(statement),
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with the statements of a file: take these, in this order; these were taken before."""

    new: tuple[Statement, ...]
    again: tuple[Statement, ...]


def fingerprint(statement: Statement) -> str:
    """SHA-256 over what makes a statement this one: the same for CODA and for camt.053."""
    parts = [statement.account, statement.currency, statement.closing_date.isoformat()]
    parts += [str(statement.opening), str(statement.closing)]
    parts += [f"{line.booked_on} {line.amount}" for line in statement.lines]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def plan(
    statements: Iterable[Statement],
    known: Iterable[Known],
    accounts: Collection[str],
    *,
    currency: str = "EUR",
) -> Plan:
    """Which statements of a file are to be taken.  All of them, or an error: a gap is never imported around.

    ``known`` is what was taken before (of each account at least the last statement, and those that may come again);
    ``accounts`` are the IBANs of our accounts, without spaces.  Statements are looked at in the order of their days,
    so that the files in a zip may have any name.
    :raises BankFileError: codes ``account``, ``currency``, ``sequence``, ``conflict``.
    """
    history: dict[str, list[Known]] = {}
    for each in sorted(known, key=lambda one: one.closing_date):
        history.setdefault(each.account, []).append(each)
    new: list[Statement] = []
    again: list[Statement] = []
    for statement in ordered(statements):
        _ours(statement, accounts, currency)
        before = history.setdefault(statement.account, [])
        one = Known.of(statement)
        if any(_same(one, each) for each in before):
            again.append(statement)
            continue
        _follows(statement, before)
        before.append(one)
        new.append(statement)
    return Plan(tuple(new), tuple(again))


def ordered(statements: Iterable[Statement]) -> list[Statement]:
    """In the order in which they are taken: of each account by day."""
    return sorted(statements, key=_when)


def _when(statement: Statement) -> tuple[str, date, date, int]:
    return statement.account, statement.closing_date, statement.opening_date, statement.number or 0


def _same(one: Known, other: Known) -> bool:
    numbered = one.number is not None and other.number is not None and one.number != other.number
    return one.fingerprint == other.fingerprint and not numbered


def _ours(statement: Statement, accounts: Collection[str], currency: str) -> None:
    if statement.account not in accounts:
        raise BankFileError(
            "account", _named(statement), "a statement of one of our accounts", quoted(statement.account)
        )
    if statement.currency != currency:
        raise BankFileError("currency", _named(statement), currency, quoted(statement.currency))


def _follows(statement: Statement, before: list[Known]) -> None:
    """Refuse a statement that does not follow on the last one of its account; the first of an account always does."""
    if not before:
        return
    where = _named(statement)
    for each in before:
        if (
            statement.number is not None
            and each.number == statement.number
            and _year(each) == statement.closing_date.year
        ):
            got = f"another statement {each.number} of that year, until {each.closing_date}, taken before"
            raise BankFileError("conflict", where, "each number once a year", got)
    last = before[-1]
    if statement.closing_date < last.closing_date:
        got = f"one until {statement.closing_date}"
        raise BankFileError(
            "sequence", where, f"a statement of after {last.closing_date}, the last one taken", got
        )
    if last.number is not None and statement.number is not None:
        allowed = _next_numbers(last, statement)
        if statement.number not in allowed:
            expected = f"number {' or '.join(map(str, allowed))} (after {last.number} of {last.closing_date})"
            raise BankFileError(
                "sequence", where, expected, f"number {statement.number}: one in between is missing"
            )
    if statement.opening != last.closing:
        expected = f"an old balance of {euros(last.closing)}, the new one of {last.closing_date}"
        raise BankFileError(
            "sequence", where, expected, f"{euros(statement.opening)}: a statement is missing or was changed"
        )


def _year(known: Known) -> int:
    return known.closing_date.year


def _next_numbers(last: Known, statement: Statement) -> tuple[int, ...]:
    """The next number; in a new year, or after the highest, also 1."""
    following = (last.number or 0) + 1
    anew = statement.closing_date.year > last.closing_date.year or following > WRAPS_AT
    return (following, 1) if anew and following != 1 else (following,)


def _named(statement: Statement) -> str:
    number = "" if statement.number is None else f" {statement.number}"
    return f"statement{number} of {statement.account} until {statement.closing_date}"
