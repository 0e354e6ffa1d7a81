"""Warnings before a last day, over whatever runs there were: each once, none too many, none afterwards."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portefeuille import clock
from portefeuille.notifications.models import Notice, Recipient
from portefeuille.notifications.notices import inbox, tell, unread
from portefeuille.notifications.reminders import STEPS, Warned, remind, settle, step, sweep
from tests.notifications.people import AN, BO, ENTERPRISE, mandates

pytestmark = pytest.mark.django_db
LAST = date(2026, 12, 15)
SUBJECTS = count()


@pytest.fixture(autouse=True)
def who(monkeypatch: pytest.MonkeyPatch) -> None:
    mandates(monkeypatch, {ENTERPRISE: [AN, BO]})


def warn(subject: str, today: date, last: date = LAST, kind: str = "pay_by") -> int:
    with clock.use(today):
        return remind(
            enterprise=ENTERPRISE,
            kind=kind,
            subject=subject,
            last_day=last,
            today=today,
            facts={"title": "Excel"},
        )


@pytest.mark.parametrize("left, due", [
    (8, None), (7, 7), (6, 7), (3, 7), (2, 2), (1, 2), (0, 0), (-1, None), (400, None),
])  # fmt: skip
def test_which_warning_is_due(left: int, due: int | None) -> None:
    assert step(left) == due


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(-3, 30), max_size=25))
def test_whatever_days_the_job_runs_on(lefts: list[int]) -> None:
    """The days are any, in any order and as often as one likes: also twice, late, or after a clock that was set back."""
    subject = f"application:{next(SUBJECTS)}"
    given_on = dict.fromkeys(lefts, 0)
    for left in lefts:
        given_on[left] += warn(subject, LAST - timedelta(days=left))
    warned = list(Notice.objects.filter(subject=subject).values_list("key", flat=True))
    expected = {min(each for each in STEPS if left <= each) for left in lefts if 0 <= left <= max(STEPS)}
    assert sorted(int(key.rsplit(":", 1)[1]) for key in warned) == sorted(expected)
    assert sum(given_on.values()) == len(expected)
    assert all(number == 0 for left, number in given_on.items() if not 0 <= left <= max(STEPS))


def test_a_year_of_days_gives_three_warnings_on_their_days() -> None:
    days = [LAST + timedelta(days=each) for each in range(-300, 60)]
    assert [day for day in days if warn("application:1", day)] == [
        date(2026, 12, 8), date(2026, 12, 13), date(2026, 12, 15),
    ]  # fmt: skip


def test_a_day_that_moves_is_warned_of_anew_and_the_old_one_is_settled() -> None:
    warn("application:1", date(2026, 12, 9))
    later = LAST + timedelta(days=7)
    with clock.use(date(2026, 12, 15)):
        assert settle(subject="application:1", kind="pay_by", still=later) == 1
        assert warn("application:1", date(2026, 12, 15), later) == 1
        assert settle(subject="application:1", kind="pay_by", still=later) == 0
        assert [each.past for each in inbox(ENTERPRISE, "an")] == [False, True]


def test_what_is_met_is_no_longer_to_be_read_or_mailed() -> None:
    warn("application:1", date(2026, 12, 9))
    warn("application:2", date(2026, 12, 9))
    tell(key="x", enterprise=ENTERPRISE, kind="closed", subject="application:1", facts={})
    with clock.use(date(2026, 12, 9)):
        assert [settle(subject="application:1", kind="pay_by") for _ in range(2)] == [1, 0]
    assert unread("an") == 2
    assert sorted(Recipient.objects.values_list("notice__subject", "notice__kind", "mail")) == [
        ("application:1", "closed", "waiting"), ("application:1", "closed", "waiting"),
        ("application:1", "pay_by", "skipped"), ("application:1", "pay_by", "skipped"),
        ("application:2", "pay_by", "waiting"), ("application:2", "pay_by", "waiting"),
    ]  # fmt: skip


def test_what_is_not_due_any_more_is_settled_by_the_next_run() -> None:
    warn("application:1", date(2026, 12, 9))
    warn("application:2", date(2026, 12, 9))
    still = {Warned(ENTERPRISE, "application:2", "pay_by", LAST)}
    with clock.use(date(2026, 12, 10)):
        assert [sweep(still.intersection, today=date(2026, 12, 10)) for _ in range(2)] == [1, 0]
    assert list(Notice.objects.filter(settled=None).values_list("subject", flat=True)) == ["application:2"]
    with clock.use(date(2026, 12, 16)):
        assert sweep(lambda some: (), today=date(2026, 12, 16)) == 0  # a day that is over was not met by that


def test_only_a_reminder_reminds() -> None:
    with pytest.raises(ValueError, match="'closed' is no reminder; expected one of apply_by"):
        warn("application:1", LAST, kind="closed")
