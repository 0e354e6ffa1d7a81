"""One writer at a time where a chain of hashes grows.

Whoever adds to the ledger or to the audit log goes through this one gate first and leaves it at the end of the
transaction.  With one gate there is one lock order, so that no two of them can wait for each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

GATE = 0x506F7274  # any number will do, as long as nobody else of this database uses it

ENTER = "SELECT pg_advisory_xact_lock(%s)"


class OutsideTransactionError(Exception):
    """A fault of the program: the gate was entered where nothing would ever close it."""


def enter() -> None:
    """Wait until no other transaction is inside; going in twice does no harm.

    On SQLite every transaction that may write has the whole database to itself from its beginning.
    """
    with connection.cursor() as cursor:
        enter_and_ask(cursor, ())


def enter_and_ask(cursor: Any, questions: Sequence[tuple[str, Sequence[Any]]]) -> list[list[tuple[Any, ...]]]:
    """Go in, then ask; the rows of each question.  PostgreSQL, which may be far away, is handed all of it at once.

    Each question sees what was committed before the gate opened: PostgreSQL takes a new snapshot for every statement.
    """
    if not connection.in_atomic_block:
        raise OutsideTransactionError("the gate is entered inside a transaction only")
    found = []
    if connection.vendor == "postgresql":
        told = [value for _, values in questions for value in values]
        cursor.execute("; ".join([ENTER, *(sql for sql, _ in questions)]), [GATE, *told])
        for _ in questions:
            cursor.nextset()
            found.append(cursor.fetchall())
        return found
    for sql, values in questions:
        cursor.execute(sql, values)
        found.append(cursor.fetchall())
    return found
