"""What falls due is found by its day, however many others there are; who did it meanwhile is not warned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portefeuille import clock
from portefeuille.applications import bank, falling, following, reminding, services, tasks, warning
from portefeuille.applications.companion import services as companions
from portefeuille.applications.companion.models import Companion
from portefeuille.applications.companion.radar import due_of, soon
from portefeuille.applications.falling import Falling
from portefeuille.applications.models import Application
from portefeuille.applications.reminding import remind
from portefeuille.notifications.calendars import days
from portefeuille.notifications.models import CalendarDay, Notice
from portefeuille.platform import marks
from portefeuille.platform.models import Actor
from portefeuille.wallet import selectors as wallet
from tests.applications.companion.recorded import actor, recorded
from tests.applications.life import World, on

WEEK = timedelta(days=7)


def many(here: World, count: int) -> None:
    """In several states, none of which is due soon."""
    for number in range(count):
        found = here.submit(project__title=f"Les {number}", project__price=200)
        if number % 2:
            here.deposit(found)
        here.draft(project__title=f"Later {number}", project__start="2026-06-01", project__end="2026-06-02")
        recorded(enterprise=here.enterprise)


def test_nothing_due_costs_as_many_questions_for_ten_as_for_two(here: World) -> None:
    counts = []
    for number in (2, 8):
        many(here, number)
        remind(clock.today())
        marks.reach("calendars", clock.now() + timedelta(hours=2))
        with on(2026, 3, 2, 15), CaptureQueriesContext(connection) as asked:
            assert remind(clock.today()) == reminding.Reminded()
            assert tasks.run_due() == tasks.Ran()
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 40


def test_as_many_questions_for_ten_that_were_warned_of_as_for_two(here: World) -> None:
    counts = []
    for number in (2, 8):
        many(here, number)
        with on(2026, 3, 26):
            assert remind(clock.today()).given >= number
            with CaptureQueriesContext(connection) as asked:
                assert remind(clock.today()).given == 0
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "first", [date(2026, 3, 2), date(2026, 12, 20), date(2027, 12, 20), date(2028, 2, 20)]
)
def test_of_elsewhere_the_index_finds_what_the_law_says(here: World, first: date) -> None:
    with on(2028, 3, 30):
        for applied in (
            date(2016, 4, 1),
            date(2026, 2, 3),
            date(2026, 12, 1),
            date(2027, 12, 1),
            date(2028, 1, 28),
        ):
            for told in (None, applied + timedelta(days=35)):
                recorded(applied_on=applied, deposit_told=told)
                paid = recorded(applied_on=applied, deposit_told=told)
                companions.tick(paid, enterprise="0123456749", step="deposited", on=applied, actor=actor())
    for day in (first + timedelta(days=each) for each in range(20)):
        found = {each.pk for some in soon(day, day + WEEK) for each in some}
        due = {row.pk: due_of(row, day) for row in Companion.objects.all()}
        expected = {pk for pk, each in due.items() if each is not None and each.last_day <= day + WEEK}
        assert expected <= found
        listed = [each.warned.subject for some in falling.elsewhere(day, day + WEEK) for each in some]
        assert sorted(listed) == sorted(f"companion:{pk}" for pk in expected)


def meanwhile(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> None:
    """It happens after the last days were looked up, and before anybody is warned."""
    facts = warning.facts

    def later(found: Sequence[Falling]) -> Iterator[object]:
        told = list(facts(found))
        if told:
            work()
        return iter(told)

    monkeypatch.setattr(warning, "facts", later)


def test_who_deposits_while_the_job_runs_is_not_warned(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    found = here.submit()
    with on(2026, 3, 25):
        meanwhile(monkeypatch, lambda: here.deposit(found))
        assert remind(clock.today()).given == 0
    assert not Notice.objects.filter(kind="deposit_by").exists()


def test_a_draft_that_is_thrown_away_while_the_job_runs(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = here.draft()
    with on(2026, 3, 13):
        meanwhile(
            monkeypatch,
            lambda: services.discard_draft(draft, enterprise=here.enterprise, actor=here.person),
        )
        assert remind(clock.today()).given == 0
    assert not Notice.objects.exists()


def test_of_elsewhere_too(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made = recorded(enterprise=here.enterprise, applied_on=date(2026, 2, 20))
    with on(2026, 3, 17):
        meanwhile(
            monkeypatch,
            lambda: companions.tick(
                made, enterprise=here.enterprise, step="deposited", on=clock.today(), actor=actor()
            ),
        )
        assert remind(clock.today()).given == 0


def test_a_calendar_remembers_what_changed_since_the_last_time(here: World) -> None:
    found, draft = here.submit(), here.draft(project__title="Later")
    with on(2026, 3, 2, 15):
        remind(clock.today())
    rows = {each.subject: each for each in CalendarDay.objects.all()}
    assert {each.kind for each in rows.values()} == {"deposit_by", "apply_by"}
    Application.objects.filter(pk=found.pk).update(
        deposit_by=date(2026, 4, 9)
    )  # no service says that it changed
    with on(2026, 3, 3):
        remind(clock.today())
        assert CalendarDay.objects.get(subject=f"application:{found.pk}").last_day == date(2026, 4, 1)
        here.deposit(found)
        services.discard_draft(draft, enterprise=here.enterprise, actor=here.person)
        assert CalendarDay.objects.get(subject=f"application:{draft}").over
        remind(clock.today())
    seen = {(each.kind, each.over, each.sequence) for each in CalendarDay.objects.all()}
    assert seen == {("deposit_by", True, 1), ("apply_by", True, 1), ("pay_by", False, 0)}
    with on(2026, 3, 25):
        shown = days([], [here.enterprise], "nl", clock.today(), {})
        assert [(each.on.isoformat(), each.cancelled) for each in shown if each.on.month < 5] == [
            ("2026-03-19", True), ("2026-04-01", True),
        ]  # fmt: skip


def test_a_law_that_moves_the_day_moves_every_draft(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    here.draft()
    remind(clock.today())
    law = following.last_day_to_apply

    def moved(start: date | None, today: date) -> date | None:
        last = law(start, today)
        return last + WEEK if last is not None and today >= date(2026, 3, 10) else last

    for module in ("remembering", "lastdays"):
        monkeypatch.setattr(f"portefeuille.applications.{module}.last_day_to_apply", moved)
    with on(2026, 3, 9):
        remind(clock.today())
        assert CalendarDay.objects.get().last_day == date(2026, 3, 19)
    with on(2026, 3, 10):
        remind(clock.today())
    assert (CalendarDay.objects.get().last_day, CalendarDay.objects.get().sequence) == (date(2026, 3, 26), 1)


def test_no_money_of_the_agency_no_attempt(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def top_up(application: str, *, actor: Actor) -> bool:
        tried.append(application)
        return True

    found = [here.submit(project__title=f"Les {number}", project__price=200) for number in range(3)]
    monkeypatch.setattr(bank, "top_up", lambda *args, **more: False)
    for each in found:
        here.deposit(each)
    monkeypatch.setattr(bank, "top_up", top_up)
    monkeypatch.setattr(wallet, "balance", lambda account: 2 * 9_000)
    tasks.run_due()
    assert tried == sorted(each.pk for each in found)[:2]
