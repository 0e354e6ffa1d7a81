"""Cases drawn at random for the properties: sound ones, and ones with something against them, around the
thresholds of the law.
"""

from __future__ import annotations

import copy
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

Case = dict[str, Any]

DAYS = [
    date(2016, 4, 1),
    date(2019, 11, 30),
    date(2019, 12, 1),
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2020, 7, 1),
    date(2021, 9, 12),
    date(2021, 9, 13),
    date(2021, 9, 14),
    date(2022, 12, 31),
    date(2023, 1, 1),
    date(2023, 6, 1),
    date(2024, 1, 1),
    date(2024, 2, 29),
    date(2024, 6, 5),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 1, 31),
    date(2026, 2, 1),
    date(2026, 9, 9),
]
THEMES = [
    "business_strategy",
    "occupation_specific",
    "digitalisation",
    "digitalisation/cybersecurity",
    "sustainability",
    "sustainability/energy_efficiency",
    "financial_literacy",
    "innovation",
    "internationalisation",
    "personnel_management",
]
CATEGORIES = ["employee", "manager", "self_employed", "helper", "assisting_spouse", "trainee", "ibo"]


def cents(low: int, high: int) -> st.SearchStrategy[Decimal]:
    """Amounts with two decimals between two numbers of cents."""
    return st.integers(low, high).map(lambda c: Decimal(c) / 100)


def often(value: Any, *others: Any) -> st.SearchStrategy[Any]:
    """Mostly the first value."""
    return st.sampled_from([value] * 6 + list(others))


HEADCOUNT = st.one_of(
    cents(0, 4_900), st.sampled_from([Decimal("49.99"), Decimal(50), Decimal("249.99"), Decimal(250)])
)
AMOUNT = st.one_of(
    cents(0, 900_000_000), st.sampled_from([Decimal(10_000_000), Decimal("10000000.01"), Decimal(60_000_000)])
)
PRICE = st.one_of(
    cents(50_000, 3_000_000),
    st.sampled_from([Decimal("99.99"), Decimal(100), Decimal("499.99"), Decimal(500), Decimal("333.35")]),
)


@st.composite
def _enterprise(draw: st.DrawFn) -> Case:
    made: Case = {
        "legal_form": draw(often("BV", "NV", "eenmanszaak", "vzw", "maatschap")),
        "headcount": draw(HEADCOUNT),
        "turnover": draw(AMOUNT),
        "balance_total": draw(AMOUNT),
        "establishments": [{"postcode": draw(often("9000", "1000", "4000", "9999"))}],
        "main_activity": draw(often("62.010", "86.905", "01.110", "02.100")),
        "nace_version": 2008,
    }
    if made["legal_form"] == "vzw" and draw(st.booleans()):
        made["sheltered_workshop"] = draw(st.booleans())
    if draw(often(False, True)):
        made["public_share"] = draw(
            st.sampled_from([Decimal("0.1"), Decimal("0.2499"), Decimal("0.25"), Decimal(1)])
        )
    if draw(often(False, True)):
        made["social_security_arrears"] = draw(st.booleans())
    if draw(often(False, True, True)):
        member: Case = {
            "kind": draw(st.sampled_from(["linked", "partner"])),
            "headcount": draw(cents(0, 4_000)),
            "turnover": draw(cents(0, 10**9)),
            "balance_total": draw(cents(0, 10**9)),
        }
        if member["kind"] == "partner":
            member["share"] = Decimal(draw(st.integers(1, 5_000))) / 10_000
        made["group"] = [member]
    if draw(often(False, True)):
        made["previous_year"] = {
            "headcount": draw(HEADCOUNT),
            "turnover": draw(AMOUNT),
            "balance_total": draw(AMOUNT),
        }
    return made


