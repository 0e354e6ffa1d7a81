"""Increases, alternatives, contacts and evidence: what helps somebody on."""

from __future__ import annotations

from datetime import date

import pytest

from tests.law.lists.files import by_code, first_day, rows

CRITERIA = frozenset(
    [
        "size",
        "legal_form",
        "establishment",
        "private_sector",
        "main_activity",
        "registered",
        "in_order",
        "service",
        "theme",
        "exclusion",
        "advice_conditions",
        "apply_window",
        "agreement_first",
        "project_end",
        "interaction",
        "provider",
        "related_party",
        "participants",
        "minimum_amount",
        "ceiling",
        "de_minimis",
    ]
)


def open_increases(on: date) -> set[str]:
    return {
        row["code"]
        for row in rows("increases")
        for period in row["periods"]
        if period["verdict"] == "open"
        and (first_day(period) or date.max) <= on <= period.get("until", date.max)
    }


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (date(2019, 5, 6), set()), (date(2019, 5, 7), {"workable_work_2019"}), (date(2019, 12, 6), {"workable_work_2019"}),
        (date(2019, 12, 7), set()), (date(2024, 1, 1), {"increase_2024"}), (date(2024, 7, 31), {"increase_2024"}),
        (date(2024, 8, 1), set()), (date(2026, 1, 1), set()),
    ],
)  # fmt: skip
def test_increases_by_day(on: date, codes: set[str]) -> None:
    assert open_increases(on) == codes


@pytest.mark.parametrize(
    ("code", "last"), [("increase_2022", date(2022, 11, 30)), ("increase_2023", date(2023, 10, 12))]
)
def test_two_increases_have_no_known_first_day(code: str, last: date) -> None:
    period = by_code("increases")[code]["periods"][0]
    assert period["from"]["default"] is None
    assert (period["from"]["latest"], period["until"]) == (last, last)


def test_alternatives_answer_a_criterion_of_the_contract() -> None:
    for row in rows("alternatives"):
        assert row["for"] and set(row["for"]) <= CRITERIA, row["code"]
        assert all(row["text"][lang] and row["title"][lang] for lang in ("nl", "en", "fr"))
        assert {period["status"] for period in row["periods"]} <= {"open", "closed", "unknown"}


def test_the_closed_one_is_closed() -> None:
    last = by_code("alternatives")["managementadvies_sociale_economie"]["periods"][-1]
    assert (last["status"], last["from"]["default"], "until" in last) == ("closed", None, False)


def test_contacts() -> None:
    assert {row["code"]: row["periods"][-1]["value"] for row in rows("contacts")} == {
        "agency": "VLAIO",
        "department": "Kmo-portefeuille",
        "email": "kmo-portefeuille@vlaanderen.be",
        "phone": "1700",
        "post": "Koning Albert II-laan 15 bus 331, 1210 Brussel",
        "website": "www.kmo-portefeuille.be",
    }


def test_evidence_content() -> None:
    content = {row["code"]: [item["code"] for item in row["content"]] for row in rows("evidence")}
    assert content["attendance_list"] == ["person", "enterprise", "training", "day", "signature"]
    assert content["training_certificate"] == [
        "person",
        "provider",
        "training",
        "start_or_duration",
        "result",
    ]
    assert {"theme", "ineligible_costs", "hours"} <= set(content["enrolment"])
    assert {row["code"] for row in rows("evidence") if not row["complete"]} == {
        "agreement",
        "advice_report",
        "invoice",
    }
    themed = {
        row["code"]
        for row in rows("evidence")
        for item in row["content"]
        if item.get("added_in") == date(2023, 1, 1)
    }
    assert themed == {"enrolment", "agreement"}
