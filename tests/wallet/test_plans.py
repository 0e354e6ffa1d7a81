"""A statement that reads a growing table whole is found (the year of test_year.py is watched for them)."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.wallet.plans import whole_reads

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("sql", "whole"),
    [
        ("SELECT * FROM wallet_entry WHERE note = %s", True),
        (
            "SELECT s.hash FROM wallet_seal s JOIN wallet_entry e ON e.id = s.entry_id WHERE s.entry_id = 1 OR e.key = %s",
            True,
        ),
        ("SELECT note FROM wallet_entry WHERE key = %s", False),
        ("SELECT max(id) FROM wallet_entry WHERE id > %s", False),
        ("SELECT hash FROM wallet_seal WHERE entry_id > %s ORDER BY entry_id DESC LIMIT 1", False),
    ],
)
def test_it_is_found(sql: str, whole: bool) -> None:
    with whole_reads() as found, connection.cursor() as cursor:
        cursor.execute(sql, ["1"])
    assert list(found) == ([sql] if whole else [])