@st.composite
def _project(draw: st.DrawFn, on: date, whole: bool) -> Case:
    made: Case = {
        "service": draw(st.sampled_from(["training", "advice"])),
        "theme": draw(st.sampled_from(THEMES)),
        "price": draw(PRICE),
    }
    if made["theme"] == "occupation_specific" and draw(st.booleans()):
        made["on_occupation_list"] = draw(st.booleans())
    price = int(made["price"] * 100)
    if draw(often(False, True, True)):
        made["costs"] = [
            {
                "kind": "catering",
                "amount": draw(cents(1, price // 2)),
                "persons": draw(st.integers(1, 9)),
                "days": draw(st.integers(1, 3)),
            },
            {
                "kind": draw(st.sampled_from(["exam", "licence", "teacher_travel", "course_material"])),
                "amount": draw(cents(1, price // 3)),
            },
        ]
    if whole or draw(often(False, True)):
        made["start"] = (on + timedelta(days=draw(often(10, -14, -15, 0, 300)))).isoformat()
    if whole and made["service"] == "advice":
        made |= {"written_report": draw(often(True, False)), "legally_required": draw(often(False, True))}
    if whole and made["service"] == "training":
        made["mode"] = draw(often("classroom", "online", "internal"))
        if made["mode"] == "online":
            made["interactive"] = draw(often(True, False))
        made["participants"] = [{"category": draw(often("employee", *CATEGORIES))}]
    return made


@st.composite
def _history(draw: st.DrawFn, on: date) -> Case:
    made: Case = {}
    if draw(st.booleans()):
        made["subsidy_this_year"] = draw(
            st.one_of(cents(0, 1_000_000), st.sampled_from([Decimal(7_500), Decimal("7499.99")]))
        )
    if draw(often(False, True)):
        granted = on - timedelta(days=draw(st.sampled_from([1, 300, 900, 1_500])))
        made["de_minimis"] = [
            {
                "on": granted.isoformat(),
                "amount": draw(st.sampled_from([Decimal(1_000), Decimal(199_900), Decimal(299_900)])),
            }
        ]
    return made


@st.composite
def fixed_size_cases(draw: st.DrawFn) -> Case:
    """Cases with a size in the place of an enterprise."""
    on = draw(st.sampled_from(DAYS))
    return {
        "on": on.isoformat(),
        "size": draw(st.sampled_from(["small", "medium"])),
        "project": draw(_project(on, whole=False)),
        "history": draw(_history(on)),
    }


@st.composite
def enterprises(draw: st.DrawFn) -> Case:
    """Cases with an enterprise and a project, all decisive facts given."""
    on = draw(st.sampled_from(DAYS))
    return {
        "on": on.isoformat(),
        "enterprise": draw(_enterprise()),
        "project": draw(_project(on, whole=True)),
        "history": draw(_history(on)),
    }


@st.composite
def _alone(draw: st.DrawFn) -> Case:
    return {"on": draw(st.sampled_from(DAYS)).isoformat(), "enterprise": draw(_enterprise())}


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any case; now and then a decisive fact is not given."""
    case: Case = draw(st.one_of(fixed_size_cases(), enterprises(), enterprises(), _alone()))
    if draw(often(False, True, True)):
        facts = removable(case)
        if facts:
            case = remove(case, draw(st.sampled_from(facts)))
    return case


DECISIVE = [
    "enterprise.legal_form",
    "enterprise.headcount",
    "enterprise.turnover",
    "enterprise.balance_total",
    "enterprise.establishments",
    "enterprise.main_activity",
    "enterprise.sheltered_workshop",
    "project.service",
    "project.theme",
    "project.price",
    "project.start",
    "project.interactive",
    "project.written_report",
    "project.legally_required",
    "project.on_occupation_list",
    "project.costs[0].persons",
    "project.costs[0].days",
]
"""Facts whose absence is a question or an unknown, and not an assumption."""


def _steps(path: str) -> list[str | int]:
    return [int(s) if s.isdigit() else s for s in re.findall(r"[^.\[\]]+", path)]


def _place(case: Any, steps: list[str | int]) -> Any:
    for step in steps:
        if isinstance(case, dict) and step not in case:
            return None
        case = case[step]
    return case


def removable(case: Case) -> list[str]:
    """The decisive facts that this case gives; ``start`` counts only beside an enterprise, where it must be
    given.
    """
    given = [path for path in DECISIVE if _place(case, _steps(path)) is not None]
    return [p for p in given if p != "project.start" or "enterprise" in case]


def remove(case: Case, path: str) -> Case:
    """A copy of the case without this fact."""
    made = copy.deepcopy(case)
    steps = _steps(path)
    _place(made, steps[:-1]).pop(steps[-1])
    return made


def put(case: Case, path: str, value: Any) -> Case:
    """A copy of the case with this fact, made when it is not there."""
    made = copy.deepcopy(case)
    steps = _steps(path)
    place: Any = made
    for step in steps[:-1]:
        place = place.setdefault(step, {}) if isinstance(place, dict) else place[step]
    place[steps[-1]] = value
    return made
