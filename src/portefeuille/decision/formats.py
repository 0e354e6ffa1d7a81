"""Amounts, shares, headcounts and days as people read them, in Dutch, English and French; no system locale.

Values are the integers of the rules: euro cents, basis points, hundredths of a full-time equivalent.
``scale`` is 1, or :data:`portefeuille.rules.units.EXACT` for an exact figure of a group.

- An amount has two decimals (``EUR 409,50``, ``EUR 500,00``); ``whole=True``, for limits of the law, leaves
  ``,00`` out.
- An exact figure is rounded half up to two decimals, unless that would make a whole number of it: 49.9999
  stays 49.9999, because 50 is a limit and 49.9999 lies below it.
- French groups thousands with a narrow no-break space and sets a no-break space before the unit; Dutch and
  English use plain spaces.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

LANGUAGES = ("nl", "en", "fr")

NO_DAYS = (0, date.max.toordinal())
NARROW, NO_BREAK = "\u202f", "\u00a0"
GROUPS = {"nl": ".", "en": ",", "fr": NARROW}
POINTS = {"nl": ",", "en": ".", "fr": ","}
#: What stands before the unit, and before the percent sign.
SPACES = {"nl": " ", "en": " ", "fr": NO_BREAK}
PERCENTS = {"nl": " %", "en": "%", "fr": f"{NO_BREAK}%"}
FULL_TIME = {"nl": "VTE", "en": "FTE", "fr": "ETP"}
AND = {"nl": "en", "en": "and", "fr": "et"}
TRUTHS = {"nl": ("nee", "ja"), "en": ("no", "yes"), "fr": ("non", "oui")}
DAYS = {"nl": ("dag", "dagen"), "en": ("day", "days"), "fr": ("jour", "jours")}
MONTH_COUNTS = {"nl": ("maand", "maanden"), "en": ("month", "months"), "fr": ("mois", "mois")}
YEARS = {"nl": ("jaar", "jaar"), "en": ("year", "years"), "fr": ("an", "ans")}
_MONTH_NAMES = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
MONTHS = {lang: names.split() for lang, names in _MONTH_NAMES.items()}


def money(cents: int, lang: str, *, scale: int = 1, whole: bool = False) -> str:
    """An amount: EUR 1.234.567,50 (nl), EUR 1,234,567.50 (en), 1 234 567,50 EUR (fr)."""
    sign, units, decimals = _parts(cents, scale)
    if whole and decimals == "00":
        decimals = ""
    number = sign + _number(units, decimals, lang)
    return f"{number}{SPACES[lang]}EUR" if lang == "fr" else f"EUR{SPACES[lang]}{number}"


def percent(basis_points: int, lang: str) -> str:
    """A rate or a share: 45 %, 24,99 % (nl), 45% (en)."""
    sign, units, decimals = _parts(basis_points, 1)
    return sign + _number(units, decimals.rstrip("0"), lang) + PERCENTS[lang]


def headcount(hundredths: int, lang: str, *, scale: int = 1) -> str:
    """Full-time equivalents: 12,5 VTE (nl), 12.5 FTE (en), 12,5 ETP (fr)."""
    sign, units, decimals = _parts(hundredths, scale)
    return sign + _number(units, decimals.rstrip("0"), lang) + SPACES[lang] + FULL_TIME[lang]


def day(when: date | int, lang: str) -> str:
    """A day (a date, or its ordinal): 15 december 2026, 15 December 2026, 1er janvier 2026.

    Empty for ordinal 0 and for the last day there is: a row of facts puts them where no day is known.
    """
    if isinstance(when, int):
        if when in NO_DAYS:
            return ""
        when = date.fromordinal(when)
    number = "1er" if lang == "fr" and when.day == 1 else str(when.day)
    return f"{number} {MONTHS[lang][when.month - 1]} {when.year}"


def days(number: int, lang: str) -> str:
    """A term in days: 1 dag, 14 dagen."""
    return _counted(number, DAYS[lang], lang)


def months(number: int, lang: str) -> str:
    """A term in months: 6 maanden."""
    return _counted(number, MONTH_COUNTS[lang], lang)


def years(number: int, lang: str) -> str:
    """A term in years: 3 jaar, 1 year, 2 ans."""
    return _counted(number, YEARS[lang], lang)


def count(number: int, lang: str) -> str:
    """A whole number: 1.200 (nl)."""
    return ("-" if number < 0 else "") + _number(abs(number), "", lang)


def truth(value: bool | int, lang: str) -> str:
    """Yes or no."""
    return TRUTHS[lang][bool(value)]


def listing(items: Sequence[str], lang: str) -> str:
    """``a, b en c``; empty for no items."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {AND[lang]} {items[-1]}"


def show(value: int, unit: str, lang: str, *, scale: int = 1, whole: bool = False) -> str:
    """A value of one of the units eur, fte, rate, share, day (an ordinal), days, months, years, count, bool.

    The names of choices stand in wording.py.

    :raises KeyError: for another unit.
    """
    if unit == "eur":
        return money(value, lang, scale=scale, whole=whole)
    if unit == "fte":
        return headcount(value, lang, scale=scale)
    return PLAIN[unit](value, lang)


def limit(value: int, unit: str, lang: str) -> str:
    """A parameter of the law, as :func:`show`, without ``,00``: EUR 7.500."""
    return show(value, unit, lang, whole=True)


PLAIN: dict[str, Callable[[int, str], str]] = {
    "rate": percent,
    "share": percent,
    "day": day,
    "days": days,
    "months": months,
    "years": years,
    "count": count,
    "bool": truth,
}


def _parts(value: int, scale: int) -> tuple[str, int, str]:
    """Sign, whole units and decimals of ``value``, a count of 1 / (100 x scale)."""
    sign, size = ("-" if value < 0 else ""), abs(value)
    hundredths = (2 * size + scale) // (2 * scale)
    units, decimals = divmod(hundredths, 100)
    if decimals or size == hundredths * scale:
        return sign, units, f"{decimals:02d}"
    units, rest = divmod(size, 100 * scale)
    return sign, units, f"{rest:0{len(str(scale)) + 1}d}".rstrip("0")


def _number(units: int, decimals: str, lang: str) -> str:
    grouped = f"{units:,}".replace(",", GROUPS[lang])
    return f"{grouped}{POINTS[lang]}{decimals}" if decimals else grouped


def _counted(number: int, words: tuple[str, str], lang: str) -> str:
    single = number == 1 or (lang == "fr" and number == 0)
    return f"{count(number, lang)}{SPACES[lang]}{words[0] if single else words[1]}"
