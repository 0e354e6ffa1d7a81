"""The figures of the law, typed over by hand from the dossier of rules (periods inclusive), apart from the
package's own data.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.oracle.columns import ADVICE, CYBER, ENERGY, LARGE, MEDIUM, SMALL, TRAINING

if TYPE_CHECKING:
    from fractions import Fraction


def day(year: int, month: int, dom: int) -> int:
    """The ordinal of a calendar day."""
    return date(year, month, dom).toordinal()


SCHEME = day(2016, 4, 1)  # before it, no decision
LOWER_RATES = day(2019, 12, 1)
LOWER_CEILING = day(2020, 1, 1)
EXAMS_OUT = day(2020, 7, 1)
CYBER_BONUS = day(2021, 9, 13)  # C-1a
THEMES_IN = day(2023, 1, 1)
ENERGY_EARLIEST = day(2023, 3, 15)
ENERGY_SURE = day(2024, 6, 5)
ROLLING = day(2024, 1, 1)
WORKSHOPS_IN = day(2026, 1, 1)
CYBER_ADVICE_ONLY = day(2026, 2, 1)

MINIMUM = {TRAINING: 10_000, ADVICE: 50_000}
CATERING_A_DAY = 2_500
PUBLIC_MAX = 2_500  # basis points: from here on refused
PARTNER_FROM = 2_500  # basis points
APPLY_DAYS = 14

MILLION = 100_000_000  # cents


def size_of(headcount: Fraction, turnover: Fraction, balance: Fraction) -> int:
    """R-6.1 to R-6.4: hundredths and cents in, the class out."""
    if headcount < 5_000 and (turnover <= 10 * MILLION or balance <= 10 * MILLION):
        return SMALL
    if headcount < 25_000 and (turnover <= 50 * MILLION or balance <= 43 * MILLION):
        return MEDIUM
    return LARGE


def base_rate(on: int, size: int) -> int:
    """R-1.5, R-1.6 and, for a large sheltered workshop, R-1.10; basis points."""
    small, other = (4_000, 3_000) if on < LOWER_RATES else (3_000, 2_000)
    return small if size == SMALL else other


def rates(on: int, size: int, theme: int) -> tuple[int, ...]:
    """The rates that are possible for this theme on this day, lowest first: two where the law itself is not
    known (R-1.7 to R-1.9).
    """
    base = base_rate(on, size)
    if theme == CYBER and on >= CYBER_BONUS:
        return (base + 1_500,)
    if theme == ENERGY and on >= ENERGY_SURE:
        return (base + 1_500,)
    if theme == ENERGY and on >= ENERGY_EARLIEST:
        return (base, base + 1_500)
    return (base,)


def ceiling(on: int, size: int) -> int:
    """R-2.4, R-2.5; cents a calendar year."""
    if on >= LOWER_CEILING:
        return 750_000
    return 1_000_000 if size == SMALL else 1_500_000


def de_minimis_ceiling(on: int) -> int:
    """R-10.1, R-10.2; cents."""
    return 30_000_000 if on >= ROLLING else 20_000_000


def same_day_years_ago(on: int, years: int) -> int:
    """The same calendar day so many years earlier; 29 February becomes 28 February."""
    today = date.fromordinal(on)
    last = 28 if (today.month, today.day) == (2, 29) else today.day
    return date(today.year - years, today.month, last).toordinal()


def aid_counts(on: int, granted: int) -> bool:
    """R-10.1: this fiscal year and the two before (taken as calendar years); R-10.2: the three years that end
    on the day itself.
    """
    if granted > on:
        return False
    if on >= ROLLING:
        return granted > same_day_years_ago(on, 3)
    return date.fromordinal(granted).year >= date.fromordinal(on).year - 2


def last_project_day(on: int) -> int:
    """R-5.8: 31 December of the year after the application."""
    return day(date.fromordinal(on).year + 1, 12, 31)


SIZE_ALL = (SMALL, MEDIUM, LARGE)
