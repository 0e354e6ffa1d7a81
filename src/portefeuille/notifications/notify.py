"""Mail what is new in the law.  May run twice, late, or in two places at once: nobody is told the same twice.

A change is new to the program when its id was not seen before; it is new to a subscriber when that was after he confirmed.
Each subscriber is held by one run while it writes to him.  A run that is killed between the mail and the note of it
leaves him held for ten minutes; after that he gets the mail again.  Told twice is better than never.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.db import transaction
from django.db.models import Q

from portefeuille import clock
from portefeuille.law.changes import Record
from portefeuille.notifications import filters, mails, services
from portefeuille.notifications.models import Mailed, SeenChange, Subscription
from portefeuille.platform.pieces import pieces
from portefeuille.rules.changes import everything

HELD = timedelta(minutes=10)
LONG_AGO = datetime(2009, 1, 1, tzinfo=clock.BRUSSELS)
"""When the changes were seen that the program knew from the beginning: before anybody could subscribe."""


@dataclass
class Told:
    """What a run did: mails sent, addresses that could not be reached, requests that were forgotten."""

    mails: int = 0
    failed: int = 0
    forgotten: int = 0


def notify() -> Told:
    """Send every subscriber one mail with all that is new to him.  Who was looked at since the newest change is passed over."""
    told = Told(forgotten=services.forget())
    seen = look()
    records = everything(clock.today())
    newest = max(seen.values(), default=LONG_AGO)
    behind = Subscription.objects.filter(Q(looked=None) | Q(looked__lt=newest), confirmed__lt=newest)
    for some in pieces(behind.only("pk")):
        for one in some:
            sent = _write(one.pk, seen, records)
            told.mails += sent is True
            told.failed += sent is False
    return told


def look() -> dict[str, datetime]:
    """When each change was first seen; what is new is seen now."""
    with transaction.atomic():
        known = dict(SeenChange.objects.values_list("change", "seen"))
        moment = clock.now() if known else LONG_AGO
        fresh = [record.id for record in everything(clock.today()) if record.id not in known]
        SeenChange.objects.bulk_create(
            (SeenChange(change=each, seen=moment) for each in dict.fromkeys(fresh)), ignore_conflicts=True
        )
        return dict(SeenChange.objects.values_list("change", "seen"))


def _write(pk: str, seen: dict[str, datetime], records: tuple[Record, ...]) -> bool | None:
    """Write to one subscriber.  True: sent; False: could not be sent; None: nothing new, or another run has him."""
    now = clock.now()
    free = Q(busy_until=None) | Q(busy_until__lte=now)
    if not Subscription.objects.filter(free, pk=pk, confirmed__isnull=False).update(busy_until=now + HELD):
        return None
    to = Subscription.objects.filter(pk=pk).first()
    if to is None or to.confirmed is None:
        return None
    had = set(to.mailed.values_list("change", flat=True))
    asked, since = filters.read(to.filters), to.confirmed
    fresh = [
        each for each in records if seen[each.id] > since and each.id not in had and each.touch.meets(asked)
    ]
    sent: bool | None = None
    try:
        if fresh:
            mails.send_changes(to, fresh)
            sent = True
            with transaction.atomic():
                Mailed.objects.bulk_create(
                    (Mailed(subscription=to, change=each.id, at=now) for each in fresh), ignore_conflicts=True
                )
    except (SMTPException, OSError):
        sent = False
    done = {} if sent is False else {"looked": max(seen.values())}
    Subscription.objects.filter(pk=pk).update(busy_until=None, **done)
    return sent
