"""The lists read without the loader of the law: plain YAML and CSV, so that a fault of one does not hide in the other."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[3]
LISTS = ROOT / "src" / "portefeuille" / "law" / "data" / "lists"
START = date(2016, 4, 1)
DAY = timedelta(days=1)

EXTRACTED = ("postcodes", "nace_2003", "nace_2008", "nace_2025", "kbo_legal_forms")
WRITTEN = tuple(sorted(path.stem for path in LISTS.glob("*.yaml") if path.stem not in EXTRACTED))


@cache
def header(name: str) -> dict[str, Any]:
    """The YAML of a list: all of it, or the header of a CSV."""
    found: dict[str, Any] = yaml.safe_load((LISTS / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a list, as written."""
    if name in EXTRACTED:
        with (LISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    found: list[dict[str, Any]] = header(name)["rows"]
    return found


def by_code(name: str) -> dict[str, dict[str, Any]]:
    """The rows of a list under their key."""
    return {row["code"]: row for row in rows(name)}


def first_day(period: dict[str, Any]) -> date | None:
    """The day from which a period counts: its from, or the default of an uncertain from (None: no day may be assumed)."""
    start = period["from"]
    found: date | None = start["default"] if isinstance(start, dict) else start
    return found


def in_force(row: dict[str, Any], on: date) -> dict[str, Any]:
    """The period of a row on a day; exactly one."""
    found = []
    for period in row["periods"]:
        start = first_day(period)
        if start is not None and start <= on <= period.get("until", date.max):
            found.append(period)
    assert len(found) == 1, f"{row['code']} has {len(found)} periods on {on}"
    one: dict[str, Any] = found[0]
    return one


def normal(text: str) -> str:
    """The form in which an alias is looked up: lower case, letters and digits only."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
