"""The chart of accounts, and that the database knows the same one."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from portefeuille.wallet.chart import CHART, code, kind_of
from portefeuille.wallet.models import Account, Balance
from tests.wallet import by_hand

OPEN = "INSERT INTO wallet_account (code, kind, owner, side, book) VALUES (%s, %s, %s, %s, %s)"


@pytest.mark.django_db
def test_the_database_opens_every_account_of_the_chart_and_no_other() -> None:
    for kind, about in CHART.items():
        owner = "x" if about.owner else ""
        for side in (1, -1):
            for book in ("money", "room", "claims"):
                right = (side, book) == (about.side, about.book)
                try:
                    with transaction.atomic():
                        by_hand.sql(OPEN, code(kind, owner), kind, owner, side, book)
                except IntegrityError:
                    assert not right
                else:
                    assert right
    assert set(Account.objects.values_list("kind", flat=True)) == set(CHART)
    assert Balance.objects.filter(version__isnull=True, amount=0).count() == len(CHART)


def test_names() -> None:
    assert code("bank") == "bank"
    assert code("room", "0428315871/2026") == "room:0428315871/2026"
    assert kind_of("room:0428315871/2026") == "room"


@pytest.mark.parametrize(
    "kind, owner",
    [("bank", "p1"), ("own", ""), ("wages", "p1"), ("own", "a b"), ("own", "é"), ("own", "p" * 65)],
)
def test_no_name(kind: str, owner: str) -> None:
    with pytest.raises(ValueError, match="owner"):
        code(kind, owner)
