"""What must still be done for an application at the official portal, in the shape of the radar of our own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.db.models import Q

from portefeuille.applications import selectors as applications
from portefeuille.applications.companion.amounts import deposit_by, pay_by, terms
from portefeuille.applications.companion.models import Companion
from portefeuille.applications.radar import Due
from portefeuille.platform.pieces import pieces


def due(enterprises: Collection[str], today: date) -> list[Due]:
    """Everything that is still to come, first what is due first.  What is past its day is left out."""
    rows = Companion.objects.filter(enterprise__in=list(enterprises), paid_on=None, stopped_on=None)
    return sorted(each for row in rows if (each := due_of(row, today)) is not None)


def everything(enterprises: Collection[str], today: date, *, overdue: bool = False) -> list[Due]:
    """Of our own applications and of those at the official portal, in one list.  ``overdue``: also claims past their day."""
    return sorted([*applications.due(enterprises, today, overdue=overdue), *due(enterprises, today)])


def next_days(enterprises: Collection[str], today: date) -> dict[str, Due]:
    """Of each enterprise what is due first, for a menu or a board; those with nothing due are left out."""
    found: dict[str, Due] = {}
    for each in everything(enterprises, today):
        found.setdefault(each.enterprise, each)
    return found


def due_of(one: Companion, today: date) -> Due | None:
    """The next last day; None when nothing is left to do, or when it is too late."""
    if one.paid_on is not None or one.stopped_on is not None:
        return None
    if one.deposited_on is None:
        kind, last_day, amount = "deposit_by", deposit_by(one), one.own_share
    else:
        kind, last_day = "pay_by", pay_by(one)
        known = one.own_share is not None and one.subsidy is not None
        amount = (one.own_share or 0) + (one.subsidy or 0) if known else None
    if last_day < today:
        return None
    return Due(last_day, one.enterprise, kind, one.pk, f"companion:{one.pk}", one.title, amount)


def soon(today: date, last: date) -> Iterator[list[Companion]]:
    """In pieces, those with a last day among these days: by the terms that the law had, so that an index finds them.

    Their own law still says which day it is: some have another one.
    """
    open_ = Companion.objects.filter(paid_on=None, stopped_on=None)
    days = [timedelta(days=each) for each in terms("deadline.deposit")]
    applied = [Q(applied_on__range=(today - each, last - each)) for each in days]
    by_law = open_.filter(_any(applied), deposited_on=None, deposit_told=None)
    told = open_.filter(deposited_on=None, deposit_told__range=(today, last))
    yield from pieces(told, by="deposit_told")
    yield from pieces(by_law, by="applied_on")
    ends = {date(year, 12, 31) for year in (today.year, last.year)}
    years = {end.year - each for end in ends if today <= end <= last for each in terms("deadline.finish")}
    if years:
        applied = [Q(applied_on__range=(date(each, 1, 1), date(each, 12, 31))) for each in sorted(years)]
        yield from pieces(open_.filter(_any(applied), deposited_on__isnull=False), by="applied_on")


def _any(conditions: list[Q]) -> Q:
    found = Q(pk__in=[])
    for each in conditions:
        found |= each
    return found
