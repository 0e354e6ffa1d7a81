"""The demonstration is a year that was lived through the real services: every state, every warning, every euro."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import pytest
from django.core import mail
from django.db.models.functions import TruncDate

from portefeuille.applications.models import Application, Event
from portefeuille.applications.states import S
from portefeuille.demonstration import seed
from portefeuille.demonstration.cast import ATELIER, ENTERPRISES, SOFTWARE
from portefeuille.demonstration.stories import STORIES
from portefeuille.enterprises import selectors as enterprises
from portefeuille.enterprises.models import RegisterAnswer, Value
from portefeuille.notifications.models import Notice
from portefeuille.notifications.reminders import STEPS
from portefeuille.platform import audit
from portefeuille.registers.demonstration import everything
from portefeuille.wallet import selectors as wallet
from tests.wallet.life import sound

TODAY = date(2026, 11, 29)


@pytest.mark.django_db
def test_a_year_that_was_lived() -> None:
    done: list[int] = []
    stage = seed.make(TODAY, lambda days, whole: done.append(days))
    assert stage.day == TODAY
    assert done == list(range(1, seed.DAYS + 1))
    assert Application.objects.count() == len(STORIES) + 1
    assert set(Application.objects.values_list("state", flat=True)) == set(S)
    assert mail.outbox == []
    sound()
    assert audit.verify().broken is None
    assert enterprises.names([ATELIER]) == {}  # who becomes Ruben begins with registering
    assert ATELIER in everything(TODAY)
    nothing_was_known_before_its_day()
    every_deadline_was_warned_of()
    every_euro_is_somewhere()


def nothing_was_known_before_its_day() -> None:
    """No value is of a later day than that of its record, and what the register said later was sworn again."""
    assert Value.objects.filter(as_of__gt=TruncDate("at")).count() == 0
    assert RegisterAnswer.objects.filter(as_of__gt=TruncDate("at")).count() == 0
    closed = Value.objects.filter(key="closed_on")
    assert all(date.fromisoformat(json.loads(each.value)) < each.at.date() for each in closed)
    assert len({each.value for each in closed.filter(enterprise__number=SOFTWARE)}) == 3, "a year each summer"
    assert {each.number: enterprises.incomplete(each.number) for each in ENTERPRISES} == {
        each.number: [] for each in ENTERPRISES
    }


def every_deadline_was_warned_of() -> None:
    """No last day to deposit passed without three warnings, and none came after it was met or was over."""
    seen = Counter[int]()
    for found in Application.objects.exclude(deposit_by=None):
        assert found.deposit_by is not None
        met = (
            Event.objects.filter(application=found, event__in=ENDS)
            .order_by("seq")
            .values_list("on", flat=True)
            .first()
        )
        if met is None and found.deposit_by > TODAY:
            met = TODAY
        expected = sum((found.deposit_by - (met or found.deposit_by)).days <= step for step in STEPS)
        if found.state == S.LAPSED:
            expected = len(STEPS)
        told = Notice.objects.filter(kind="deposit_by", subject=f"application:{found.pk}")
        assert told.count() == expected, (found.title, found.deposit_by, met)
        assert all(notice.last_day == found.deposit_by for notice in told)
        seen[expected] += 1
    assert seen[len(STEPS)] >= 1
    assert seen[0] > len(STEPS)
    for found in Application.objects.filter(state=S.EXPIRED):
        told = Notice.objects.filter(
            kind="pay_by", subject=f"application:{found.pk}", last_day=found.finish_by
        )
        assert told.count() == len(STEPS)
    early = Notice.objects.filter(kind="pay_by", last_day__gt=TODAY)
    assert early.count() == 0  # the last day is far away


ENDS = ("deposit", "withdraw", "provider_refuse", "open_control")


def every_euro_is_somewhere() -> None:
    """What stands on the bank is what stands in wallets, under way, or is the agency's."""
    held = sum(
        money.left for money in wallet.moneys(Application.objects.values_list("pk", flat=True)).values()
    )
    under_way = wallet.balance("ordered") + wallet.balance("transit")
    rest = wallet.balance("agency") + wallet.balance("unmatched")
    assert wallet.balance("bank") + wallet.balance("unexplained") == held + under_way + rest
