"""A case: the facts that go in.  Its shape is written down once, here; errors and JSON Schema follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from portefeuille.decision.errors import CaseError
from portefeuille.decision.shapes import Choice, Day, Fields, Items, Number, Shape, Text, Truth, shown, whole
from portefeuille.numbers import read as read_number
from portefeuille.rules.facts import Service, Theme

AMOUNT = Number(2, 10**11, "an amount in euro")
PRICE = Number(2, 10**9, "an amount in euro", positive=True)
COST = Number(2, 10**9, "an amount in euro")
HEADCOUNT = Number(2, 10**7, "a headcount in full-time equivalents")
SHARE = Number(4, 1, "a share")
COUNT = Number(0, 10**5, "number")

THEMES = tuple(theme for theme in get_args(Theme) if theme != "not_given")
SIZES = ("small", "medium", "large")
MODES = ("classroom", "online", "internal")
CATEGORIES = (
    "employee",
    "manager",
    "self_employed",
    "helper",
    "assisting_spouse",
    "agency_worker",
    "trainee",
    "job_student",
    "seasonal",
    "ibo",
    "apprentice",
    "manager_company_worker",
)
COST_KINDS = (
    "fee",
    "catering",
    "course_material",
    "teacher_travel",
    "trainee_travel",
    "exam",
    "membership",
    "licence",
    "software_development",
    "equipment",
    "implementation",
    "implementation_guidance",
    "other_ineligible",
)


@dataclass(frozen=True)
class Identifier:
    """An official number, checked with its check digits and kept in its canonical form."""

    kind: Literal["enterprise", "provider"]

    def read(self, value: Any, key: str) -> str:
        if not isinstance(value, str):
            raise CaseError(key, f"{self._expected()} as a text", shown(value))
        number = read_number(value, kind=self.kind)
        if not number.valid or number.canonical is None:
            raise CaseError(key, self._expected(), shown(value))
        return number.canonical

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}

    def _expected(self) -> str:
        return {
            "enterprise": "an enterprise number (ten digits that pass their check, such as 0428.315.871)",
            "provider": "a provider number (DV.A or DV.O and six digits)",
        }[self.kind]


@dataclass(frozen=True)
class Version:
    """One of a few years, written as a number; read as text."""

    years: tuple[int, ...]

    def read(self, value: Any, key: str) -> str:
        if isinstance(value, bool) or value not in self.years:
            raise CaseError(key, f"one of {', '.join(str(year) for year in self.years)}", shown(value))
        return str(int(value))

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.years)}


class Label:
    """What a case is called by whoever asks: a text or a whole number, given back as it is."""

    def read(self, value: Any, key: str) -> str | int:
        if isinstance(value, bool) or not isinstance(value, str | int) or len(str(value)) > 200:
            raise CaseError(key, "a text or a whole number of at most 200 characters", shown(value))
        return whole(value, key) if isinstance(value, str) else value

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "maxLength": 200}, {"type": "integer"}]}


FIGURES: dict[str, Shape] = {"headcount": HEADCOUNT, "turnover": AMOUNT, "balance_total": AMOUNT}

MEMBER = Fields(
    {
        "kind": Choice(("linked", "partner")),
        "share": SHARE,
        **FIGURES,
        "previous_year": Fields(FIGURES),
        "year_before": Fields(FIGURES),
    },
    required=("kind",),
)

ENTERPRISE = Fields(
    {
        "number": Identifier("enterprise"),
        "legal_form": Text(200, 1),
        "sheltered_workshop": Truth(),
        **FIGURES,
        "previous_year": Fields(FIGURES),
        "year_before": Fields(FIGURES),
        "group": Items(MEMBER),
        "public_share": SHARE,
        "establishments": Items(Fields({"postcode": Text(10, 1, plain=True)}, required=("postcode",))),
        "main_activity": Text(10, 1, plain=True),
        "nace_version": Version((2003, 2008, 2025)),
        "registered": Truth(),
        "registered_since": Day(),
        "social_security_arrears": Truth(),
    }
)

COST_ITEM = Fields(
    {
        "kind": Choice(COST_KINDS),
        "amount": COST,
        "persons": COUNT,
        "days": COUNT,
        "separate_invoice": Truth(),
        "exclusive": Truth(),
    },
    required=("kind", "amount"),
)

PROJECT = Fields(
    {
        "service": Choice(get_args(Service)),
        "theme": Choice(THEMES),
        "on_occupation_list": Truth(),
        "title": Text(),
        "mode": Choice(MODES),
        "interactive": Truth(),
        "agreed_on": Day(),
        "start": Day(),
        "end": Day(),
        "price": PRICE,
        "vat": COST,
        "costs": Items(COST_ITEM),
        "provider": Fields(
            {"number": Identifier("provider"), "registered": Truth(), "related_party": Truth()},
        ),
        "participants": Items(Fields({"category": Choice(CATEGORIES)}, required=("category",))),
        "written_report": Truth(),
        "legally_required": Truth(),
        "ordinary_expense": Truth(),
        "times_in_three_years": COUNT,
        "exclusions": Items(Text(60, 1)),
        "workable_work": Truth(),
    }
)

HISTORY = Fields(
    {
        "size_this_year": Choice(SIZES),
        "subsidy_this_year": AMOUNT,
        "de_minimis": Items(Fields({"on": Day(), "amount": AMOUNT}, required=("on", "amount"))),
    }
)

CASE = Fields(
    {
        "id": Label(),
        "on": Day(),
        "known": Day(),
        "size": Choice(SIZES),
        "enterprise": ENTERPRISE,
        "project": PROJECT,
        "history": HISTORY,
    },
    required=("on",),
)


@dataclass(frozen=True)
class Case:
    """A case that was read.  The parts hold dates, texts, truth values and integers: cents, hundredths of FTE, basis
    points.  A part that was not given is None (enterprise, project, size) or empty (history)."""

    on: date
    known: date | None
    size: str | None
    enterprise: dict[str, Any] | None
    project: dict[str, Any] | None
    history: dict[str, Any]


def read_case(case: Any) -> Case:
    """The case, checked.  :raises CaseError: on the first thing that is wrong, with its key."""
    read = CASE.read(case, "")
    if "size" in read and "enterprise" in read:
        raise CaseError("size", "either size or enterprise", "both")
    enterprise = read.get("enterprise")
    if enterprise is None and "size" not in read:
        enterprise = {}
    for index, member in enumerate((enterprise or {}).get("group", ())):
        _check_member(member, f"enterprise.group.{index}")
    project = read.get("project")
    if project is not None:
        _check_project(project)
    return Case(read["on"], read.get("known"), read.get("size"), enterprise, project, read.get("history", {}))


def _check_member(member: dict[str, Any], key: str) -> None:
    if member["kind"] != "partner":
        return
    share = member.get("share")
    if share is None:
        raise CaseError(f"{key}.share", "the share of a partner", "nothing")
    if share > 5000:
        raise CaseError(
            f"{key}.share",
            "at most 0.5 for a partner (above it the enterprise is linked)",
            f"{share / 1e4:g}",
        )


def _check_project(project: dict[str, Any]) -> None:
    costs = sum(item["amount"] for item in project.get("costs", ()))
    price = project.get("price")
    if price is not None and costs > price:
        raise CaseError(
            "project.costs", f"items of at most the price, {price / 100:.2f}", f"{costs / 100:.2f}"
        )
    start, end = project.get("start"), project.get("end")
    if start and end and end < start:
        raise CaseError("project.end", f"a day from the start on, {start}", str(end))
