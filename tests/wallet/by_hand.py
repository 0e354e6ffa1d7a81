"""Entries written with SQL, past every line of our own code: what somebody with a database prompt can try."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from django.db import connection, transaction

from portefeuille.platform.canonical import GENESIS
from portefeuille.wallet.ledger import Draft, Leg, link
from portefeuille.wallet.models import Account, Balance, Seal

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY = date(2026, 3, 2)


def sql(statement: str, *values: str | int | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def commit(*statements: str) -> None:
    """Some statements as one transaction, checked at its end."""
    with transaction.atomic():
        for statement in statements:
            sql(statement)


def entry(number: int, actor: str, key: str, reverses: int | None = None) -> None:
    moment = "2026-03-02 09:30:00" + ("+00" if connection.vendor == "postgresql" else "")
    sql(
        "INSERT INTO wallet_entry (id, key, kind, day, at, actor_id, subject, note, reverses_id)"
        " VALUES (%s, %s, 'test', '2026-03-02', %s, %s, 'project:p1', '{}', %s)",
        number, key, moment, actor, reverses,
    )  # fmt: skip


def leg(
    number: int, place: int, code: str, amount: int, *, move: bool = True, after: int | None = None
) -> None:
    """A posting with its balance, as honest as it can be unless told."""
    account = Account.objects.get(code=code)
    if move:
        sql(
            "UPDATE wallet_balance SET version = COALESCE(version, 0) + 1, amount = amount + %s WHERE account_id = %s",
            account.side * amount,
            account.pk,
        )
    balance = Balance.objects.get(account=account)
    told = balance.amount if after is None else after
    sql(
        "INSERT INTO wallet_posting (entry_id, leg, account_id, amount, seq, after) VALUES (%s, %s, %s, %s, %s, %s)",
        number, place, account.pk, amount, (balance.version or 0) + (0 if move else 1), told,
    )  # fmt: skip


def seal(
    number: int,
    actor: str,
    key: str,
    legs: Sequence[Leg],
    previous: str | None = None,
    own: str | None = None,
) -> None:
    before = Seal.objects.filter(entry_id=number - 1).values_list("hash", flat=True).first() or GENESIS
    previous = before if previous is None else previous
    draft = Draft(key, "test", DAY, "project:p1", legs)
    own = link(draft, number, AT, actor, previous) if own is None else own
    sql("INSERT INTO wallet_seal (entry_id, previous, hash) VALUES (%s, %s, %s)", number, previous, own)


def whole(number: int, actor: str, key: str, *legs: Leg) -> None:
    """A whole entry in one transaction: the honest way, by hand."""
    with transaction.atomic():
        entry(number, actor, key)
        for place, one in enumerate(legs, start=1):
            leg(number, place, one.account, one.amount)
        seal(number, actor, key, legs)
