"""Emptying the database of the tests, whose triggers refuse exactly that.

The program has no way around its triggers.  The tests, who own their database, take them off for the time of Django's
flush and put them back: the same triggers, word for word.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management.commands.flush import Command
from django.db import connection

GUARDED = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


@contextmanager
def unguarded() -> Iterator[None]:
    """Without the triggers inside the block."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(GUARDED)
            tables = [row[0] for row in cursor.fetchall()]
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            return
        cursor.execute(TRIGGERS)
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute("PRAGMA foreign_keys = OFF")
        yield
        cursor.execute("PRAGMA foreign_keys = ON")
        for _, sql in triggers:
            cursor.execute(sql)


def install(patch: pytest.MonkeyPatch) -> None:
    """From now on Django's flush runs without the triggers."""
    handle = Command.handle

    def flush(self: Command, **options: Any) -> Any:
        with unguarded():
            return handle(self, **options)

    patch.setattr(Command, "handle", flush)
