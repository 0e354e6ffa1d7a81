"""Themes and services: from when they count for which service, and worked examples that agree with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.law.lists.files import by_code, in_force

THEMES = by_code("themes")
EXAMPLES = [(code, example) for code, row in THEMES.items() for example in row["examples"]]
LAST_ADVICE = date(2026, 1, 31)


@pytest.mark.parametrize("code", THEMES)
def test_services_by_period(code: str) -> None:
    cyber = code == "digitalisation/cybersecurity"

    def services(on: date) -> list[str]:
        found: list[str] = in_force(THEMES[code], on)["services"]
        return found

    assert services(date(2021, 9, 12)) == []
    assert services(date(2021, 9, 14)) == (["training", "advice"] if cyber else [])
    assert services(date(2022, 12, 31)) == (["training", "advice"] if cyber else [])
    assert services(date(2023, 1, 1)) == services(LAST_ADVICE) == ["training", "advice"]
    assert services(date(2026, 2, 1)) == (["training", "advice"] if cyber else ["training"])


@pytest.mark.parametrize("code", THEMES)
def test_a_theme_is_defined_and_has_examples_of_each_kind(code: str) -> None:
    row = THEMES[code]
    assert all(row["definition"][lang] and row["title"][lang] for lang in ("nl", "en", "fr"))
    assert {example["verdict"] for example in row["examples"]} == {"yes", "no", "depends"}
    assert row["rate"] in {"rate.base", "rate.cybersecurity", "rate.energy_efficiency"}


@pytest.mark.parametrize(
    ("code", "example"), EXAMPLES, ids=[f"{code}-{n}" for n, (code, _) in enumerate(EXAMPLES)]
)
def test_an_example_agrees_with_the_periods(code: str, example: dict[str, Any]) -> None:
    first, last = example["from"], example.get("until", date.max)
    assert first <= last and example["text"]["nl"] and example["text"]["en"] and example["source"]
    assert example["service"] in {"training", "advice"}
    if example["verdict"] == "depends":
        assert example["why"]["nl"] and example["why"]["en"]
    if (
        example["verdict"] != "no"
        and example["service"] == "advice"
        and code != "digitalisation/cybersecurity"
    ):
        assert last <= LAST_ADVICE, "advice outside cybersecurity ends with January 2026"
    if example["verdict"] == "yes" and first >= date(2023, 1, 1):
        assert example["service"] in in_force(THEMES[code], first)["services"]


def test_an_example_stands_once() -> None:
    texts = [example["text"]["nl"] for _, example in EXAMPLES]
    assert len(texts) == len(set(texts))


def test_topics_where_the_rule_names_them() -> None:
    assert {code: len(row["topics"]) for code, row in THEMES.items() if row["topics"]} == {
        "digitalisation": 5, "sustainability": 6, "financial_literacy": 3, "personnel_management": 6,
    }  # fmt: skip
    assert [code for code, row in THEMES.items() if not row["topics_complete"]] == ["personnel_management"]


def test_scope_of_the_services() -> None:
    services = by_code("services")
    days = [
        date(2016, 3, 31),
        date(2016, 4, 1),
        date(2022, 12, 31),
        date(2023, 1, 1),
        LAST_ADVICE,
        date(2026, 2, 1),
    ]
    found = {code: [in_force(row, day)["scope"] for day in days] for code, row in services.items()}
    assert found == {
        "training": ["pillars", "any_subject", "any_subject", "themes", "themes", "themes"],
        "advice": ["pillars", "any_subject", "any_subject", "themes", "themes", "cybersecurity_only"],
    }


def test_services_ask_for_documents_that_exist() -> None:
    evidence = by_code("evidence")
    for code, row in by_code("services").items():
        assert {evidence[name]["service"] for name in row["documents"]} <= {code, "both"}
    asked = {name for row in by_code("services").values() for name in row["documents"]}
    assert asked == set(evidence)
