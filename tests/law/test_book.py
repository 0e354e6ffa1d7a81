"""Our own data files: they load whole, and every id they name is in the register."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from portefeuille import clock
from portefeuille.law import UnknownNameError, load
from portefeuille.law.model import CRITERIA, DAY, START

RATES = [f"rate.{kind}" for kind in ("base", "cybersecurity", "energy_efficiency")]
SIZES = [
    f"{size}.{what}" for size in ("small", "medium") for what in ("headcount", "turnover", "balance_total")
]
CONTRACT = {
    *(f"{kind}.{size}" for kind in (*RATES, "ceiling.year") for size in ("small", "medium")),
    *("ceiling.increase", "minimum.training", "minimum.advice", "catering.day", "public_share.max"),
    *("deadline.apply", "deadline.deposit", "deadline.finish", "de_minimis.ceiling", "de_minimis.window"),
    *(f"size.{one}" for one in SIZES),
}


def test_everything_loads() -> None:
    load().check()


def test_the_names_of_the_contract_are_there() -> None:
    assert set(load().parameters) >= CONTRACT


def test_from_the_first_day_to_the_open_end_without_a_gap() -> None:
    for parameter in load().parameters.values():
        segments = parameter.segments
        assert segments[0].start.latest <= START
        assert segments[-1].until is None
        for one, after in pairwise(segments):
            assert one.until is not None
            assert one.until + DAY == after.start.begins, parameter.name


def test_criteria_and_checks() -> None:
    for parameter in load().parameters.values():
        assert parameter.criterion is None or parameter.criterion in CRITERIA
        for segment in parameter.segments:
            assert segment.checked_on <= clock.today()
            assert segment.known_from <= segment.start.earliest


def test_every_open_contradiction_is_noted_with_a_value_or_is_about_no_value() -> None:
    book = load()
    open_ones = {name for name, source in book.sources.items() if source.open}
    groups = (*book.parameters.values(), *book.timeline.values())
    noted = {one for parameter in groups for segment in parameter.segments for one in segment.contradictions}
    assert open_ones - noted == {"C-11a", "C-12a"}


def test_every_parameter_cites_a_rule_an_act_or_a_page() -> None:
    for parameter in load().parameters.values():
        for segment in parameter.segments:
            assert segment.source[0].startswith(("R-", "A-")), parameter.name


def test_lists_are_known_by_name() -> None:
    book = load()
    assert {"legal_forms", "themes", "postcodes"} <= set(book.list_names)
    assert book.list("themes") is book.list("themes"), "read once"
    with pytest.raises(UnknownNameError):
        book.list("theme")


def test_history_uses_the_clock() -> None:
    with clock.use(date(2019, 11, 4)):
        assert [span.reading.value for span in load().history("rate.base.small")] == [4000]
    assert [span.reading.value for span in load().history("rate.base.small", date(2026, 11, 22))] == [
        4000,
        3000,
    ]


def test_no_firm_of_a_source_page_is_named() -> None:
    book = load()
    for name in ("S000", "S001", "S002", "S003", "S004"):
        letter = "ABCDE"[int(name[-1])]
        assert book.sources[name].text["nl"].startswith(f"Pagina {letter}:")
        assert book.sources[name].text["en"].startswith(f"Page {letter}:")
        assert not re.search(r"DV\.", book.sources[name].text["nl"])
