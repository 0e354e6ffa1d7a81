"""The pages on a day: rates, themes, last days, contacts."""

from __future__ import annotations

from datetime import date

import pytest

from portefeuille.law import Law
from portefeuille.web.public.start.today import Today


def on(day: date, lang: str = "nl") -> Today:
    return Today(Law.on(day), lang)


TODAY = date(2026, 11, 22)


def test_the_rates_of_today() -> None:
    rates = [
        (each.subject, each.services, each.small, each.medium, each.origin.since) for each in on(TODAY).rates
    ]
    assert rates == [
        ("", ("training",), "30 %", "20 %", "1 december 2019"),
        ("Cybersecurity", ("training", "advice"), "45 %", "35 %", "13 september 2021"),
        ("Energie-efficiëntie", ("training",), "45 %", "35 %", "1 februari 2026"),
    ]


def test_the_rates_before_there_were_themes() -> None:
    rates = [(each.subject, each.services, each.small, each.medium) for each in on(date(2018, 1, 1)).rates]
    assert rates == [("", (), "40 %", "30 %")]


def test_the_large_figures() -> None:
    today = on(TODAY)
    assert [each.value for each in today.span] == ["20 %", "45 %"]
    assert [each.value for each in today.ceilings] == ["EUR 7.500"]
    assert [each.value for each in on(date(2018, 1, 1)).ceilings] == ["EUR 10.000", "EUR 15.000"]
    assert [each.value for each in today.term] == ["14 dagen"]
    assert today.span[1].origin.since == "13 september 2021"


def test_a_rate_that_is_not_known_is_not_the_lowest() -> None:
    """From 2023-03-15 to 2024-06-04 the first day of the bonus for energy efficiency is not known (R-1.8)."""
    assert [each.value for each in on(date(2023, 6, 1)).span] == ["20 %", "45 %"]


def test_the_themes() -> None:
    today = on(TODAY, "en")
    assert today.number_of_themes == "8"
    assert "Business strategy" in today.themes
    assert "Cybersecurity" not in today.themes  # a part of a theme
    assert on(date(2022, 12, 31)).themes == ()


@pytest.mark.parametrize(
    "day, last", [(date(2026, 11, 22), "6 december 2026"), (date(2028, 2, 20), "5 maart 2028")]
)
def test_the_last_day_of_what_starts_today(day: date, last: str) -> None:
    assert last in on(day).when[0].text


def test_the_last_day_to_deposit_and_to_finish() -> None:
    deposit, finish = (each.text for each in on(date(2026, 12, 15)).when[1:])
    assert "14 januari 2027" in deposit
    assert "31 december 2027" in finish


def test_what_is_open_is_said_not_to_be_known() -> None:
    told = " ".join(each.text for each in on(TODAY).open)
    assert "weten we niet" in told
    assert "www.kmo-portefeuille.be" in told
    assert "einddatum" in told


def test_an_end_that_is_known_is_told() -> None:
    told = " ".join(each.text for each in on(date(2019, 12, 31)).open)
    assert "gelden tot en met 31 december 2019" in told
    assert "einddatum" not in told


def test_advice_on_either_side_of_its_change() -> None:
    assert [each.text for each in on(TODAY).advice] == [
        "Voor advies krijg je alleen nog steun als het over cybersecurity gaat."
    ]
    assert [each.text for each in on(date(2025, 6, 1)).advice] == [
        "Ook advies krijgt steun, over dezelfde thema’s als een opleiding."
    ]
    assert "Advies over iets anders dan cybersecurity" in {each.title for each in on(TODAY).pitfalls}
    assert "Advies over iets anders dan cybersecurity" not in {
        each.title for each in on(date(2025, 6, 1)).pitfalls
    }


def test_the_contacts_are_dated() -> None:
    contacts = {each.code: each for each in on(TODAY).contacts}
    assert contacts["email"].value == "kmo-portefeuille@vlaanderen.be"
    assert contacts["email"].checked == "22 november 2026"
    assert contacts["post"].origin.since == "5 juni 2024"
    assert "post" not in {each.code for each in on(date(2024, 6, 4)).contacts}
    assert {each.code for each in on(TODAY).reach} == {"email", "phone", "website"}


def test_a_language_that_we_do_not_have_is_dutch() -> None:
    assert on(TODAY, "de").day == "22 november 2026"
