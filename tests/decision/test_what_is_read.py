"""Which parameters of the law a decision reads: the others are told in docs/law.md, so that nobody reforms one in vain."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from portefeuille.decision import decide, judge
from portefeuille.law import Law, load
from tests.contract.cases import load as contract_cases

PAGE = Path(__file__).parents[2] / "docs" / "law.md"
TITLE = "## What `decide` does not read"
NAME = re.compile(r"`([a-z_]+(?:\.[a-z_]+)+)`")


def told() -> list[str]:
    """The names in the table of the page."""
    rows = PAGE.read_text("utf-8").partition(TITLE)[2].partition("\n## ")[0].splitlines()
    return [name for row in rows if row.startswith("| `") for name in NAME.findall(row.split("|")[1])]


def test_the_page_names_what_no_decision_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[str] = set()
    monkeypatch.setattr(judge, "_benches", {})  # what other tests made is read anew
    for name in ("reading", "value"):
        asked = getattr(Law, name)

        def noted(law: Law, parameter: str, asked: Any = asked) -> object:
            read.add(parameter)
            return asked(law, parameter)

        monkeypatch.setattr(Law, name, noted)
    for name in ("hash", "values_hash"):  # they read everything
        monkeypatch.setattr(Law, name, property(lambda _: ""))
    for each in contract_cases():
        if "case" in each and "error" not in each.get("expect", {}):
            decide(each["case"])
    names = told()
    assert len(names) == len(set(names))
    assert set(names) == set(load().parameters) - read
