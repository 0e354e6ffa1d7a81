"""The statement of a day: what was recorded on it, what is where at its end, and the head of the chain to keep elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Max, Min, Sum

from portefeuille.clock import BRUSSELS
from portefeuille.platform.canonical import GENESIS
from portefeuille.wallet.chart import CHART
from portefeuille.wallet.ledger import Posted
from portefeuille.wallet.models import Entry, Posting, Seal

WIDTH = 16


class Line(NamedTuple):
    """A kind of account: cents at the beginning of the day, in and out on it, and at its end."""

    kind: str
    opening: int
    grown: int
    shrunk: int
    closing: int


class Statement(NamedTuple):
    """A day of the ledger, by the clock of Brussels.  ``first`` is None on a day without entries."""

    day: date
    first: int | None
    head: Posted
    lines: list[Line]


def statement(day: date) -> Statement:
    """What was recorded on a day."""
    begin = datetime.combine(day, time(), BRUSSELS)
    until = datetime.combine(day + timedelta(days=1), time(), BRUSSELS)
    found = Entry.objects.filter(at__gte=begin, at__lt=until).aggregate(Min("id"), Max("id"))
    first: int | None = found["id__min"]
    last = found["id__max"] or Entry.objects.filter(at__lt=begin).aggregate(Max("id"))["id__max"] or 0
    sealed = Seal.objects.filter(entry_id=last).first()
    head = Posted(last, sealed.hash) if sealed else Posted(0, GENESIS)
    return Statement(day, first, head, list(_lines(first or last + 1, last)))


def _lines(first: int, last: int) -> Iterator[Line]:
    """Per kind of account, over the postings up to the last entry of the day."""
    up_to = Posting.objects.filter(entry_id__lte=last)
    before = dict(
        up_to.filter(entry_id__lt=first).values_list("account__kind").annotate(Sum("amount")).order_by()
    )
    today = up_to.filter(entry_id__gte=first)
    debits = dict(today.filter(amount__gt=0).values_list("account__kind").annotate(Sum("amount")).order_by())
    credits = dict(today.filter(amount__lt=0).values_list("account__kind").annotate(Sum("amount")).order_by())
    for kind, about in CHART.items():
        opening = about.side * before.get(kind, 0)
        up, down = debits.get(kind, 0), -credits.get(kind, 0)
        grown, shrunk = (up, down) if about.side > 0 else (down, up)
        if opening or grown or shrunk:
            yield Line(kind, opening, grown, shrunk, opening + grown - shrunk)


def text(told: Statement) -> Iterator[str]:
    """The statement for a printer: entries, sums, head."""
    yield f"Ledger, {told.day.isoformat()} (Europe/Brussels), amounts in EUR"
    yield ""
    if told.first is None:
        yield "No entries."
    else:
        yield f"Entries {told.first} to {told.head.number}"
        yield from _entries(told.first, told.head.number)
    yield ""
    yield "".join([f"{'account':<14}", *(f"{name:>{WIDTH}}" for name in ("opening", "in", "out", "closing"))])
    for line in told.lines:
        cells = (line.opening, line.grown, line.shrunk, line.closing)
        yield "".join([f"{line.kind:<14}", *(f"{euros(cents):>{WIDTH}}" for cents in cells)])
    yield ""
    yield f"Head of the chain: {told.head.number} {told.head.hash}"


def _entries(first: int, last: int) -> Iterator[str]:
    numbers = Entry.objects.filter(id__gte=first, id__lte=last).order_by("id")
    for entry in numbers.prefetch_related("postings__account").iterator(500):
        yield f"{entry.id:>6} {entry.at.astimezone(BRUSSELS):%H:%M:%S} {entry.kind} {entry.subject} ({entry.day.isoformat()})"
        for leg in sorted(entry.postings.all(), key=lambda one: one.leg):
            yield f"{euros(leg.amount):>{WIDTH + 8}}  {leg.account.code}"


def euros(cents: int) -> str:
    """1234.50, with a minus sign where it belongs."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{rest:02d}"
