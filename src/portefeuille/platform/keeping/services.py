"""Keep, find and remove.  What is past its moment is not found, also while it has not been removed yet."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.db import connection

from portefeuille import clock

RANDOM_BYTES = 16
HOUR = timedelta(hours=1)
SPACE = 0x4B657074
"""Which locks are ours: any number will do, as long as nobody else of this database uses it."""


class TooManyError(Exception):
    """Within the hour too much of a kind was kept already.  Whoever asks is told to come back later."""


def keep(kind: str, content: Any, *, days: int, most_an_hour: int) -> str:
    """Keep something and give its random name (22 signs, 128 bits).  What is past its moment goes at the same time.

    :raises TooManyError: when ``most_an_hour`` of this kind were kept within the last hour, by anybody.
    """
    from portefeuille.platform.keeping.models import Kept

    now = clock.now()
    _one_at_a_time(kind)
    remove_expired()
    if Kept.objects.filter(kind=kind, created__gt=now - HOUR).count() >= most_an_hour:
        raise TooManyError(f"{most_an_hour} of {kind} within an hour")
    kept = Kept.objects.create(
        id=secrets.token_urlsafe(RANDOM_BYTES),
        kind=kind,
        content=content,
        created=now,
        until=now + timedelta(days=days),
    )
    return str(kept.id)


def _one_at_a_time(kind: str) -> None:
    """Until the end of the transaction nobody else keeps something of this kind: so that what is counted stays true.

    On SQLite every transaction that may write has the whole database to itself from its beginning.
    """
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [SPACE, kind])


def find(kind: str, name: str) -> Any | None:
    """What is kept under this name; None when there is nothing of this kind, or not any more."""
    from portefeuille.platform.keeping.models import Kept

    kept = Kept.objects.filter(kind=kind, id=name, until__gt=clock.now()).first()
    return kept.content if kept else None


def remove_expired() -> int:
    """Remove what is past its moment.  How many; a second time none."""
    from portefeuille.platform.keeping.models import Kept

    return Kept.objects.filter(until__lte=clock.now()).delete()[0]
