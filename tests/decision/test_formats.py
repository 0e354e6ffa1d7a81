"""Amounts, shares, headcounts and days, as written in the three languages."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.decision import formats
from portefeuille.decision.formats import LANGUAGES, MONTHS, POINTS
from portefeuille.rules.units import EXACT

N, B = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("cents", "nl", "en", "fr"),
    [
        (0, "EUR 0,00", "EUR 0.00", f"0,00{B}EUR"),
        (5, "EUR 0,05", "EUR 0.05", f"0,05{B}EUR"),
        (40950, "EUR 409,50", "EUR 409.50", f"409,50{B}EUR"),
        (50000, "EUR 500,00", "EUR 500.00", f"500,00{B}EUR"),
        (123456750, "EUR 1.234.567,50", "EUR 1,234,567.50", f"1{N}234{N}567,50{B}EUR"),
        (-7, "EUR -0,07", "EUR -0.07", f"-0,07{B}EUR"),
    ],
)
def test_an_amount_has_two_decimals(cents: int, nl: str, en: str, fr: str) -> None:
    assert [formats.money(cents, lang) for lang in LANGUAGES] == [nl, en, fr]


@pytest.mark.parametrize(
    ("cents", "nl"),
    [(750000, "EUR 7.500"), (1000000000, "EUR 10.000.000"), (2550, "EUR 25,50"), (0, "EUR 0")],
)
def test_a_limit_of_the_law_drops_only_zero_cents(cents: int, nl: str) -> None:
    assert formats.limit(cents, "eur", "nl") == nl


@pytest.mark.parametrize(
    ("points", "nl", "en", "fr"),
    [
        (4500, "45 %", "45%", f"45{B}%"),
        (2499, "24,99 %", "24.99%", f"24,99{B}%"),
        (2490, "24,9 %", "24.9%", f"24,9{B}%"),
        (1, "0,01 %", "0.01%", f"0,01{B}%"),
        (0, "0 %", "0%", f"0{B}%"),
        (10000, "100 %", "100%", f"100{B}%"),
    ],
)
def test_a_rate_has_no_needless_decimals(points: int, nl: str, en: str, fr: str) -> None:
    assert [formats.percent(points, lang) for lang in LANGUAGES] == [nl, en, fr]
    assert formats.show(points, "rate", "nl") == formats.show(points, "share", "nl") == nl


@pytest.mark.parametrize(
    ("value", "scale", "nl"),
    [
        (1250, 1, "12,5 VTE"),
        (5000, 1, "50 VTE"),
        (4999, 1, "49,99 VTE"),
        (1250 * EXACT, EXACT, "12,5 VTE"),
        (33_333_333, EXACT, "33,33 VTE"),
        (33_335_000, EXACT, "33,34 VTE"),
        (49_999_999, EXACT, "49,999999 VTE"),
        (49_996_000, EXACT, "49,996 VTE"),
        (50_000_001, EXACT, "50,000001 VTE"),
        (123_456 * EXACT, EXACT, "1.234,56 VTE"),
    ],
)
def test_an_exact_figure_is_rounded_but_never_onto_a_whole_number(value: int, scale: int, nl: str) -> None:
    assert formats.headcount(value, "nl", scale=scale) == nl


def test_an_exact_amount_just_above_the_ceiling_does_not_read_as_the_ceiling() -> None:
    ten_million = 1_000_000_000 * EXACT
    assert formats.money(ten_million + 1, "en", scale=EXACT) == "EUR 10,000,000.000001"
    assert formats.money(ten_million + 12_345, "en", scale=EXACT) == "EUR 10,000,000.01"
    assert formats.show(ten_million, "eur", "en", scale=EXACT) == "EUR 10,000,000.00"


def test_headcounts_have_the_unit_of_the_language() -> None:
    assert [formats.headcount(1250, lang) for lang in LANGUAGES] == ["12,5 VTE", "12.5 FTE", f"12,5{B}ETP"]


@pytest.mark.parametrize(
    ("when", "nl", "en", "fr"),
    [
        (date(2026, 12, 15), "15 december 2026", "15 December 2026", "15 décembre 2026"),
        (date(2026, 1, 1), "1 januari 2026", "1 January 2026", "1er janvier 2026"),
        (date(2024, 2, 29), "29 februari 2024", "29 February 2024", "29 février 2024"),
        (date(2021, 8, 31), "31 augustus 2021", "31 August 2021", "31 août 2021"),
    ],
)
def test_a_day_is_written_out(when: date, nl: str, en: str, fr: str) -> None:
    assert [formats.day(when, lang) for lang in LANGUAGES] == [nl, en, fr]
    assert formats.show(when.toordinal(), "day", "nl") == nl


def test_the_days_that_stand_for_no_day_are_empty() -> None:
    assert [formats.day(ordinal, "nl") for ordinal in (0, date.max.toordinal())] == ["", ""]


@pytest.mark.parametrize(
    ("number", "unit", "nl", "en", "fr"),
    [
        (1, "days", "1 dag", "1 day", f"1{B}jour"),
        (14, "days", "14 dagen", "14 days", f"14{B}jours"),
        (0, "days", "0 dagen", "0 days", f"0{B}jour"),
        (1, "years", "1 jaar", "1 year", f"1{B}an"),
        (6, "months", "6 maanden", "6 months", f"6{B}mois"),
        (1, "months", "1 maand", "1 month", f"1{B}mois"),
        (3, "years", "3 jaar", "3 years", f"3{B}ans"),
        (1200, "count", "1.200", "1,200", f"1{N}200"),
        (-3, "count", "-3", "-3", "-3"),
        (1, "bool", "ja", "yes", "oui"),
        (0, "bool", "nee", "no", "non"),
    ],
)
def test_terms_counts_and_truths(number: int, unit: str, nl: str, en: str, fr: str) -> None:
    assert [formats.show(number, unit, lang) for lang in LANGUAGES] == [nl, en, fr]


def test_a_list_of_things() -> None:
    assert formats.listing([], "nl") == ""
    assert formats.listing(["a"], "nl") == "a"
    assert formats.listing(["a", "b"], "en") == "a and b"
    assert formats.listing(["a", "b", "c"], "fr") == "a, b et c"


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(KeyError):
        formats.show(1, "choice", "nl")


def number_in(text: str, lang: str) -> Fraction:
    """Reads a number back."""
    digits = re.sub(f"[^0-9{re.escape(POINTS[lang])}-]", "", text)
    return Fraction(digits.replace(POINTS[lang], "."))


@given(st.integers(-(10**13), 10**13), st.sampled_from(LANGUAGES), st.booleans())
def test_an_amount_reads_back(cents: int, lang: str, whole: bool) -> None:
    assert number_in(formats.money(cents, lang, whole=whole), lang) == Fraction(cents, 100)


@given(st.integers(0, 10**9), st.sampled_from(LANGUAGES))
def test_rates_and_headcounts_read_back(value: int, lang: str) -> None:
    assert number_in(formats.percent(value, lang), lang) == Fraction(value, 100)
    assert number_in(formats.headcount(value, lang), lang) == Fraction(value, 100)


@given(st.integers(0, 10**15), st.integers(0, 10**7), st.sampled_from(LANGUAGES))
def test_an_exact_figure_reads_on_its_own_side_of_every_limit(value: int, limit: int, lang: str) -> None:
    shown = number_in(formats.money(value, lang, scale=EXACT), lang)
    exact = Fraction(value, 100 * EXACT)
    assert abs(shown - exact) <= Fraction(1, 200)
    assert (shown < limit, shown > limit) == (exact < limit, exact > limit)


@given(st.dates(max_value=date(9999, 12, 30)), st.sampled_from(LANGUAGES))
def test_a_day_reads_back(when: date, lang: str) -> None:
    number, month, year = formats.day(when, lang).split(" ")
    assert date(int(year), MONTHS[lang].index(month) + 1, int(number.removesuffix("er"))) == when
