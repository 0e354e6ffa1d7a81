"""The full-time equivalents of the page are those of the rule; a row that cannot be is told at its question."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from portefeuille import clock
from portefeuille.rules.steps.headcount import Workers
from portefeuille.web.public.calculator.headcount import HeadcountAnswer, People
from tests.web.public.calculator.answers import TODAY


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


ROWS = {
    "wie1": "employee", "aantal1": "10",
    "wie2": "employee", "aantal2": "3", "deel2": "50",
    "wie3": "agency_worker", "aantal3": "2",
    "wie4": "owner_manager", "van4": "01/07/2025",
    "wie5": "helper", "uren5": "19", "voltijds5": "38", "verlof5": "73",
    "rijen": "5",
}  # fmt: skip


def test_the_rows_become_workers() -> None:
    people = People(ROWS, "nl")
    assert people.sheet.errors == {}
    assert list(people.workers.values()) == [
        Workers("employee", 10, 10_000, 365),
        Workers("employee", 3, 5_000, 365),
        Workers("agency_worker", 2, 10_000, 365),
        Workers("owner_manager", 1, 10_000, 184),
        Workers("helper", 1, 5_000, 365, 73),
    ]


def test_the_sum_and_every_row_with_its_source() -> None:
    answer = HeadcountAnswer(People(ROWS, "nl"))
    # 10 + 1,5 + 184/365 + half of 292/365
    assert answer.whole.hundredths == 1240
    assert answer.total == "12,4 VTE"
    assert answer.rounded
    rows = answer.rows
    assert [row.counts for row in rows] == [True, True, False, True, True]
    assert [row.amount for row in rows] == ["10 VTE", "1,5 VTE", "0 VTE", "0,5 VTE", "0,4 VTE"]
    assert rows[2].sources == ("R-6.5", "R-8.7")
    assert "tellen niet mee" in rows[2].lines[0]
    assert rows[3].lines[-1] == "In dienst: 184 van de 365 dagen."
    assert any("verlof" in line for line in rows[4].lines)


def test_the_sum_is_carried_further() -> None:
    answer = HeadcountAnswer(People(ROWS, "en"))
    check, amounts = urlsplit(answer.check), urlsplit(answer.calculator)
    assert parse_qs(check.query) == {"taal": ["en"], "enterprise.headcount": ["12.4"]}
    assert parse_qs(amounts.query) == {"taal": ["en"], "vte": ["12.4"]}


def test_rounding_never_reaches_a_ceiling() -> None:
    rows = {"wie1": "employee", "aantal1": "49", "wie2": "employee", "deel2": "99,99"}
    assert HeadcountAnswer(People(rows, "nl")).total == "49,99 VTE"
    hours = {"wie1": "employee", "uren1": "37,99", "voltijds1": "38"}
    assert HeadcountAnswer(People(hours, "nl")).whole.hundredths == 99


@pytest.mark.parametrize(
    "begin, end, days",
    [("01/01/2024", "2024-12-31", 366), ("01/07/2024", "2025-06-30", 365), ("29/02/2024", "2025-02-28", 366)],
)
def test_the_financial_year(begin: str, end: str, days: int) -> None:
    people = People({"begin": begin, "wie1": "employee"}, "nl")
    answer = HeadcountAnswer(people)
    assert people.end.isoformat() == end
    assert answer.year_days == days
    assert answer.whole.hundredths == 100


@pytest.mark.parametrize(
    "row, wrong",
    [
        ({"aantal1": "2"}, {"wie1"}),
        ({"wie1": "baas"}, {"wie1"}),
        ({"wie1": "employee", "aantal1": "1,5"}, {"aantal1"}),
        ({"wie1": "employee", "deel1": "101"}, {"deel1"}),
        ({"wie1": "employee", "uren1": "20"}, {"voltijds1"}),
        ({"wie1": "employee", "uren1": "39", "voltijds1": "38"}, {"uren1"}),
        ({"wie1": "employee", "uren1": "19", "voltijds1": "38", "deel1": "50"}, {"uren1"}),
        ({"wie1": "employee", "van1": "31/12/2024"}, {"van1"}),
        ({"wie1": "employee", "tot1": "01/01/2026"}, {"tot1"}),
        ({"wie1": "employee", "van1": "02/06/2025", "tot1": "01/06/2025"}, {"tot1"}),
        ({"wie1": "employee", "verlof1": "366"}, {"verlof1"}),
        ({"begin": "01/01/1899", "wie1": "employee"}, {"begin"}),
        ({"begin": "morgen", "wie1": "employee"}, {"begin"}),
    ],
    ids=str,
)
def test_what_cannot_be_is_told_at_its_question(row: dict[str, str], wrong: set[str]) -> None:
    assert set(People(row, "nl").sheet.errors) == wrong


@pytest.mark.parametrize(
    "asked, rows",
    [({}, 3), ({"meer": "1"}, 4), ({"rijen": "7", "meer": "1"}, 8), ({"rijen": "40", "meer": "1"}, 40),
     ({"rijen": "-5"}, 3), ({"rijen": "9999999"}, 3), ({"rijen": "٣"}, 3), ({"rijen": "99"}, 40)],
    ids=str,
)  # fmt: skip
def test_how_many_rows_there_are(asked: dict[str, str], rows: int) -> None:
    assert People(asked, "nl").rows == rows
