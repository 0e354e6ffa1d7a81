"""The codes that the contract names, and what it says of them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.law.lists.files import by_code, in_force

ON = date(2024, 6, 5)
REFUSED = ("refused", "refused")
COSTS = {
    "fee": ("accepted", "accepted"),
    "catering": ("accepted", "refused"),
    "course_material": ("accepted", "refused"),
    "teacher_travel": ("accepted", "refused"),
    "trainee_travel": REFUSED,
    "exam": REFUSED,
    "membership": REFUSED,
    "licence": REFUSED,
    "software_development": REFUSED,
    "equipment": REFUSED,
    "implementation": REFUSED,
    "implementation_guidance": ("refused", "judgement"),
    "other_ineligible": REFUSED,
}
WORKERS = {
    "accepted": {"employee", "manager", "self_employed", "helper", "assisting_spouse"},
    "refused": {
        "agency_worker",
        "trainee",
        "job_student",
        "seasonal",
        "ibo",
        "apprentice",
        "manager_company_worker",
    },
}
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


def test_cost_kinds_are_those_of_the_contract() -> None:
    found = {}
    for code, row in by_code("cost_kinds").items():
        verdict = in_force(row, ON)["verdict"]
        found[code] = (verdict["training"], verdict["advice"])
    assert found == COSTS


def test_flags_of_costs() -> None:
    costs = by_code("cost_kinds")
    assert {code for code, row in costs.items() if row.get("separate_invoice_refuses")} == {
        "catering",
        "exam",
        "teacher_travel",
    }
    assert {code for code, row in costs.items() if row.get("exclusive_needed")} == {"course_material"}
    assert {code: row["cap"] for code, row in costs.items() if "cap" in row} == {"catering": "catering.day"}


def test_an_exam_counted_with_a_training_until_june_2020() -> None:
    exam = by_code("cost_kinds")["exam"]
    assert in_force(exam, date(2020, 6, 30))["verdict"] == {"training": "accepted", "advice": "refused"}
    assert in_force(exam, date(2020, 7, 1))["verdict"] == {"training": "refused", "advice": "refused"}


def test_worker_categories_are_those_of_the_contract() -> None:
    found: dict[str, set[str]] = {}
    for code, row in by_code("worker_categories").items():
        found.setdefault(in_force(row, ON)["verdict"], set()).add(code)
    assert found == WORKERS


def test_themes_are_those_of_the_contract() -> None:
    themes = by_code("themes")
    assert list(themes) == THEMES
    assert {code: row["parent"] for code, row in themes.items() if row["parent"]} == {
        "digitalisation/cybersecurity": "digitalisation",
        "sustainability/energy_efficiency": "sustainability",
    }
    assert [code for code, row in themes.items() if row["list_required"]] == ["occupation_specific"]


@pytest.mark.parametrize(
    ("division", "version", "verdict"),
    [
        ("01", 2008, "refused"), ("03", 2008, "refused"), ("02", 2008, "judgement"), ("05", 2003, "refused"),
        ("05", 2008, "accepted"), ("62", 2025, "accepted"),
    ],
)  # fmt: skip
def test_main_activities_by_the_longest_prefix(division: str, version: int, verdict: str) -> None:
    fits = [
        row
        for row in by_code("main_activities").values()
        if version in row["versions"] and division.startswith(row["prefix"])
    ]
    found = in_force(max(fits, key=lambda row: len(row["prefix"])), ON)
    assert found["verdict"] == verdict
    assert found["reserved"] == (verdict == "accepted")


def test_the_placeholders_say_that_they_are_not_official() -> None:
    for name in ("main_activities", "occupation_services"):
        assert [row["code"] for row in by_code(name).values() if row["official"]] == []
    assert {row["kind"] for row in by_code("occupation_services").values()} == {"criterion"}
