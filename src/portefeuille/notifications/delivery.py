"""Send the mails that wait.  May run twice, late, or in two places at once: nobody gets the same twice.

The rows of a person are held by one run while it sends to him (as in notify.py).  A run that is killed between the mail and
the note of it leaves them held for ten minutes; after that they are sent again: told twice is better than never.
What cannot leave is tried again, each time later.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.db.models import Q, QuerySet

from portefeuille import clock
from portefeuille.notifications import audience, kinds, names, notice_mails, preferences
from portefeuille.notifications.audience import Person
from portefeuille.notifications.kinds import Audience
from portefeuille.notifications.models import Recipient
from portefeuille.notifications.models.notices import Mail
from portefeuille.notifications.models.preferences import How
from portefeuille.notifications.notices import audience_of

HELD = timedelta(minutes=10)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(hours=12)
MOST_ATTEMPTS = 12
"""About two and a half days; after that the notice is in the inbox only, and the page of the preferences says so."""
RANDOM_BYTES = 16
log = logging.getLogger(__name__)


@dataclass
class Delivered:
    """What a run did: mails sent and the notices in them, notices that needed no mail, mails that could not leave."""

    mails: int = 0
    notices: int = 0
    skipped: int = 0
    failed: int = 0


@dataclass
class _Run:
    now: datetime
    told: Delivered = field(default_factory=Delivered)
    known: dict[tuple[Audience, str], dict[str, Person]] = field(default_factory=dict)

    def person(self, row: Recipient) -> Person | None:
        """Who it is for, as he is known today; None when he has no mandate any more."""
        whom = audience_of(row.notice), row.notice.enterprise or row.notice.provider
        if whom not in self.known:
            self.known[whom] = {each.id: each for each in audience.people(*whom)}
        return self.known[whom].get(row.person)


def deliver() -> Delivered:
    """Send every person one mail with what waits for him; nothing when there is no mail server."""
    run = _Run(clock.now())
    if settings.MAIL_AVAILABLE:
        for person in list(_free(run.now).order_by("person").values_list("person", flat=True).distinct()):
            _write(run, person)
    return run.told


def backoff(attempts: int) -> timedelta:
    """How long to wait after so many attempts: five minutes, then twice as long each time, at most half a day."""
    doublings = 1 << min(max(attempts - 1, 0), MOST_ATTEMPTS)
    return min(FIRST_PAUSE * doublings, LONGEST_PAUSE)


def _free(now: datetime) -> QuerySet[Recipient]:
    unheld = Q(busy_until=None) | Q(busy_until__lte=now)
    return Recipient.objects.filter(unheld, mail=Mail.WAITING, due__lte=now)


def _write(run: _Run, person: str) -> None:
    holder = secrets.token_urlsafe(RANDOM_BYTES)
    if not _free(run.now).filter(person=person).update(holder=holder, busy_until=clock.now() + HELD):
        return  # another run has him
    rows = list(
        Recipient.objects.filter(holder=holder, person=person).select_related("notice").order_by("pk")
    )
    wanted, to = _wanted(run, rows)
    wanted_keys = {row.pk for row in wanted}
    run.told.skipped += _let_go(holder, [row for row in rows if row.pk not in wanted_keys], mail=Mail.SKIPPED)
    if to is None:
        return
    try:
        notice_mails.send(to, wanted, run.now.astimezone(clock.BRUSSELS).date(), names.of(wanted))
    except (SMTPException, OSError) as fault:
        log.warning("a mail could not leave: %s", type(fault).__name__)
        run.told.failed += 1
        _again(run, holder, wanted)
    except Exception:
        log.exception("a mail could not be written")
        run.told.failed += 1
        _again(run, holder, wanted)
    else:
        run.told.mails += 1
        run.told.notices += _let_go(holder, wanted, mail=Mail.SENT, sent=clock.now())


def _wanted(run: _Run, rows: list[Recipient]) -> tuple[list[Recipient], Person | None]:
    """The rows that are still worth a mail, and to whom.  What is settled or past, or not wanted, is in the inbox."""
    today = run.now.astimezone(clock.BRUSSELS).date()
    choices = preferences.chosen({row.person for row in rows})
    wanted, to = [], None
    for row in rows:
        notice, who, what = row.notice, run.person(row), kinds.KINDS.get(row.notice.kind)
        over = what is not None and what.reminder and notice.last_day is not None and notice.last_day < today
        if who is None or not who.email or what is None or notice.settled is not None or over:
            continue
        if preferences.wish(choices, who.id, who.role, what.group) is not How.NEVER:
            wanted.append(row)
            to = who
    return wanted, to


def _again(run: _Run, holder: str, rows: list[Recipient]) -> None:
    for row in rows:
        attempts = row.attempts + 1
        mail = Mail.FAILED if attempts >= MOST_ATTEMPTS else Mail.WAITING
        _let_go(holder, [row], mail=mail, attempts=attempts, due=run.now + backoff(attempts))


def _let_go(holder: str, rows: list[Recipient], **fields: object) -> int:
    """Write down how it went.  Only rows that are still held by this run."""
    mine = Recipient.objects.filter(holder=holder, pk__in=[row.pk for row in rows])
    return mine.update(holder="", busy_until=None, **fields)
