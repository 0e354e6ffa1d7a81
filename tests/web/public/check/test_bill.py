"""The sum on the page: every line, to the cent, and the bar adds up."""

from __future__ import annotations

import pytest

from portefeuille.decision import decide
from portefeuille.web.public.check import bill
from portefeuille.web.public.check.form import Form
from tests.web.public.check.answers import COURSE, ENTERPRISE, WHOLE

Rows = list[tuple[str, str, str]]


def rows(lines: object) -> Rows:
    assert hasattr(lines, "__iter__")
    return [(str(line.label), line.sign, line.amount) for line in lines]


def test_from_the_price_to_the_subsidy_and_who_pays_the_rest() -> None:
    decision = decide(Form(WHOLE, "nl").case)
    assert rows(bill.subsidy_lines(decision)) == [
        ("Prijs zonder btw", "", "EUR 1.000,00"),
        ("Telt niet mee", "−", "EUR 90,00"),
        ("Telt mee voor de steun", "=", "EUR 910,00"),
        ("Steunpercentage voor een kleine onderneming", "×", "45 %"),
        ("Subsidie", "=", "EUR 409,50"),
    ]
    assert rows(bill.own_lines(decision)) == [
        ("Jouw aandeel: dat stort je in de portefeuille", "", "EUR 500,50"),
        ("Kosten die niet meetellen", "+", "EUR 90,00"),
        ("Btw", "+", "EUR 210,00"),
        ("Samen betaal je", "=", "EUR 800,50"),
    ]
    assert bill.outside(decision) == "EUR 300,00"


def test_the_bar_is_the_whole_invoice() -> None:
    slices = bill.bar(decide(Form(WHOLE, "nl").case))
    assert [(each.name, each.amount) for each in slices] == [
        ("subsidy", "EUR 409,50"),
        ("own", "EUR 500,50"),
        ("outside", "EUR 300,00"),
    ]
    assert [(each.start, each.width) for each in slices] == [
        ("0.00", "33.84"),
        ("33.84", "41.36"),
        ("75.21", "24.79"),
    ]


def test_without_vat_and_other_costs_nothing_is_outside() -> None:
    answers = {**ENTERPRISE, **COURSE}
    del answers["project.vat"]
    decision = decide(Form(answers, "nl").case)
    assert bill.outside(decision) == ""
    assert [each.name for each in bill.bar(decision)] == ["subsidy", "own"]


def test_the_ceiling_is_a_line_of_its_own() -> None:
    decision = decide(Form({**ENTERPRISE, **COURSE, "history.subsidy_this_year": "7.400"}, "nl").case)
    assert rows(bill.subsidy_lines(decision))[-2:] == [
        ("Meer laat je steunplafond van dit jaar niet toe", "≤", "EUR 100,00"),
        ("Subsidie", "=", "EUR 100,00"),
    ]


@pytest.mark.parametrize(
    "size, label",
    [
        ("small", "Steunpercentage voor een kleine onderneming"),
        ("medium", "Steunpercentage voor een middelgrote onderneming"),
    ],
)
def test_the_rate_says_for_whom(size: str, label: str) -> None:
    decision = decide(Form({**ENTERPRISE, **COURSE, "history.size_this_year": size}, "nl").case)
    assert label in [row[0] for row in rows(bill.subsidy_lines(decision))]


def test_what_is_not_known_is_not_in_the_sum() -> None:
    answers = {**ENTERPRISE, **COURSE}
    del answers["project.theme"]
    decision = decide(Form(answers, "nl").case)
    assert [row[0] for row in rows(bill.subsidy_lines(decision))] == [
        "Prijs zonder btw",
        "Telt niet mee",
        "Telt mee voor de steun",
    ]
    assert rows(bill.own_lines(decision)) == []
    assert bill.bar(decision) == ()


def test_a_refusal_has_no_sum() -> None:
    decision = decide(Form({**WHOLE, "enterprise.establishments.0.postcode": "1000"}, "nl").case)
    assert (rows(bill.subsidy_lines(decision)), rows(bill.own_lines(decision)), bill.bar(decision)) == (
        [],
        [],
        (),
    )
