"""Values, readings and cells of lists in words, the same as on every screen."""

from __future__ import annotations

from datetime import date

import pytest

from portefeuille.decision import formats
from portefeuille.law import Law, inwords, load
from portefeuille.law.model import Segment
from portefeuille.law.nodes import LANGUAGES
from portefeuille.law.units import WORDS

NOW = date(2026, 11, 22)


def segments() -> list[tuple[str, Segment]]:
    book = load()
    parameters = (*book.parameters.values(), *book.timeline.values())
    return [(parameter.unit, segment) for parameter in parameters for segment in parameter.segments]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_number_is_written_as_in_a_decision(lang: str) -> None:
    compared = 0
    for unit, segment in segments():
        for each in (segment.value, *segment.alternatives):
            if isinstance(each, int):
                assert inwords.value(each, unit, lang) == formats.limit(each, unit, lang)
                compared += 1
    assert compared > 100


@pytest.mark.parametrize(
    "unit, scaled", [("eur", 100_001), ("share", 2_550), ("fte", 4_999), ("days", 1), ("years", 0)]
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_odd_numbers_too(unit: str, scaled: int, lang: str) -> None:
    assert inwords.value(scaled, unit, lang) == formats.limit(scaled, unit, lang)


def test_every_choice_of_the_law_has_words_in_three_languages() -> None:
    book = load()
    choices = {
        each for group in (book.parameters, book.timeline) for p in group.values() for each in p.choices
    }
    assert set(inwords.words()["choices"]) == choices
    for section in ("phrases", "choices", "columns", "values"):
        for key, texts in inwords.words()[section].items():
            assert set(texts) == set(LANGUAGES), key
            assert all(texts.values()), key


@pytest.mark.parametrize(
    "name, day, lang, words",
    [
        ("ceiling.year.small", date(2026, 1, 1), "nl", "EUR 7.500"),
        ("rate.cybersecurity.small", date(2021, 9, 13), "nl", "45 % (onder voorbehoud: 30 % of 45 %)"),
        (
            "rate.cybersecurity.small",
            date(2021, 9, 13),
            "fr",
            "45\u00a0% (sous réserve\u00a0: 30\u00a0% ou 45\u00a0%)",
        ),
        ("rate.energy_efficiency.small", date(2023, 6, 1), "en", "unknown: 30% or 45%"),
        ("de_minimis.ceiling", date(2031, 1, 1), "nl", "onbekend"),
        ("maximum.project", date(2026, 1, 1), "nl", "bestaat niet"),
        ("de_minimis.window", date(2026, 1, 1), "en", "back from day to day"),
        ("theme.required", date(2026, 1, 1), "fr", "oui"),
    ],
)
def test_a_reading(name: str, day: date, lang: str, words: str) -> None:
    assert inwords.reading(Law.on(day, NOW).reading(name), lang) == words


def test_a_reservation_without_alternatives_and_what_was_not_published() -> None:
    law = Law.on(date(2016, 5, 1), date(2009, 1, 1))
    assert inwords.reading(law.reading("rate.base.small"), "nl") == "toen nog niet bekend"
    reading = Law.on(date(2030, 1, 1), NOW).reading("rounding.subsidy")
    assert inwords.reading(reading, "en").startswith(
        "half a cent goes up (with reservation: half a cent goes up or "
    )


def test_what_was_and_what_is_no_more() -> None:
    law = Law.on(date(2016, 3, 31), NOW)
    assert inwords.before(law.reading("theme.required"), "en").startswith("not recorded")
    workshop = Law.on(date(2025, 12, 31), NOW).reading("rate.sheltered_workshop.small")
    assert inwords.before(workshop, "nl") == "bestond nog niet"
    assert inwords.after(workshop, "nl") == "bestaat niet meer"
    assert (
        inwords.before(law.reading("rate.training"), "nl")
        == inwords.after(law.reading("rate.training"), "nl")
        == "50 %"
    )


@pytest.mark.parametrize(
    "name, column, cell, words",
    [
        ("themes", "services", ["training", "advice"], "opleiding, advies"),
        ("themes", "services", [], "er waren nog geen thema's"),
        (
            "cost_kinds",
            "verdict",
            {"training": "accepted", "advice": "refused"},
            "opleiding: telt mee; advies: telt niet mee",
        ),
        ("legal_forms", "verdict", "refused", "uitgesloten"),
        ("exclusions", "reserved", False, "uitgesloten"),
        ("increases", "verdict", None, "onbekend"),
        ("contacts", "value", "1700", "1700"),
    ],
)
def test_a_cell(name: str, column: str, cell: object, words: str) -> None:
    assert inwords.cell(name, column, cell, "nl") == words


def test_the_words_of_yes_and_no_are_those_of_the_units() -> None:
    assert [inwords.value(True, "bool", lang) for lang in LANGUAGES] == [
        WORDS[lang][True] for lang in LANGUAGES
    ]
