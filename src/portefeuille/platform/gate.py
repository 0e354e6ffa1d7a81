"""One writer at a time where a chain of hashes grows.

Whoever adds to the ledger or to the audit log goes through this one gate first and leaves it at the end of the
transaction.  With one gate there is one lock order, so that no two of them can wait for each other.
"""

from __future__ import annotations

from django.db import connection

GATE = 0x506F7274  # any number will do, as long as nobody else of this database uses it


class OutsideTransactionError(Exception):
    """A fault of the program: the gate was entered where nothing would ever close it."""


def enter() -> None:
    """Wait until no other transaction is inside; going in twice does no harm.

    On SQLite every transaction that may write has the whole database to itself from its beginning.
    """
    if not connection.in_atomic_block:
        raise OutsideTransactionError("the gate is entered inside a transaction only")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [GATE])
