"""The amounts of the page are those of decide(), for every answer; what cannot be read is told at its question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from portefeuille import clock
from portefeuille.decision import decide
from portefeuille.decision.formats import money, percent
from portefeuille.web.public.calculator.amounts import Amounts
from portefeuille.web.public.calculator.decided import case, decisions, read
from portefeuille.web.public.calculator.sizes import SIZES
from tests.web.public.calculator.answers import COURSE, TODAY, WHOLE

DAYS = ("01/04/2016", "31/12/2019", "01/01/2020", "12/09/2021", "13/09/2021", "31/12/2022", "01/01/2023", "14/03/2023",
        "15/03/2023", "04/06/2024", "05/06/2024", "31/01/2026", "01/02/2026", "22/11/2026")  # fmt: skip
THEMES = (
    "",
    "innovation",
    "digitalisation/cybersecurity",
    "sustainability/energy_efficiency",
    "occupation_specific",
)
PRICES = ("99,99", "100", "1.000,05", "20.000")


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def iso(text: str) -> str:
    day, month, year = text.split("/")
    return f"{year}-{month}-{day}"


@pytest.mark.parametrize("service", ["training", "advice"])
@pytest.mark.parametrize("day", DAYS)
def test_the_amounts_are_those_of_the_decision(day: str, service: str) -> None:
    for theme, price in product(THEMES, PRICES):
        sheet = read({"op": day, "dienst": service, "thema": theme, "prijs": price, "kreeg": "5.000"}, "nl")
        found = decisions(sheet)
        project = {
            "service": service,
            "price": float(price.replace(".", "").replace(",", ".")),
            **({"theme": theme} if theme else {}),
        }
        for size in SIZES:
            facts = {
                "on": iso(day),
                "size": size,
                "project": project,
                "history": {"subsidy_this_year": 5000},
            }
            expected = decide(facts)
            if found is None:
                assert not theme and expected.missing == ("project.theme",), (day, theme, price)
                assert set(sheet.errors) == {"thema"}
            else:
                assert found[size] == expected


def test_the_table_shows_both_sizes() -> None:
    sheet = read(WHOLE, "nl")
    found = decisions(sheet)
    assert found is not None
    rows = {row.name: row.both for row in Amounts(sheet, found).rows}
    assert rows["rate"] == ("30 %", "20 %")
    assert rows["eligible"] == ("EUR 19.500,00", "EUR 19.500,00")
    assert rows["subsidy"] == ("EUR 4.500,00", "EUR 3.900,00")
    assert rows["own"] == ("EUR 15.000,00", "EUR 15.600,00")
    assert [str(each) for each in rows["ceiling"]] == ["ja", "nee"]
    assert rows["ineligible"].small == "EUR 500,00"
    assert rows["vat"].medium == "EUR 4.200,00"


def test_the_costs_that_do_not_count_are_a_cost_of_the_case() -> None:
    assert case(read(WHOLE, "nl"), "small") == {
        "on": "2026-11-22",
        "size": "small",
        "project": {
            "service": "training",
            "theme": "innovation",
            "price": 20000,
            "vat": 4200,
            "costs": [{"kind": "other_ineligible", "amount": 500}],
        },
        "history": {"subsidy_this_year": 3000},
    }


@pytest.mark.parametrize(
    "changes, wrong",
    [
        ({"op": "31/03/2016"}, {"op"}),
        ({"op": "31/02/2026"}, {"op"}),
        ({"op": "01/01/2201"}, {"op"}),
        ({"prijs": ""}, {"prijs"}),
        ({"prijs": "0"}, {"prijs"}),
        ({"prijs": "-5"}, {"prijs"}),
        ({"prijs": "1.000.000.001"}, {"prijs"}),
        ({"prijs": "99999999999999"}, {"prijs"}),
        ({"prijs": "duizend"}, {"prijs"}),
        ({"prijs": "10,001"}, {"prijs"}),
        ({"nietmee": "20.000,01"}, {"nietmee"}),
        ({"thema": ""}, {"thema"}),
        ({"thema": "koken"}, {"thema"}),
        ({"dienst": "", "thema": ""}, {"dienst", "thema"}),
        ({"btw": "x", "kreeg": "y"}, {"btw", "kreeg"}),
    ],
    ids=lambda each: " ".join(sorted(each)),
)
def test_what_is_wrong_is_told_at_its_question(changes: dict[str, str], wrong: set[str]) -> None:
    sheet = read({**COURSE, **changes}, "nl")
    assert decisions(sheet) is None
    assert set(sheet.errors) == wrong
    assert [each.name for each in sheet.problems] == [name for name in sheet.questions if name in wrong]


def test_the_whole_price_may_be_a_cost_that_does_not_count() -> None:
    sheet = read({**COURSE, "nietmee": "20.000"}, "nl")
    found = decisions(sheet)
    assert found is not None
    assert {each.outcome for each in found.values()} == {"ineligible"}
    small = Amounts(sheet, found).sizes[0]
    assert small.reasons and small.bill is None


def test_what_the_law_does_not_say_is_told() -> None:
    sheet = read({**COURSE, "op": "01/05/2023", "thema": "sustainability/energy_efficiency"}, "nl")
    found = decisions(sheet)
    assert found is not None and found["small"].between == (600000, 750000)
    answer = Amounts(sheet, found)
    assert str(answer.sizes[0].amount) == "EUR 6.000,00 of EUR 7.500,00"
    assert answer.sizes[0].tone == "doubt"
    assert answer.sizes[0].reasons
    assert {row.name: row.both for row in answer.rows}["rate"] == ("–", "–")


def test_every_rule_has_a_source_and_a_parameter_its_value() -> None:
    sheet = read(WHOLE, "nl")
    found = decisions(sheet)
    assert found is not None
    rules = {row.name: rules for row, rules in Amounts(sheet, found).rules}
    assert set(rules) == {"eligible", "rate", "ceiling", "subsidy", "own", "ineligible", "vat"}
    assert all(rule.sources and str(rule.about) for each in rules.values() for rule in each)
    assert [(rule.parameter, rule.value, rule.since) for rule in rules["rate"]] == [
        ("rate.base.small", percent(3000, "nl"), "1 december 2019"),
        ("rate.base.medium", percent(2000, "nl"), "1 december 2019"),
    ]
    assert [rule.value for rule in rules["ceiling"]] == ["EUR 7.500", "EUR 7.500", ""]
    assert rules["ceiling"][2].doubt


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("theme", THEMES[1:])
def test_the_rate_shown_is_the_rate_of_its_parameter(day: str, theme: str) -> None:
    sheet = read({**COURSE, "op": day, "thema": theme}, "nl")
    found = decisions(sheet)
    assert found is not None
    shown = {row.name: rules for row, rules in Amounts(sheet, found).rules}["rate"]
    for size, rule in zip(SIZES, shown, strict=True):
        rate = found[size].rate
        assert rate is None or rule.value == percent(rate, "nl"), (day, theme, rule)


@pytest.mark.parametrize(
    "answers, yours",
    [
        ({"vte": "12", "omzet": "100"}, "small"),
        ({"vte": "12"}, ""),
        ({"vte": "50", "omzet": "100"}, "medium"),
        ({"vte": "250"}, "large"),
        ({"grootte": "medium", "vte": "3"}, "medium"),
        ({}, ""),
    ],
    ids=str,
)
def test_the_own_size_is_marked(answers: dict[str, str], yours: str) -> None:
    sheet = read({**WHOLE, **answers}, "nl")
    found = decisions(sheet)
    assert found is not None
    answer = Amounts(sheet, found)
    assert answer.yours == yours
    assert bool(answer.your_size) == bool(answers)
    assert [each.yours for each in answer.sizes] == [yours == "small", yours == "medium"]


def test_the_pictures_close_to_the_cent() -> None:
    sheet = read(WHOLE, "nl")
    found = decisions(sheet)
    assert found is not None
    small, medium = Amounts(sheet, found).sizes
    assert small.ceiling and small.bill and medium.ceiling
    assert [each.amount for each in small.ceiling.slices] == [money(c, "nl") for c in (300000, 450000, 0)]
    assert [each.amount for each in medium.ceiling.slices] == [
        money(c, "nl") for c in (300000, 390000, 60000)
    ]
    assert [each.width for each in medium.ceiling.slices] == ["40.00", "52.00", "8.00"]
    assert small.bill.whole == money(2420000, "nl")
    assert sum(float(each.width) for each in small.bill.slices) == pytest.approx(100, abs=0.02)
    assert [each.look for each in small.ceiling.drawn] == ["used", "now"]


def test_more_than_the_ceiling_was_given_this_year() -> None:
    sheet = read({**COURSE, "kreeg": "9.000"}, "nl")
    found = decisions(sheet)
    assert found is not None
    small = Amounts(sheet, found).sizes[0]
    assert small.tone == "bad" and small.ceiling
    assert [each.width for each in small.ceiling.slices] == ["100.00", "0.00", "0.00"]
    assert small.ceiling.slices[0].amount == "EUR 9.000,00"


@pytest.mark.parametrize(
    "changes, labels",
    [
        ({"op": "31/01/2026", "dienst": "advice"}, {"op": "01/02/2026"}),
        ({"op": "31/12/2019", "prijs": "1.000"}, {}),
        ({"thema": "digitalisation/cybersecurity", "prijs": "1.000"}, {}),
        ({"prijs": "1.000", "kreeg": "7.400"}, {"op": "01/01/2027", "kreeg": ""}),
    ],
    ids=str,
)
def test_what_if_only_where_the_decision_differs(changes: dict[str, str], labels: dict[str, str]) -> None:
    sheet = read({**COURSE, **changes}, "nl")
    found = decisions(sheet)
    assert found is not None
    told = Amounts(sheet, found).otherwise
    if labels:
        address = sheet.address(**labels)
        assert address in [each.address for each in told]
    for each in told:
        again = read(dict(pair.split("=") for pair in each.address.replace("%2F", "/").split("&")), "nl")
        other = decisions(again)
        assert other is not None
        assert any(
            (other[s].outcome, other[s].rate, other[s].subsidy)
            != (found[s].outcome, found[s].rate, found[s].subsidy)
            for s in SIZES
        )
    if not labels and "thema" in changes:
        assert told == ()
