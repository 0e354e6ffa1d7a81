"""Too many wrong passwords: for a while nobody gets in under that name, or from that network.  Counted in the database."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils.crypto import salted_hmac

from portefeuille import clock
from portefeuille.platform.identity.models import Failure

WINDOW = timedelta(minutes=15)
PER_NAME, PER_NETWORK = 5, 20
"""How many wrong attempts within the window close a name, and a network (an office has more people)."""


def keys(name: str, network: str) -> dict[str, int]:
    """What is counted -> how much is too much.  Keyed hashes: the table says nothing about who tried."""
    counted = {f"name:{name.casefold()}": PER_NAME, f"network:{network}": PER_NETWORK}
    return {_hashed(what): most for what, most in counted.items()}


def locked(name: str, network: str) -> bool:
    """Whether nobody gets in under this name or from this network now, also with the right password."""
    since = clock.now() - WINDOW
    return any(
        Failure.objects.filter(key=key, at__gt=since).count() >= most
        for key, most in keys(name, network).items()
    )


def counted(name: str, network: str) -> list[int]:
    """One attempt more.  It counts as wrong until :func:`right` says otherwise, so that of many at once none slips by.

    What is too old to count goes.  The rows of this attempt; inside the gate only.
    """
    now = clock.now()
    Failure.objects.filter(at__lte=now - WINDOW).delete()
    return [Failure.objects.create(key=key, at=now).pk for key in keys(name, network)]


def right(name: str, rows: list[int]) -> None:
    """The attempt of these rows was right: nothing under this name that began before it counts any more.

    The network keeps its other attempts.
    """
    before = Q(key=_hashed(f"name:{name.casefold()}"), pk__lte=max(rows))
    Failure.objects.filter(before | Q(pk__in=rows)).delete()


def _hashed(what: str) -> str:
    return salted_hmac(
        "portefeuille.lockout", what, secret=settings.SECRET_KEY, algorithm="sha256"
    ).hexdigest()
