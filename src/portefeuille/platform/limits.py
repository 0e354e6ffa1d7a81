"""How often somebody may do something within a time: counted in the database, for everybody who serves the site.

A limit is a row of ``LIMITS``.  What is counted is kept as a row of ``platform_kept`` under a keyed hash of whose it is, and
goes when it does not count any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from portefeuille.platform.keeping.services import HOUR, TooManyError, counted

DAY = timedelta(days=1)
SIGNS = 20
"""Of the hash: enough to tell apart, too few to find back who it was without the key."""


@dataclass(frozen=True, slots=True)
class Limit:
    """``what`` at most ``most`` times within ``within``, for each of whom it counts (``of``)."""

    name: str
    what: str
    most: int
    within: timedelta
    of: str
    why: str


_MAIL = "each sends a mail to an address that somebody typed"
_BOX = "nobody's mailbox is filled with our mails"
_TABLE = (
    Limit("invitations", "invitations", 20, DAY, "an enterprise", _MAIL),
    Limit("inviter", "invitations", 40, DAY, "a person, for all his enterprises together", _MAIL),
    Limit("invited", "invitations", 3, DAY, "an enterprise and an address", _BOX),
    Limit("request", "requests for a mandate", 1, DAY, "a person and an enterprise", "who was refused does not ask again at once"),
    Limit("requests", "requests for a mandate", 400, DAY, "a person", "two whole lists of clients; each stands on the page of an enterprise"),
    Limit("files", "documents with applications", 100, DAY, "an enterprise or a provider", "each is opened and looked into, and takes up to ten megabytes of disk"),
    Limit("letter", "comparing a letter with its code", 20, HOUR, "a letter and a network", "number and amount of a letter cannot be tried out"),
    Limit("letters", "comparing letters", 100, HOUR, "a network", "each file is read in search of our signature"),
    Limit("law mail", "asking for mail about the law", 20, HOUR, "a network", _MAIL),
    Limit("law mail day", "asking for mail about the law", 100, DAY, "a network", _MAIL),
    Limit("law mail all", "asking for mail about the law", 300, HOUR, "everybody together", "our mail server is not made to flood others"),
    Limit("law address", "asking for mail about the law", 3, HOUR, "an address; nobody is told", _BOX),
    Limit("law address day", "asking for mail about the law", 5, DAY, "an address; nobody is told", _BOX),
    Limit("answers", "sharing an answer of Check", 60, HOUR, "a network", "one visitor does not use up the 600 that all may share within the hour"),
)  # fmt: skip
LIMITS: dict[str, Limit] = {each.name: each for each in _TABLE}
"""Name -> limit."""


class TooOftenError(TooManyError):
    """``limit`` is reached; ``again`` is when the next one may come."""

    def __init__(self, limit: Limit, again: datetime) -> None:
        super().__init__(f"{limit.most} of {limit.name} for {limit.of} within {limit.within}")
        self.limit, self.again = limit, again


def count(name: str, whose: str) -> None:
    """It is done once more, as part of the transaction in which it is done: undone with it, and nobody counts past it.

    :raises TooOftenError: when it was done too often; nothing is counted then.
    """
    limit = LIMITS[name]
    with transaction.atomic():
        again = counted(kind(limit, whose), most=limit.most, within=limit.within)
    if again is not None:
        raise TooOftenError(limit, again)


def kind(limit: Limit, whose: str) -> str:
    """As what it is kept."""
    hashed = salted_hmac(
        f"portefeuille.limits.{limit.name}", whose, secret=settings.SECRET_KEY, algorithm="sha256"
    )
    return f"{limit.name} {hashed.hexdigest()[:SIGNS]}"
