"""The warnings of the day: of our own applications, of those at the official portal, of what officials must decide.

Each last day is warned of when its time has come; what warned of a day that was met, fell away or moved is settled, so that
nobody is alarmed by what was done already.  Only what falls due soon is looked at (falling.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from django.db import transaction

from portefeuille.applications import falling, warning
from portefeuille.applications.falling import Falling
from portefeuille.applications.radar import Due
from portefeuille.applications.remembering import remember
from portefeuille.notifications import reminders
from portefeuille.notifications.calendars import Ahead
from portefeuille.notifications.kinds import Audience
from portefeuille.platform.canonical import Plain


@dataclass
class Reminded:
    """How many warnings were given, and how many were settled."""

    given: int = 0
    settled: int = 0


def remind(today: date) -> Reminded:
    """Give every warning that is due; may run twice, late, or in two places at once."""
    last = today + timedelta(days=max(reminders.STEPS))
    done = Reminded()
    for some in chain(
        falling.ours(today, last), falling.elsewhere(today, last), falling.reviews(today, last)
    ):
        done.given += _warn(some, today)
    done.settled = reminders.sweep(lambda warned: falling.still(warned, today), today=today)
    remember(today)
    return done


def _warn(some: Sequence[Falling], today: date) -> int:
    fresh = set(reminders.fresh([each.warned for each in some], today=today))
    new = [each for each in some if each.warned in fresh]
    return sum(_give(each, told, today) for each, told in zip(new, warning.facts(new), strict=True))


def _give(one: Falling, told: dict[str, Plain], today: date) -> int:
    """The row is held meanwhile: who did it since it was looked at is not warned, and who does it now settles the warning."""
    warned = one.warned
    with transaction.atomic():
        if not one.unchanged.select_for_update().exists():
            return 0
        return reminders.remind(
            enterprise=warned.whose if one.to is Audience.ENTERPRISE else "",
            provider=warned.whose if one.to is Audience.PROVIDER else "",
            officials=one.to is Audience.OFFICIALS,
            kind=warned.kind, subject=warned.subject, last_day=warned.last_day, today=today, facts=told,
        )  # fmt: skip


def as_ahead(due: Due) -> Ahead:
    """For a calendar."""
    return Ahead(due.enterprise, due.subject, due.kind, due.title, due.last_day, due.amount)
