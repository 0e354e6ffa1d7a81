"""What the form of an application holds: its dotted paths, what each takes, and the case of the law that follows.

Paths below ``project.`` are those of a case (portefeuille.decision); those below ``form.`` are the form's own: names, hours,
several trainings, what was declared on honour.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from portefeuille.applications.errors import UnreadableError
from portefeuille.numbers import read

LONGEST = 1024
MOST_ROWS = 200
TEXT, DAY, AMOUNT, TRUTH, COUNT, ROWS, NUMBER, CODES = (
    "a text",
    "a day",
    "an amount",
    "yes or no",
    "a number",
    "a list",
    "a provider number",
    "a list of codes",
)

KEYS: dict[str, str] = {
    "project.service": TEXT,
    "project.title": TEXT,
    "project.mode": TEXT,
    "project.interactive": TRUTH,
    "project.theme": TEXT,
    "project.on_occupation_list": TRUTH,
    "project.agreed_on": DAY,
    "project.start": DAY,
    "project.end": DAY,
    "project.price": AMOUNT,
    "project.vat": AMOUNT,
    "project.costs": ROWS,
    "project.written_report": TRUTH,
    "project.legally_required": TRUTH,
    "project.ordinary_expense": TRUTH,
    "project.times_in_three_years": COUNT,
    "project.exclusions": CODES,
    "project.provider.number": NUMBER,
    "project.provider.related_party": TRUTH,
    "form.participants": ROWS,
    "form.trainings": ROWS,
    "form.hours": AMOUNT,
    "form.declarations": TRUTH,
}  # fmt: skip
"""Path -> what it takes.  ``form.participants`` is a list of ``{"name", "category"}``; ``form.trainings`` of ``{"title", "start",
"end", "price"}``: when it is filled in, price and days of the project follow from it."""

SERVICES = ("training", "advice")
ONLY = {
    "training": ("project.mode", "project.interactive", "form.participants", "form.trainings", "form.hours", "project.costs"),
    "advice": ("project.written_report", "project.legally_required", "project.ordinary_expense", "project.times_in_three_years"),
}  # fmt: skip
"""Paths that only one of the two services asks; those of the other are kept in a draft, and not told to the law."""
SHARED = ("project.costs",)


def checked(path: str, value: Any) -> Any:
    """The value as it is kept: amounts as numbers, days as ISO text.

    :raises UnreadableError: for a path that is no field, or a value that it does not take.
    """
    if path not in KEYS:
        raise UnreadableError(path, "a field of an application", "an unknown field")
    if value is None or value == "":
        return None
    takes = KEYS[path]
    if not _TAKES[takes](value):
        raise UnreadableError(path, takes, repr(value)[:80])
    if takes == NUMBER:
        found = read(str(value), "provider")
        return found.canonical if found.valid else str(value).strip()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def case_project(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The ``project`` of the case: only what the law asks, with what follows from several trainings."""
    told = {path: value for path, value in answers.items() if value is not None}
    other = "advice" if told.get("project.service") != "advice" else "training"
    left_out = {path for path in ONLY[other] if path not in SHARED}
    project: dict[str, Any] = {}
    for path, value in told.items():
        if not path.startswith("project.") or path in left_out or path.startswith("project.provider."):
            continue
        project[path.removeprefix("project.")] = value
    if told.get("project.service") != "advice":
        project.update(from_trainings(told.get("form.trainings") or []))
        people = told.get("form.participants") or []
        if people:
            project["participants"] = [{"category": one.get("category") or "employee"} for one in people]
    return project


def from_trainings(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """What follows from several trainings: their prices together, the first start and the last end."""
    prices = [Decimal(str(one["price"])) for one in rows if one.get("price") is not None]
    starts = [one["start"] for one in rows if one.get("start")]
    ends = [one["end"] for one in rows if one.get("end")]
    found: dict[str, Any] = {}
    if prices:
        whole = sum(prices)
        found["price"] = int(whole) if whole == int(whole) else float(whole)
    if starts:
        found["start"] = min(starts)
    if ends:
        found["end"] = max(ends)
    return found


def _day(value: Any) -> bool:
    if isinstance(value, date):
        return True
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return len(value) == len("2026-01-01")


def _rows(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= MOST_ROWS
        and all(isinstance(row, dict) and all(_cell(cell) for cell in row.values()) for row in value)
    )


def _codes(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= MOST_ROWS
        and all(isinstance(one, str) and 0 < len(one) <= 60 for one in value)
    )


def _cell(value: Any) -> bool:
    return (
        value is None
        or isinstance(value, bool | int | float)
        or (isinstance(value, str) and len(value) <= LONGEST)
    )


def _number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool) and 0 <= value < 10**9


_TAKES: dict[str, Callable[[Any], bool]] = {
    TEXT: lambda value: isinstance(value, str) and len(value) <= LONGEST,
    NUMBER: lambda value: isinstance(value, str) and len(value) <= 40,
    DAY: _day,
    AMOUNT: _number,
    TRUTH: lambda value: isinstance(value, bool),
    COUNT: lambda value: isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**6,
    ROWS: _rows,
    CODES: _codes,
}
