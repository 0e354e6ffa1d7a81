"""The ledger as a beancount file, so that a program of others can check and read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Max, Min

from portefeuille.wallet.chart import CHART, DEBIT
from portefeuille.wallet.models import Account, Balance, Entry, Posting
from portefeuille.wallet.statement import euros

CURRENCY = {"money": "EUR", "room": "ROOM", "claims": "CLAIM"}
"""The books never mix: each has a commodity of its own.  One ROOM or CLAIM is one euro."""


def beancount() -> Iterator[str]:
    """The lines of the file: accounts, every entry in order, and what must be on each account at the end.

    The database is read before the first line, so that without one nothing is written.
    """
    days = {
        row["account_id"]: row["first"]
        for row in Posting.objects.values("account_id").annotate(first=Min("entry__day")).order_by()
    }
    accounts = {one.pk: one for one in Account.objects.order_by("id") if one.pk in days}
    yield 'option "title" "Portefeuille"'
    yield 'option "operating_currency" "EUR"'
    for number, account in accounts.items():
        yield f"{days[number].isoformat()} open {name(account)} {CURRENCY[account.book]}"
    entries = Entry.objects.order_by("id").select_related("seal").prefetch_related("postings")
    for entry in entries.iterator(500):
        yield ""
        yield f"{entry.day.isoformat()} * {quoted(entry.kind)} {quoted(entry.subject)}"
        yield f"  number: {entry.id}"
        yield f"  key: {quoted(entry.key)}"
        yield f"  hash: {quoted(entry.seal.hash)}"
        for leg in sorted(entry.postings.all(), key=lambda one: one.leg):
            account = accounts[leg.account_id]
            yield f"  {name(account)}  {euros(leg.amount)} {CURRENCY[account.book]}"
    last = Entry.objects.aggregate(Max("day"))["day__max"]
    if last is not None:
        yield ""
        for balance in Balance.objects.filter(version__isnull=False).order_by("account_id"):
            account = accounts[balance.account_id]
            there = euros(account.side * balance.amount)
            yield f"{(last + timedelta(days=1)).isoformat()} balance {name(account)}  {there} {CURRENCY[account.book]}"


def name(account: Account) -> str:
    """``Assets:Bank``, ``Liabilities:Own:P-<project>``."""
    root = "Assets" if account.side == DEBIT else "Liabilities"
    owner = account.owner.replace("/", "-")
    if CHART[account.kind].owner in {"project", "claim"}:
        owner = f"P-{owner}"
    return ":".join(part for part in (root, account.kind.capitalize(), owner) if part)


def quoted(text: str) -> str:
    """A string of beancount."""
    return json.dumps(text, ensure_ascii=False)
