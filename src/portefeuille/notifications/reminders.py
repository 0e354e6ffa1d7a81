"""Warn before a last day: seven days, two days, and on the day itself; each once, never after it, never when it is met."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from portefeuille import clock
from portefeuille.notifications import kinds
from portefeuille.notifications.models import Notice, Recipient
from portefeuille.notifications.models.notices import Mail
from portefeuille.notifications.notices import tell
from portefeuille.platform.canonical import Plain
from portefeuille.platform.pieces import pieces


@dataclass(frozen=True, slots=True)
class Warned:
    """Who (an enterprise, a provider, or ``officials``) is warned of which day of what."""

    whose: str
    subject: str
    kind: str
    last_day: date


STEPS = (7, 2, 0)
"""How many days before the last day a warning comes."""
OFFICIALS = "officials"


def step(days_left: int) -> int | None:
    """The warning that is due: of those whose day has come, the one nearest to the last day.  None: too early, or over."""
    come = [each for each in STEPS if 0 <= days_left <= each]
    return min(come) if come else None


def remind(
    *,
    enterprise: str = "",
    provider: str = "",
    officials: bool = False,
    kind: str,
    subject: str,
    last_day: date,
    today: date,
    facts: Mapping[str, Plain],
) -> int:
    """Give the warning that is due on this day, if it was not given yet.  How many were given: 0 or 1.

    A day that moves is another day: it is warned of anew.

    :raises ValueError: for a kind that is no reminder; see also :func:`~portefeuille.notifications.notices.tell`.
    """
    if not kinds.kind(kind).reminder:
        raise ValueError(f"{kind!r} is no reminder; expected one of {', '.join(kinds.REMINDERS)}")
    due = step((last_day - today).days)
    if due is None:
        return 0
    return tell(
        key=_key(Warned(enterprise or provider or OFFICIALS, subject, kind, last_day), due), enterprise=enterprise,
        provider=provider, officials=officials, kind=kind, subject=subject, facts={**facts, "last_day": last_day.isoformat()},
    )  # fmt: skip


def settle(*, subject: str, kind: str, still: date | None = None) -> int:
    """A last day was met, fell away or moved (to ``still``): what warned of the old one warns no more.

    Mails that wait are not sent, and nobody has them to read.  How many notices were settled; a second time none.
    """
    found = Notice.objects.filter(subject=subject, kind=kind, kind__in=kinds.REMINDERS)
    return _settled(found.exclude(last_day=still) if still else found)


def fresh(some: Collection[Warned], *, today: date) -> list[Warned]:
    """Of these last days, in their order, those of which the warning that is due was not given yet."""
    keys = {each: _key(each, due) for each in some if (due := step((each.last_day - today).days)) is not None}
    given = set(Notice.objects.filter(key__in=keys.values()).values_list("key", flat=True))
    return [each for each, key in keys.items() if key not in given]


def sweep(still: Callable[[Collection[Warned]], Collection[Warned]], *, today: date) -> int:
    """What warned of a day that is not to come any more (met, fallen away, moved) is settled.  How many notices.

    ``still`` tells of some warnings which of them hold: it must know of everything that reminds.
    """
    last = today + timedelta(days=max(STEPS))
    found = Notice.objects.filter(settled=None, last_day__range=(today, last), kind__in=kinds.REMINDERS)
    settled = 0
    for some in pieces(found, by="last_day"):
        warned = {each.pk: _warned(each) for each in some}
        holds = still(set(warned.values()))
        over = [pk for pk, each in warned.items() if each not in holds]
        if over:
            settled += _settled(Notice.objects.filter(pk__in=over))
    return settled


def _warned(notice: Notice) -> Warned:
    assert notice.last_day is not None
    return Warned(
        notice.enterprise or notice.provider or OFFICIALS, notice.subject, notice.kind, notice.last_day
    )


def _key(one: Warned, due: int) -> str:
    return f"reminder:{one.whose}:{one.subject}:{one.kind}:{one.last_day}:{due}"


def _settled(which: QuerySet[Notice]) -> int:
    now = clock.now()
    with transaction.atomic():
        found = list(which.filter(settled=None).values_list("pk", flat=True))
        told = Recipient.objects.filter(notice__in=found)
        told.filter(mail=Mail.WAITING, holder="").update(mail=Mail.SKIPPED)
        told.filter(read=None).update(read=now)
        return Notice.objects.filter(pk__in=found, settled=None).update(settled=now)
