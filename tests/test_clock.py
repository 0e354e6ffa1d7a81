"""The clock: Brussels time, and held still when asked."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta

from portefeuille import clock


def test_now_is_brussels_time() -> None:
    moment = clock.now()
    assert moment.utcoffset() in (timedelta(hours=1), timedelta(hours=2))
    assert abs(moment - datetime.now(UTC)) < timedelta(seconds=5)
    assert clock.today() == clock.now().date()


def test_a_held_day_is_noon_and_given_back() -> None:
    with clock.use(date(2024, 6, 5)):
        assert clock.today() == date(2024, 6, 5)
        assert clock.now().isoformat() == "2024-06-05T12:00:00+02:00"
        with clock.use(date(2020, 1, 1)):
            assert clock.today() == date(2020, 1, 1)
        assert clock.today() == date(2024, 6, 5)
    assert clock.today() == datetime.now(clock.BRUSSELS).date()


def test_a_moment_elsewhere_is_the_day_of_brussels() -> None:
    with clock.use(datetime(2024, 12, 31, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2025, 1, 1)
    with clock.use(datetime(2024, 12, 31, 23, 30)):
        assert clock.now().isoformat() == "2024-12-31T23:30:00+01:00"


def test_every_thread_sees_the_held_clock() -> None:
    seen: list[date] = []
    with clock.use(date(2022, 2, 2)):
        thread = threading.Thread(target=lambda: seen.append(clock.today()))
        thread.start()
        thread.join()
    assert seen == [date(2022, 2, 2)]


def test_fix_and_release() -> None:
    clock.fix(date(2019, 12, 1))
    try:
        assert clock.today() == date(2019, 12, 1)
    finally:
        clock.fix(None)
    assert clock.today() == datetime.now(clock.BRUSSELS).date()
