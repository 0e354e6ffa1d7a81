"""Keep, find and remove.  What is past its moment is not found, also while it has not been removed yet."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from portefeuille import clock

RANDOM_BYTES = 16
HOUR = timedelta(hours=1)
A_FEW = 100
SPACE = 0x4B657074
"""Which locks are ours: any number will do, as long as nobody else of this database uses it."""


class TooManyError(Exception):
    """Within the hour too much of a kind was kept already.  Whoever asks is told to come back later."""


def keep(kind: str, content: Any, *, days: int, most_an_hour: int) -> str:
    """Keep something and give its random name (22 signs, 128 bits).  What is past its moment goes at the same time.

    :raises TooManyError: when ``most_an_hour`` of this kind were kept within the last hour, by anybody.
    """
    from portefeuille.platform.keeping.models import Kept
    from portefeuille.platform.pieces import remove_some

    now = clock.now()
    _one_at_a_time(kind)
    remove_some(Kept.objects.filter(until__lte=now), A_FEW)  # the rest is for the job: somebody waits here
    if Kept.objects.filter(kind=kind, created__gt=now - HOUR).count() >= most_an_hour:
        raise TooManyError(f"{most_an_hour} of {kind} within an hour")
    return _kept(kind, content, now, now + timedelta(days=days))


def counted(kind: str, *, most: int, within: timedelta) -> datetime | None:
    """One more of this kind, unless there were ``most`` within that time already: then the moment at which one more may come.

    Inside a transaction.
    """
    from portefeuille.platform.keeping.models import Kept
    from portefeuille.platform.pieces import remove_some

    now = clock.now()
    _one_at_a_time(kind)
    remove_some(Kept.objects.filter(until__lte=now), A_FEW)
    recent = Kept.objects.filter(kind=kind, created__gt=now - within).order_by("-created")
    oldest: datetime | None = recent.values_list("created", flat=True)[most - 1 : most].first()
    if oldest is not None:
        return oldest + within
    _kept(kind, {}, now, now + within)
    return None


def _kept(kind: str, content: Any, created: datetime, until: datetime) -> str:
    from portefeuille.platform.keeping.models import Kept

    name = secrets.token_urlsafe(RANDOM_BYTES)
    Kept.objects.create(id=name, kind=kind, content=content, created=created, until=until)
    return name


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
    from portefeuille.platform.pieces import remove

    return remove(Kept.objects.filter(until__lte=clock.now()), by="until")
