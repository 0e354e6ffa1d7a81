"""What calendars must remember of last days: only of what changed since the last time, so that nothing else is read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q

from portefeuille import clock
from portefeuille.applications.companion.models import Companion
from portefeuille.applications.companion.radar import due_of
from portefeuille.applications.following import last_day_to_apply
from portefeuille.applications.lastdays import FIELDS, last_days
from portefeuille.applications.models import Application
from portefeuille.applications.states import S
from portefeuille.notifications import calendars
from portefeuille.notifications.calendars import Ahead
from portefeuille.platform import marks
from portefeuille.platform.pieces import pieces

MARK = "calendars"
MARGIN = timedelta(hours=1)
"""What was changed at a moment may be there a little later, when its transaction ends."""


def remember(today: date) -> int:
    """Go on from where the last run came.  How many days changed; a second time none.

    Without a mark everything is looked at.  A law that moves the day by which drafts are submitted moves them all.
    """
    now = clock.now()
    reached = marks.reached(MARK)
    since = min(reached, now) - MARGIN if reached else None
    changed = 0
    for some in _ours(since, today):
        subjects = {(row.enterprise, f"application:{row.pk}") for row in some}
        ahead = [
            Ahead(each.whose, each.subject, each.kind, each.row.title, each.day)
            for each in last_days(some, today)
            if each.day >= today and not each.by_provider
        ]
        changed += calendars.follow(subjects, ahead, today=today)
    for rows in pieces(Companion.objects.filter(_since(since)), by="changed_at"):
        found = [each for row in rows if (each := due_of(row, today)) is not None]
        subjects = {(row.enterprise, f"companion:{row.pk}") for row in rows}
        changed += calendars.follow(
            subjects, [Ahead(each.enterprise, each.subject, each.kind, each.title, each.last_day) for each in found],
            today=today,
        )  # fmt: skip
    marks.reach(MARK, now)
    return changed


def _ours(since: datetime | None, today: date) -> Iterator[list[Application]]:
    light = Application.objects.only(*FIELDS, "changed_at")
    yield from pieces(light.filter(_since(since)), by="changed_at")
    if since is not None and _moved(since.astimezone(clock.BRUSSELS).date(), today):
        yield from pieces(light.filter(state=S.DRAFT))


def _since(moment: datetime | None) -> Q:
    return Q() if moment is None else Q(changed_at__gte=moment)


def _moved(before: date, today: date) -> bool:
    """Whether a project that starts on a day must be submitted by another day than the law said before."""
    return last_day_to_apply(today, before) != last_day_to_apply(today, today)
