"""Banking days, and until when a transfer must be ordered to arrive in time.

A banking day is a day on which TARGET, the system through which banks settle, is open: Monday to Friday, except its six
closing days.  Source: Guideline (EU) 2022/912 of the European Central Bank on TARGET, and the calendar of closing days
that it has kept since 2002 (New Year's Day, Good Friday, Easter Monday, 1 May, Christmas Day, 26 December).

How long a transfer takes is an assumption, on the safe side: :data:`EXECUTION` banking day, the longest that article 83
of Directive (EU) 2015/2366 allows for an electronic order in euro.  An instant transfer arrives within seconds on any
day, but not every account takes one, so nobody is told to count on it.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

EXECUTION = 1
"""Banking days that a transfer is assumed to be on its way."""
DAY = timedelta(days=1)
SATURDAY = 5
FIXED = ((1, 1), (5, 1), (12, 25), (12, 26))
"""Month and day of the closing days that do not move."""
BEFORE_EASTER, AFTER_EASTER = timedelta(days=2), timedelta(days=1)


@cache
def closing_days(year: int) -> frozenset[date]:
    """The days of the week on which TARGET is closed all the same, and those of them that fall in a weekend."""
    sunday = easter(year)
    return frozenset((*(date(year, *each) for each in FIXED), sunday - BEFORE_EASTER, sunday + AFTER_EASTER))


def is_banking_day(day: date) -> bool:
    """Whether banks settle payments on this day."""
    return day.weekday() < SATURDAY and day not in closing_days(day.year)


def banking_day(day: date) -> date:
    """The day itself, or the last banking day before it."""
    while not is_banking_day(day):
        day -= DAY
    return day


def order_by(arrives: date) -> date:
    """The last banking day on which a transfer is ordered that must have arrived on a day."""
    found = banking_day(arrives)
    for _ in range(EXECUTION):
        found = banking_day(found - DAY)
    return found
