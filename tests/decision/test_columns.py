"""A row of a table and the same row as a case come to the same, in every period of the law."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import polars as pl
import pytest

from portefeuille.decision import CaseError, columns, decide
from portefeuille.decision.columns import Answers, Block, Table
from portefeuille.decision.columns_names import TableError, known
from portefeuille.decision.columns_names import columns as named
from portefeuille.decision.columns_output import frame
from tests.decision.columns_drawing import ENTERPRISE, PROJECT, SINCE, Axes, Row, case_of, drawn, told

SIZE: Axes = {"size": (1, ("small", "small", "medium", "large"))}
KINDS: dict[str, tuple[Axes, tuple[str, ...]]] = {
    "full": ({**ENTERPRISE, **PROJECT}, tuple(SINCE)),
    "size": ({**SIZE, **PROJECT}, tuple(SINCE)),
    "enterprise": (ENTERPRISE, ()),
}
OUTPUTS = ("outcome", "size", "rate", "subsidy", "not_met", "unknown")
GOOD: Row = {
    "on": "2024-06-05",
    "enterprise.legal_form": "BV",
    "enterprise.headcount": "12.5",
    "enterprise.turnover": "1200000",
    "enterprise.establishments.0.postcode": "9000",
    "enterprise.main_activity": "62.010",
    "project.service": "training",
    "project.theme": "innovation",
    "project.price": "1000",
    "project.start": "2024-06-01",
}


def block(rows: list[Row], names: tuple[str, ...] = ()) -> Block:
    every = names or tuple(dict.fromkeys(name for row in rows for name in row))
    return Block(
        pl.DataFrame({name: pl.Series([row.get(name) for row in rows], dtype=pl.String) for name in every})
    )


def answered(
    rows: list[Row], *, few: int = 0, compiled: bool | None = False
) -> tuple[Answers, list[dict[str, Any]]]:
    made = block(rows)
    table = Table(named(made.texts.columns), compiled=compiled, few=few)
    answers = table.answer(made)
    return answers, frame(made, answers, 1).to_dicts()


def one(**cells: str) -> dict[str, Any]:
    """The answer to the good row with other cells (two underscores stand for a point)."""
    row = {**GOOD, **{name.replace("__", "."): text for name, text in cells.items()}}
    together = answered([row, GOOD])[1]
    alone = answered([row], few=10)[1]
    assert together[0] == alone[0]
    assert together[1]["outcome"] == "eligible"
    return together[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_as_decide(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a row of plain cells was decided one by one")

    monkeypatch.setattr(columns, "answer", never)
    axes, dates = KINDS[kind]
    rows = drawn(5, 1000, axes, dated=bool(dates))
    answers, found = answered(rows)
    waiting = Counter[str]()
    for row, answer in zip(rows, found, strict=True):
        decision = decide(case_of(row))
        assert {name: answer[name] for name in OUTPUTS} == told(decision), row
        if decision.outcome == "needs_review" and len(decision.missing) == 1:
            waiting.update(decision.missing)
    assert {answer["outcome"] for answer in found} == {"eligible", "ineligible", "needs_review"}
    assert answers.missing == waiting


def test_the_same_compiled() -> None:
    rows = drawn(6, 400, KINDS["full"][0], days=("2024-06-05", "2026-02-01"))
    assert answered(rows, compiled=True)[1] == answered(rows)[1]


def test_many_rows_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "MANY", columns.EACH_TIME + 15)
    made = block([GOOD] * 10)
    table = Table(named(made.texts.columns), few=0)
    first, second = table.answer(made), table.answer(made)
    assert table._kernels
    assert frame(made, first, 1).equals(frame(made, second, 1))


def test_few_rows_are_decided_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a plan was made for few rows")

    monkeypatch.setattr(columns, "decide_frame", never)
    assert [row["outcome"] for row in answered([GOOD] * 3, few=3)[1]] == ["eligible"] * 3


WRONG = {
    "enterprise.headcount": (
        "49.999",
        "NaN",
        "nan",
        "inf",
        "-1",
        "12,5",
        "1 000",
        "twaalf",
        "1e99",
        "1" * 61,
        "10000000.01",
    ),
    "enterprise.turnover": ("1.234", "-0.01", "100000000000.01", "0x10", "٣"),
    "enterprise.public_share": ("1.01", "0.25001", "25%"),
    "enterprise.legal_form": ("BVX", " ", "b" * 201),
    "enterprise.main_activity": ("62.999", "x", "62.010.12.34"),
    "enterprise.nace_version": ("2010", "x"),
    "enterprise.establishments.0.postcode": (" ", "12345678901"),
    "enterprise.number": ("0428.315.872", "2428315871", "x"),
    "enterprise.registered": ("ja", "1", "0"),
    "project.price": ("0", "-5", "0.001", "1000000000.01"),
    "project.start": ("05/06/2024", "2024-06-31", "2024-6-5", "1899-12-31", "2201-01-01"),
    "project.theme": ("digitalization", "Innovation"),
    "project.end": ("2024-05-31",),
    "project.title": ("x" * 1001,),
    "project.provider.number": ("DV.B900001", "x"),
    "project.times_in_three_years": ("1.5", "100001"),
    "size": ("small", "tiny"),
    "on": ("2024", "x"),
    "id": ("x" * 201,),
}


NUMBERS = (
    "enterprise.headcount",
    "enterprise.turnover",
    "enterprise.public_share",
    "enterprise.nace_version",
    "project.price",
)


@pytest.mark.parametrize("name, text", [(name, text) for name, texts in WRONG.items() for text in texts])
def test_a_cell_that_cannot_be_read(name: str, text: str) -> None:
    row = {**GOOD, name: text}
    answers, (wrong, good) = answered([row, GOOD])
    assert good["outcome"] == "eligible"
    assert {
        key: value for key, value in wrong.items() if value is not None and key not in ("line", "error")
    } in ({}, {"id": text})
    key, _, rest = wrong["error"].partition(": expected ")
    assert key == name or (name, key) == ("enterprise.nace_version", "enterprise.main_activity")
    assert ", got " in rest
    assert answers.errors == {0: wrong["error"]}
    if name not in NUMBERS or re.fullmatch(r"-?[0-9.]+", text):
        with pytest.raises(CaseError) as refused:
            decide(case_of(row))
        assert wrong["error"] == str(refused.value)


def test_the_first_thing_wrong_is_told() -> None:
    assert answered([{**GOOD, "enterprise.headcount": "x", "enterprise.legal_form": "BVX"}])[1][0][
        "error"
    ].startswith("enterprise.headcount: ")
    empty = {name: text for name, text in GOOD.items() if name != "on"}
    assert answered([GOOD, empty])[1][1]["error"] == "on: expected a value, got nothing"


def test_numbers_are_read_exactly() -> None:
    small = {"enterprise.turnover": "10000000.00", "enterprise.balance_total": "90000000"}
    for text, size in (
        ("49.99", "small"),
        ("50", "medium"),
        ("050.0", "medium"),
        ("4.999e1", "small"),
        ("49.990", "small"),
    ):
        row = {**GOOD, **small, "enterprise.headcount": text}
        assert [each["size"] for each in answered([row, row])[1]] == [size, size], text
    over = {**GOOD, **small, "enterprise.turnover": "10000000.01"}
    assert answered([over, GOOD])[1][0]["size"] == "medium"
    assert one(project__price="333.35")["subsidy"] == "100.01"


@pytest.mark.parametrize("written", ["true", "True", "TRUE"])
def test_truths(written: str) -> None:
    assert one(enterprise__social_security_arrears=written)["outcome"] == "ineligible"


def test_lists_are_decided_one_by_one_and_the_rest_is_not() -> None:
    rows = [
        {**GOOD, "project.costs.0.kind": "catering", "project.costs.0.amount": "240", "project.costs.0.persons": "3", "project.costs.0.days": "2"},
        {**GOOD, "enterprise.group.0.kind": "linked", "enterprise.group.0.headcount": "40", "enterprise.group.0.turnover": "1"},
        {**GOOD, "history.de_minimis.0.on": "2024-01-01", "history.de_minimis.0.amount": "299999"},
        {**GOOD, "project.participants.0.category": "job_student"},
        {**GOOD, "project.exclusions.3": "nowhere"},
        {**GOOD, "project.costs.2.kind": "catering", "project.costs.2.amount": "24", "project.costs.2.persons": "x"},
        {**GOOD, "project.costs.2.kind": "licence", "project.costs.2.amount": "2400"},
        GOOD,
    ]  # fmt: skip
    found = answered(rows)[1]
    assert [row["subsidy"] for row in found] == ["273.00", "200.00", None, None, None, None, None, "300.00"]
    assert [row["size"] for row in found][:2] == ["small", "medium"]
    assert [row["outcome"] for row in found][2:4] == ["ineligible", "ineligible"]
    assert found[4]["error"].startswith("project.exclusions.3: expected a code of the lists of exclusions")
    assert found[5]["error"].startswith("project.costs.2.persons: expected ")
    assert found[6]["error"].startswith("project.costs: expected items of at most the price, 1000.00")


def test_establishments_anywhere() -> None:
    abroad = {**GOOD, "enterprise.establishments.0.postcode": "1000"}
    far = "enterprise.establishments.{}.postcode"
    rows = [
        {**abroad, far.format(3): "9000"},
        {**abroad, far.format(12): "9000"},
        {**abroad, far.format(3): "0001"},
        abroad,
    ]
    assert [row["outcome"] for row in answered(rows)[1]] == [
        "eligible",
        "eligible",
        "needs_review",
        "ineligible",
    ]


def test_both_a_size_and_an_enterprise() -> None:
    found = one(size="small")
    assert found["error"] == "size: expected either size or enterprise, got both"


def test_a_size_alone_without_a_project() -> None:
    rows = [
        {"on": "2024-06-05", "size": "small", "history.subsidy_this_year": text} for text in ("0", "7500")
    ]
    assert [row["outcome"] for row in answered(rows)[1]] == [decide(case_of(row)).outcome for row in rows]


def test_what_was_known_then() -> None:
    rows = [{"on": "2019-12-15", "known": known, "size": "small", "project.service": "training", "project.price": "1000"} for known in ("2019-11-01", "2019-12-15")]  # fmt: skip
    assert [row["rate"] for row in answered(rows)[1]] == ["0.40", "0.30"]


def test_known_before_there_was_a_law() -> None:
    rows = [
        {"on": "2019-12-15", "known": known, "size": "small", "project.service": "training", "project.price": "1000"}
        for known in ("2012-01-01", "2012-01-01", "2019-12-15", "2019-12-15")
    ]  # fmt: skip
    found = answered(rows)[1]
    assert [row["rate"] for row in found] == [None, None, "0.30", "0.30"]
    assert [row["error"] for row in found[:2]] == [
        "known: expected a day on which the law was known, got 2012-01-01"
    ] * 2


@pytest.mark.parametrize(
    "names, sentence",
    [
        (("on", "enterprise.headcont"), "did you mean enterprise.headcount?"),
        (("on", "headcount"), "the column 'headcount' is not known"),
        (("on", "enterprise.establishments.00.postcode"), "is not known"),
        (
            ("on", "enterprise.establishments.N.postcode"),
            "did you mean enterprise.establishments.0.postcode?",
        ),
        (("on", "enterprise.establishments.1000.postcode"), "is not known"),
        (("on", "enterprise.group.3.hedcount"), "did you mean enterprise.group.3.headcount?"),
        (("on", "enterprise"), "is not known"),
        (("on", "on"), "the column on stands twice"),
        (("id", "project.price"), "there is no column on"),
        ((), "there is no column on"),
    ],
)
def test_columns_that_are_not(names: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(TableError) as refused:
        named(names)
    assert sentence in str(refused.value)


def test_every_fact_of_a_case_has_a_column() -> None:
    assert {
        "on",
        "enterprise.year_before.balance_total",
        "project.costs.N.separate_invoice",
        "history.de_minimis.N.on",
    } <= set(known())
    assert len(named([name.replace("N", "0") for name in known()])) == len(known())
