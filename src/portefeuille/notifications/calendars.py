"""The calendar of a person: a secret address that he can renew and revoke, and the days in it.

Fetching it writes nothing.  What a calendar must remember (that a day moved, or was met) is written by :func:`follow`, in
the job of the day; what happened since then is worked out when the calendar is fetched.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction

from portefeuille import clock
from portefeuille.banking.days import order_by
from portefeuille.documents.calendar import DAYS_BEFORE, Day
from portefeuille.notifications import kinds, wording
from portefeuille.notifications.kinds import Audience
from portefeuille.notifications.models import CalendarDay, Feed
from portefeuille.platform.canonical import Plain

RANDOM_BYTES = 24
SHOWN_AFTER = timedelta(days=31)
"""How long a day that is over stays in the calendar, struck out when it was met."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A last day that is still to come."""

    enterprise: str
    subject: str
    kind: str
    title: str
    last_day: date
    amount: int | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What stays the same when the day moves."""
        return self.enterprise, self.subject, self.kind


def renew(*, person: str) -> str:
    """A new secret address; the one before it is dead at once.  What is given here is kept nowhere."""
    token = secrets.token_urlsafe(RANDOM_BYTES)
    with transaction.atomic():
        Feed.objects.update_or_create(
            person=person, defaults={"token": hashed(token), "created": clock.now()}
        )
    return token


def revoke(*, person: str) -> None:
    """The address is dead.  A second time changes nothing."""
    with transaction.atomic():
        Feed.objects.filter(person=person).delete()


def created(person: str) -> datetime | None:
    """Since when there is a calendar; None when there is none."""
    return Feed.objects.filter(person=person).values_list("created", flat=True).first()


def person_of(token: str) -> str | None:
    """Whose calendar it is; None for an address that was never given, or not any more."""
    return Feed.objects.filter(token=hashed(token)).values_list("person", flat=True).first()


def hashed(token: str) -> str:
    """What is kept of an address.  It is long and random, so that one round of SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def follow(looked_at: Collection[tuple[str, str]], ahead: Collection[Ahead], *, today: date) -> int:
    """Write down what calendars must remember of these subjects (with whose they are): new days, days that moved, days that
    were met.  ``ahead`` is all that they still have to come.  How many changed.
    """
    now, changed = clock.now(), 0
    still = {each.key: each for each in ahead}
    with transaction.atomic():
        known = {_key(row): row for row in _rows(looked_at)}
        for key, row in known.items():
            if key in still or row.last_day >= today:
                changed += _follow(row, still.get(key), now)
        made = CalendarDay.objects.bulk_create(
            (
                CalendarDay(
                    enterprise=each.enterprise, subject=each.subject, kind=each.kind, title=each.title[:200],
                    last_day=each.last_day, changed=now,
                )
                for key, each in still.items()
                if key not in known
            ),
            ignore_conflicts=True,
        )  # fmt: skip
    return changed + len(made)


def gone(*, enterprise: str, subject: str) -> int:
    """What it was about is not there any more: its days are struck out.  How many; part of the transaction that removes it."""
    now = clock.now()
    return sum(_follow(row, None, now) for row in _rows([(enterprise, subject)]))


def _rows(subjects: Collection[tuple[str, str]]) -> list[CalendarDay]:
    whose, about = zip(*subjects, strict=True) if subjects else ((), ())
    return list(CalendarDay.objects.filter(enterprise__in=set(whose), subject__in=set(about)).order_by("pk"))


def _follow(row: CalendarDay, ahead: Ahead | None, now: datetime) -> bool:
    last, over = (ahead.last_day, False) if ahead else (row.last_day, True)
    if (row.last_day, row.over) == (last, over):
        return False
    seen = CalendarDay.objects.filter(pk=row.pk, sequence=row.sequence)
    return bool(seen.update(last_day=last, over=over, sequence=row.sequence + 1, changed=now))


def days(
    ahead: Iterable[Ahead],
    enterprises: Collection[str],
    lang: str,
    today: date,
    links: dict[str, str],
    called: Mapping[str, str] | None = None,
) -> list[Day]:
    """The events: what is still to come, and for a while what was met (struck out) and what is past.

    ``called``: what enterprises are called, for who acts for several: each event then says whose it is.
    """
    since = today - SHOWN_AFTER
    rows = CalendarDay.objects.filter(enterprise__in=list(enterprises), last_day__gte=since).order_by("pk")
    known = {_key(row): row for row in rows}
    found = [_ahead(each, known.pop(each.key, None), lang, links) for each in ahead]
    for row in known.values():
        one = Ahead(row.enterprise, row.subject, row.kind, row.title, row.last_day)
        met_since = not row.over and row.last_day >= today
        found.append(_day(one, lang, links, row.sequence + met_since, row.changed, row.over or met_since))
    if called is not None:
        found = [_of(each, called.get(each.same[0], each.same[0])) for each in found]
    return sorted(found, key=lambda day: (day.on, day.same))


def _of(one: Day, enterprise: str) -> Day:
    return replace(one, title=f"{one.title} · {enterprise}")


def _ahead(one: Ahead, row: CalendarDay | None, lang: str, links: dict[str, str]) -> Day:
    if row is None:
        return _day(one, lang, links, 0, None, False)
    moved = row.over or row.last_day != one.last_day
    return _day(one, lang, links, row.sequence + moved, None if moved else row.changed, False)


def _day(
    one: Ahead, lang: str, links: dict[str, str], sequence: int, changed: datetime | None, cancelled: bool
) -> Day:
    what = kinds.kind(one.kind)
    facts: dict[str, Plain] = {"title": one.title, "last_day": one.last_day.isoformat()}
    if one.amount is not None:
        facts["amount"] = one.amount
    said = wording.words(what, Audience.ENTERPRISE, facts, lang, None)
    before = (
        {*DAYS_BEFORE, *((one.last_day - order_by(one.last_day)).days,)} if what.transfer else {*DAYS_BEFORE}
    )
    return Day(
        one.last_day, said.title, "\n".join((*said.body, said.action)), one.key, sequence, changed, cancelled,
        links.get(one.subject, ""), tuple(sorted(before, reverse=True)),
    )  # fmt: skip


def _key(row: CalendarDay) -> tuple[str, str, str]:
    return row.enterprise, row.subject, row.kind
