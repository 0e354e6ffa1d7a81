"""Numbers and days as people type them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.decision.formats import LANGUAGES, money
from portefeuille.decision.formats import day as written
from portefeuille.web.public.forms.typed import UnreadableError, day, number, typed_day


@pytest.mark.parametrize(
    "text, lang, value",
    [
        ("1.250,50", "nl", "1250.50"),
        ("1.250", "nl", "1250"),
        ("1.250", "en", "1.250"),
        ("1,250", "en", "1250"),
        ("1,250", "nl", "1.250"),
        ("1 250,5", "fr", "1250.5"),
        ("1\u202f250\u00a0EUR", "fr", "1250"),
        ("EUR 1.234.567,89", "nl", "1234567.89"),
        ("€1250.5", "nl", "1250.5"),
        ("12,5 VTE", "nl", "12.5"),
        ("30 %", "nl", "30"),
        ("1,234,567", "nl", "1234567"),
        ("1,250.50", "nl", "1250.50"),
        ("0", "nl", "0"),
        ("-3", "nl", "-3"),
        ("1.250,-", "nl", "1250"),
        ("1.250,–", "nl", "1250"),
        ("€ 12.500,=", "nl", "12500"),
        ("2500 euro", "nl", "2500"),
        ("1.234,5", "nl", "1234.5"),
        ("7,5u", "nl", "7.5"),
        ("16 uur", "nl", "16"),
        ("16 heures", "fr", "16"),
    ],
)
def test_a_number(text: str, lang: str, value: str) -> None:
    assert number(text, lang) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["veel", "1.25.000", "12.3456.789,0", "1,2,3", "1..2", ",5", "5,", "1e5", "٣", "9" * 41, "--1", "€"],
)
def test_no_number(text: str) -> None:
    with pytest.raises(UnreadableError, match="Schrijf een getal"):
        number(text, "nl")


@given(st.integers(0, 10**13), st.sampled_from(LANGUAGES))
def test_what_we_write_we_can_read(cents: int, lang: str) -> None:
    assert number(money(cents, lang), lang) == Decimal(cents) / 100


@pytest.mark.parametrize(
    "text",
    [
        "5/6/2024",
        "05-06-2024",
        "5.6.2024",
        " 05 06 2024 ",
        "2024-06-05",
        "5/6/24",
        "05.06.24",
        "5 juni 2024",
        "5 jun 24",
        "5 June 2024",
        "5  juin 2024",
        "5th June, 2024",
        "5-jun-2024",
        "5 JUNI 2024",
    ],
)
def test_a_day(text: str) -> None:
    assert day(text) == date(2024, 6, 5)


@pytest.mark.parametrize(
    "text, said",
    [
        ("31/02/2026", "Deze dag bestaat niet"),
        ("0/1/2026", "Deze dag bestaat niet"),
        ("2026-13-01", "Deze dag bestaat niet"),
        ("31/2/26", "Deze dag bestaat niet"),
        ("31 februari 2026", "Deze dag bestaat niet"),
        ("5/6/224", "dag/maand/jaar"),
        ("5 ju 2024", "dag/maand/jaar"),
        ("5 juli", "dag/maand/jaar"),
        ("5 brumaire 2024", "dag/maand/jaar"),
        ("morgen", "dag/maand/jaar"),
        ("٥/٦/٢٠٢٤", "dag/maand/jaar"),
    ],
)
def test_no_day(text: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        day(text)


@pytest.mark.parametrize(
    "text, month",
    [
        ("1 mrt 2026", 3),
        ("1er février 2026", 2),
        ("1 fevrier 26", 2),
        ("1 août 2026", 8),
        ("1 sept. 2026", 9),
        ("1 mei 26", 5),
    ],
)
def test_a_month_by_its_name(text: str, month: int) -> None:
    assert day(text) == date(2026, month, 1)


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(LANGUAGES))
def test_a_day_that_the_pages_write(when: date, lang: str) -> None:
    assert day(written(when, lang)) == when


@given(st.dates())
def test_a_day_that_we_wrote(when: date) -> None:
    text = typed_day(when)
    assert when.year < 1000 or day(text) == when
