"""A year through the real services: no last day passes without three warnings, and nobody is alarmed by what was done.

The job is skipped on some days, runs late on others, and twice on others again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from django.core import mail
from pytest_django import Settings

from portefeuille import clock
from portefeuille.applications.companion.radar import everything
from portefeuille.cli import main
from portefeuille.enterprises import services as enterprises
from portefeuille.notifications.models import Notice, Recipient
from portefeuille.notifications.reminders import STEPS
from portefeuille.wallet import services as wallet
from tests.applications.life import TRAINING, world
from tests.applications.warned import BEGIN, END, FIRST_DAYS, NOON, WARNINGS, Last, Stories, Year, begins_now
from tests.signing_in import mandate

MORNING, NIGHT = time(7), time(23, 50)


@pytest.fixture
def year(db: None, settings: Settings) -> Iterator[Year]:
    settings.ENTERPRISE_REGISTER = "portefeuille.registers.none.NoRegister"
    with clock.use(at(BEGIN - timedelta(days=1), NOON)):
        here = world()
        for role in ("representative", "accountant"):
            mandate(here.enterprise, role)
        mandate(TRAINING, "provider")
        mandate("", "official")
        wallet.set_budget(2026, 100_000_000, key="next", actor=here.official)
        found = Year(here)
        stories = Stories(found)
        for name, first in FIRST_DAYS.items():
            begins_now(found, first, getattr(stories, name))
        found.on(
            date(2026, 1, 1),
            lambda: enterprises.confirm_size(
                number=here.enterprise, year=2026, size="small", actor=here.person
            ),
        )
        yield found


def at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, clock.BRUSSELS)


def hours(day: date, skipped: bool) -> list[time]:
    """When the job runs: every third day late in the night, every fifth twice; never skipped twice in a row."""
    if skipped:
        return []
    if day.toordinal() % 3 == 0:
        return [NIGHT]
    return [MORNING, NIGHT] if day.toordinal() % 5 == 0 else [MORNING]


def lived(year: Year) -> list[datetime]:
    """The whole year, day by day.  When the job ran."""
    moments: list[datetime] = []
    day, skipped = BEGIN, False
    while day <= END:
        last_days = {each.day for each in year.days}
        skipped = not skipped and day.toordinal() % 4 == 1 and day not in last_days
        runs = hours(day, skipped)
        for hour in (MORNING, NOON, NIGHT):
            with clock.use(at(day, hour)):
                if hour is NOON:
                    for act in year.acts.get(day, []):
                        act()
                elif hour in runs:
                    assert main(["run-due"]) == 0
                    moments.append(clock.now())
        day += timedelta(days=1)
    return moments


def warned() -> dict[tuple[str, str, str, date], list[int]]:
    """Subject, kind, whose and day -> the warnings that were given, by the days before."""
    found: dict[tuple[str, str, str, date], list[int]] = {}
    for each in Notice.objects.filter(key__startswith="reminder:").order_by("pk"):
        assert each.last_day is not None
        whose = each.enterprise or each.provider or "officials"
        left = (each.last_day - each.at.astimezone(clock.BRUSSELS).date()).days
        (name,) = [name for name, days in WARNINGS.items() if left in days]
        assert each.key.endswith(f":{name}")
        found.setdefault((each.subject, each.kind, whose, each.last_day), []).append(name)
    return found


def test_no_last_day_passes_without_three_warnings_and_there_is_no_false_alarm(year: Year) -> None:
    moments = lived(year)
    given = warned()
    days = {(each.subject, each.kind, each.whose, each.day): each for each in year.days}
    for key, last in days.items():
        told = given.pop(key, [])
        assert sorted(told) == sorted(last.expected(moments)), (last, told)
        passed = not last.met and last.day < END
        if passed and len(last.runs) == 1:
            assert told == list(STEPS), last
        settled = Notice.objects.filter(subject=last.subject, kind=last.kind, last_day=last.day)
        if told and last.met:
            assert not settled.filter(settled=None).exists(), last
        elif told and len(last.runs) == 1:
            assert not settled.exclude(settled=None).exists(), last
    assert given == {}, "a warning of what was not due"
    every_kind_passed_and_was_met(list(days.values()))
    everybody_had_his_mail()
    the_job_was_skipped_late_and_twice(moments)
    left = {(each.subject, each.kind, each.last_day) for each in everything([year.here.enterprise], END)}
    assert left == {
        (each.subject, each.kind, each.day) for each in days.values() if each.day > END and not each.met
    }


def every_kind_passed_and_was_met(days: list[Last]) -> None:
    """A year in which everybody is in time proves nothing, nor one in which nobody is."""
    seen = Counter((each.kind, whom(each), each.met) for each in days if each.day < END)
    for kind, who in (
        ("apply_by", "enterprise"), ("deposit_by", "enterprise"), ("pay_by", "enterprise"), ("review_by", "enterprise"),
        ("review_by", "officials"), ("recovery_by", "enterprise"), ("recovery_by", "provider"),
    ):  # fmt: skip
        assert seen[kind, who, False] and seen[kind, who, True], (kind, who)


def whom(last: Last) -> str:
    return {"officials": "officials", TRAINING: "provider"}.get(last.whose, "enterprise")


def everybody_had_his_mail() -> None:
    """Of each warning, on the same day; what was met before a mail of the next morning is not mailed."""
    for row in Recipient.objects.filter(notice__key__startswith="reminder:").select_related("notice"):
        notice = row.notice
        if row.mail == "skipped":
            assert notice.settled is not None and notice.settled >= notice.at, notice
            continue
        assert row.mail == "sent" and row.sent is not None, notice
        assert notice.last_day is not None
        assert row.sent.astimezone(clock.BRUSSELS).date() <= notice.last_day
    assert len(mail.outbox) > len(STEPS) * len(FIRST_DAYS)


def the_job_was_skipped_late_and_twice(moments: list[datetime]) -> None:
    runs = Counter(moment.date() for moment in moments)
    whole = (END - BEGIN).days + 1
    assert whole > 365
    assert whole - len(runs) > 50, "days on which it did not run"
    assert sum(count == 2 for count in runs.values()) > 30
    late = [day for day, count in runs.items() if count == 1 and at(day, NIGHT) in moments]
    assert len(late) > 50
