"""Entries for the tests."""

from __future__ import annotations

from datetime import date

from portefeuille.wallet.ledger import Draft, Leg, credit, debit
from portefeuille.wallet.models import Balance

DAY = date(2026, 3, 2)


def draft(key: str, *legs: Leg, day: date = DAY, kind: str = "test", **note: str) -> Draft:
    return Draft(key, kind, day, "project:p1", legs, note)


def deposit(key: str, cents: int, project: str = "p1") -> Draft:
    return draft(key, debit("bank", cents), credit(f"own:{project}", cents))


def payment(key: str, cents: int, project: str = "p1") -> Draft:
    return draft(key, debit(f"own:{project}", cents), credit("ordered", cents))


def balances() -> dict[str, int]:
    """What is on every account that was ever touched."""
    rows = Balance.objects.filter(version__isnull=False).order_by("account__code")
    return dict(rows.values_list("account__code", "amount"))
