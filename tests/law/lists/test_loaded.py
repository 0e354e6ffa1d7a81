"""The law itself can read every list, and says the same as the file."""

from __future__ import annotations

from datetime import date

import pytest

from portefeuille.law.book import load
from tests.law.lists.files import EXTRACTED, WRITTEN, in_force, rows

KNOWN = date(2026, 11, 22)
DAYS = (date(2016, 4, 1), date(2021, 7, 11), date(2024, 6, 5), date(2026, 2, 1))


@pytest.mark.parametrize("name", EXTRACTED)
def test_the_law_reads_a_table_whole(name: str) -> None:
    found = load().list(name).rows(date(2024, 6, 5), KNOWN)
    assert [dict(entry) for entry in found] == rows(name)


@pytest.mark.parametrize("name", WRITTEN)
def test_the_law_reads_a_list(name: str) -> None:
    found = load().list(name)
    assert {row.key for row in found.history} == {row["code"] for row in rows(name)}
    assert found.rows(KNOWN, KNOWN)


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize(
    "name", ["legal_forms", "cost_kinds", "worker_categories", "exclusions", "main_activities"]
)
def test_the_law_finds_the_verdict_of_the_file(name: str, on: date) -> None:
    found = load().list(name)
    for row in rows(name):
        entry = found.row(row["code"], on, KNOWN)
        assert entry is not None
        assert entry["verdict"] == in_force(row, on)["verdict"], row["code"]


def test_what_was_not_yet_published_is_not_law() -> None:
    forms = load().list("legal_forms")
    on = date(2026, 6, 1)
    early, late = forms.row("017", on, date(2025, 12, 1)), forms.row("017", on, date(2026, 1, 1))
    assert early is not None and late is not None
    assert (early["verdict"], late["verdict"]) == ("refused", "workshop_only")


def test_days_of_doubt_are_marked() -> None:
    entry = load().list("exclusions").row("shamanism", date(2021, 7, 11), KNOWN)
    assert entry is not None
    assert (entry["verdict"], entry["uncertain"]) == ("not_listed", True)
