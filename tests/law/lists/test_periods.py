"""Every hand-written list: one period on every day, and every period with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.law.lists.files import DAY, EXTRACTED, LISTS, START, WRITTEN, header, rows

COMPLETE = (
    "legal_forms",
    "cost_kinds",
    "worker_categories",
    "exclusions",
    "main_activities",
    "themes",
    "services",
    "occupation_services",
)
SOURCE = re.compile(r"(R-\d+\.\d+|S00[0-4]|C-\d+[a-z]|[AP]-[A-Za-z0-9-]+)\Z")
PERIODED = [(name, row) for name in WRITTEN for row in rows(name) if "periods" in row]


def registered() -> set[str]:
    """The ids of the register of sources."""
    files = [LISTS.parent / "sources.yaml", *(LISTS.parent / "sources").glob("*.yaml")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(r"^([A-Z][\w.\-]*):", text, re.MULTILINE))


def cited(value: Any) -> Iterator[str]:
    """Every id under a key source, rule or contradictions, however deep."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("source", "rule", "contradictions"):
                yield from [inner] if isinstance(inner, str) else inner
            else:
                yield from cited(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from cited(inner)


@pytest.mark.parametrize("name", COMPLETE)
def test_every_row_has_a_period_on_every_day_since_april_2016(name: str) -> None:
    for row in rows(name):
        periods = row["periods"]
        assert periods[0]["from"] <= START, row["code"]
        assert "until" not in periods[-1], row["code"]


@pytest.mark.parametrize(("name", "row"), PERIODED, ids=[f"{name}-{row['code']}" for name, row in PERIODED])
def test_periods_follow_without_gap_or_overlap(name: str, row: dict[str, Any]) -> None:
    for before, after in zip(row["periods"], row["periods"][1:], strict=False):
        start = after["from"]
        if not isinstance(start, dict):
            assert start == before["until"] + DAY, f"{row['code']} {start}"
            continue
        assert start["earliest"] < start["latest"]
        assert start["default"] is None or start["earliest"] <= start["default"] <= start["latest"]
        assert (start["default"] or start["earliest"]) == before["until"] + DAY, row["code"]
        assert start["latest"] <= after.get("until", date.max)


@pytest.mark.parametrize(("name", "row"), PERIODED, ids=[f"{name}-{row['code']}" for name, row in PERIODED])
def test_every_period_has_source_and_confidence_and_was_known_in_time(name: str, row: dict[str, Any]) -> None:
    for period in row["periods"]:
        assert period["source"], row["code"]
        assert period["confidence"] in {"H", "M", "L"}, row["code"]
        start = period["from"]["earliest"] if isinstance(period["from"], dict) else period["from"]
        assert period.get("known_from", start) <= start, f"{row['code']}: known later than applied"
        if "notes" in period:
            assert period["notes"]["nl"] and period["notes"]["en"]


@pytest.mark.parametrize("name", (*WRITTEN, *EXTRACTED))
def test_every_source_is_well_formed_and_registered(name: str) -> None:
    ids = set(cited(header(name)))
    assert ids
    assert [one for one in ids if not SOURCE.match(one)] == []
    assert ids - registered() == set()


@pytest.mark.parametrize("name", (*WRITTEN, *EXTRACTED))
def test_a_list_says_what_it_is_and_when_it_was_checked(name: str) -> None:
    says = header(name)
    assert all(says["title"][lang] for lang in ("nl", "en", "fr"))
    assert says["about"]["nl"] and says["about"]["en"]
    assert says["checked_on"] == date(2026, 11, 22)
    assert says["confidence"] in {"H", "M", "L"}
    assert says["key"] == "code"


@pytest.mark.parametrize("name", WRITTEN)
def test_keys_are_unique(name: str) -> None:
    codes = [row["code"] for row in rows(name)]
    assert len(codes) == len(set(codes))
    assert all(isinstance(code, str) for code in codes)
