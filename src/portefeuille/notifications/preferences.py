"""When somebody wants his mail: at once, once a day, or never, for each group of notices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction

from portefeuille import clock
from portefeuille.notifications.audience import Person
from portefeuille.notifications.kinds import KINDS, Group, Kind
from portefeuille.notifications.models import Preference, Recipient
from portefeuille.notifications.models.notices import Mail
from portefeuille.notifications.models.preferences import How

MORNING = time(7)
"""When the mail leaves that comes once a day, in Brussels."""
BY_ROLE = {"accountant": How.DAILY}
"""Who acts for many enterprises gets one mail a day, unless he wants it otherwise; everybody else at once."""


def chosen(people: Iterable[str]) -> dict[tuple[str, str], How]:
    """What these people chose, by person and group."""
    found = Preference.objects.filter(person__in=list(people)).values_list("person", "group", "how")
    return {(person, group): How(how) for person, group, how in found}


def wish(choices: dict[tuple[str, str], How], person: str, role: str, group: Group) -> How:
    """What somebody chose for a group, or what holds for his role."""
    return choices.get((person, group)) or BY_ROLE.get(role, How.AT_ONCE)


def first_moments(
    people: Sequence[Person], kind: Kind, last_day: date | None, now: datetime
) -> dict[str, datetime]:
    """When the mail of a notice may leave, for each person."""
    choices = chosen(each.id for each in people)
    return {
        each.id: moment(wish(choices, each.id, each.role, kind.group), kind, last_day, now) for each in people
    }


def moment(how: How, kind: Kind, last_day: date | None, now: datetime) -> datetime:
    """The next morning for who wants one mail a day; but a reminder never waits until its day is over."""
    if how is not How.DAILY:
        return now
    local = now.astimezone(clock.BRUSSELS)
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    if kind.reminder and last_day is not None and day > last_day:
        return now
    return datetime.combine(day, MORNING, clock.BRUSSELS)


def choose(*, person: str, group: str, how: str) -> None:
    """Somebody chooses for a group; what waits goes along with it.

    :raises ValueError: for a group or a choice that there is not.
    """
    which, wanted = Group(group), How(how)
    with transaction.atomic():
        Preference.objects.update_or_create(person=person, group=which, defaults={"how": wanted})
        if wanted is How.AT_ONCE:
            names = [each.name for each in KINDS.values() if each.group is which]
            waiting = Recipient.objects.filter(person=person, mail=Mail.WAITING, attempts=0)
            waiting.filter(notice__kind__in=names).update(due=clock.now())


def stop(*, person: str, groups: Iterable[str]) -> None:
    """No mails of these groups any more; one that there is not is passed over, since the link may be an old one."""
    with transaction.atomic():
        for group in groups:
            if group in set(Group):
                choose(person=person, group=group, how=How.NEVER)


def of(person: str, roles: Iterable[str]) -> dict[Group, How]:
    """What holds for a person, by group.  Without a choice the strictest default of the roles he has."""
    choices = chosen([person])
    usual = How.AT_ONCE if not roles or set(roles) - set(BY_ROLE) else How.DAILY
    return {group: choices.get((person, group), usual) for group in Group}


def undelivered(person: str) -> int:
    """How many of his notices could not be mailed at all in the last month."""
    since = clock.now() - timedelta(days=31)
    return Recipient.objects.filter(person=person, mail=Mail.FAILED, notice__at__gte=since).count()
