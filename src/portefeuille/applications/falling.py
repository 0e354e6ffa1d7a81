"""The last days that come within some days, found by index and told in pieces: however many others there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from portefeuille.applications import conf
from portefeuille.applications.companion.models import Companion
from portefeuille.applications.companion.radar import due_of, soon
from portefeuille.applications.following import last_day_to_apply
from portefeuille.applications.lastdays import FIELDS, OWED, LastDay, last_days
from portefeuille.applications.models import Application, Review
from portefeuille.applications.radar import Due
from portefeuille.applications.states import FUNDED, S
from portefeuille.notifications.kinds import Audience
from portefeuille.notifications.reminders import OFFICIALS, Warned
from portefeuille.platform.pieces import SIZE, pieces
from portefeuille.wallet import selectors as wallet


@dataclass(frozen=True, slots=True)
class Falling:
    """A last day: who is warned of it (``to`` whom that is), what it follows from, and the row as long as it stays so."""

    warned: Warned
    to: Audience
    about: LastDay | Due | Review
    unchanged: QuerySet[Any]


def ours(today: date, last: date) -> Iterator[list[Falling]]:
    """Of our own applications: of enterprises, and of providers who must pay back."""
    for rows in _rows(today, last):
        yield [_ours(each) for each in last_days(rows, today) if today <= each.day <= last]


def elsewhere(today: date, last: date) -> Iterator[list[Falling]]:
    """Of applications at the official portal."""
    for rows in soon(today, last):
        yield [each for each in _elsewhere(rows, today) if each.warned.last_day <= last]


def reviews(today: date, last: date) -> Iterator[list[Falling]]:
    """Of what officials must decide."""
    found = Review.objects.filter(outcome="", due_on__range=(today, last))
    for rows in pieces(found.select_related("application"), by="due_on"):
        yield [_review(each) for each in rows]


def still(some: Collection[Warned], today: date) -> set[Warned]:
    """Which of these warnings warn of a day that is still to come as they say."""
    found = {each.subject.partition(":")[::2] for each in some}
    ids = [pk for kind, pk in found if kind == "application"]
    rows = list(Application.objects.only(*FIELDS).filter(pk__in=ids))
    companions = Companion.objects.filter(pk__in=[pk for kind, pk in found if kind == "companion"])
    open_ = Review.objects.filter(application__in=ids, outcome="").select_related("application")
    return {
        each.warned
        for each in (
            *map(_ours, last_days(rows, today)),
            *_elsewhere(companions, today),
            *map(_review, open_),
        )
    }


def _rows(today: date, last: date) -> Iterator[Sequence[Application]]:
    """The applications whose last day may be one of these, state by state: each has an index of its own."""
    light = Application.objects.only(*FIELDS)
    term = last_day_to_apply(today, today)
    if term is not None:
        begin = today - (term - today)
        yield from pieces(
            light.filter(state=S.DRAFT, start__range=(begin, begin + (last - today))), by="start"
        )
    yield from pieces(
        light.filter(state=S.AWAITING_DEPOSIT, deposit_by__range=(today, last)), by="deposit_by"
    )
    for state in FUNDED:
        yield from pieces(light.filter(state=state, finish_by__range=(today, last)), by="finish_by")
    contest = timedelta(days=conf.days("contest"))
    refused = light.filter(state=S.REFUSED, applied_on__range=(today - contest, last - contest))
    yield from pieces(refused, by="applied_on")
    claimed = wallet.claimed_until(today, last)
    for first in range(0, len(claimed), SIZE):
        yield list(light.filter(pk__in=claimed[first : first + SIZE], state__in=OWED).order_by("pk"))


def _ours(one: LastDay) -> Falling:
    row = one.row
    same = Application.objects.filter(
        pk=row.pk, state=row.state, start=row.start, deposit_by=row.deposit_by, finish_by=row.finish_by, claim=row.claim
    )  # fmt: skip
    to = Audience.PROVIDER if one.by_provider else Audience.ENTERPRISE
    return Falling(Warned(one.whose, one.subject, one.kind, one.day), to, one, same)


def _elsewhere(rows: Iterable[Companion], today: date) -> Iterator[Falling]:
    for row in rows:
        due = due_of(row, today)
        if due is not None:
            same = Companion.objects.filter(
                pk=row.pk, applied_on=row.applied_on, deposit_told=row.deposit_told, deposited_on=row.deposited_on,
                paid_on=None, stopped_on=None,
            )  # fmt: skip
            warned = Warned(due.enterprise, due.subject, due.kind, due.last_day)
            yield Falling(warned, Audience.ENTERPRISE, due, same)


def _review(row: Review) -> Falling:
    same = Review.objects.filter(pk=row.pk, outcome="", due_on=row.due_on)
    warned = Warned(OFFICIALS, f"application:{row.application_id}", "review_by", row.due_on)
    return Falling(warned, Audience.OFFICIALS, row, same)
