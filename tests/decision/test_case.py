"""A case as read: every part on the scale of the rules, and what must fit together does."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from portefeuille.decision import CaseError, decide
from portefeuille.decision.case import CASE, PROJECT, THEMES, Case, read_case
from portefeuille.rules.facts import FACTS
from tests.decision.drawing import put
from tests.decision.malformed.bases import FIXED_SIZE, WHOLE


def test_a_case_is_read_onto_the_scale_of_the_rules() -> None:
    """Cents, hundredths of FTE, basis points, days; numbers in their canonical form."""
    case = read_case(WHOLE)
    assert (case.on, case.known, case.size) == (date(2024, 6, 5), date(2024, 6, 5), None)
    assert case.enterprise is not None
    assert case.project is not None
    assert case.enterprise["headcount"] == 1_200
    assert case.enterprise["turnover"] == 100_000_000
    assert case.enterprise["group"][0]["share"] == 3_000
    assert case.enterprise["number"] == "0428.315.871"
    assert case.enterprise["nace_version"] == "2008"
    assert case.project["price"] == 100_000
    assert case.project["start"] == date(2024, 5, 30)
    assert case.history == {
        "subsidy_this_year": 0,
        "de_minimis": [{"on": date(2023, 5, 1), "amount": 1_200_000}],
    }


def test_reading_leaves_the_case_as_it_was() -> None:
    before = copy.deepcopy(WHOLE)
    read_case(WHOLE)
    assert before == WHOLE


@pytest.mark.parametrize("case, enterprise, project", [
    ({"on": "2024-06-05"}, {}, None),
    ({"on": "2024-06-05", "enterprise": None}, {}, None),
    ({"on": "2024-06-05", "enterprise": {}, "project": {}}, {}, {}),
    ({"on": "2024-06-05", "size": "small"}, None, None),
    ({"on": "2024-06-05", "size": "small", "enterprise": None}, None, None),
])  # fmt: skip
def test_a_part_that_is_not_given(case: dict[str, Any], enterprise: Any, project: Any) -> None:
    read = read_case(case)
    assert (read.enterprise, read.project, read.history) == (enterprise, project, {})


PARTNER = {"kind": "partner", "share": Decimal("0.3")}
TOGETHER = [
    ({**FIXED_SIZE, "enterprise": {}}, "size", "either size or enterprise", "both"),
    (put(WHOLE, "enterprise.group", [{"kind": "partner"}]), "enterprise.group.0.share", "the share of a partner", "nothing"),
    (
        put(WHOLE, "enterprise.group", [PARTNER, {"kind": "partner", "share": Decimal("0.5001")}]),
        "enterprise.group.1.share",
        "at most 0.5 for a partner (above it the enterprise is linked)",
        "0.5001",
    ),
    (put(WHOLE, "project.costs", [{"kind": "exam", "amount": 1001}]), "project.costs", "items of at most the price, 1000.00",
     "1001.00"),
    (put(WHOLE, "project.end", "2024-05-29"), "project.end", "a day from the start on, 2024-05-30", "2024-05-29"),
]  # fmt: skip


@pytest.mark.parametrize("case, key, expected, got", TOGETHER)
def test_what_does_not_fit_together_is_refused(case: Any, key: str, expected: str, got: str) -> None:
    with pytest.raises(CaseError) as caught:
        read_case(case)
    assert caught.value.as_dict() == {"key": key, "expected": expected, "got": got}


@pytest.mark.parametrize("path, value", [
    ("enterprise.group", [{"kind": "partner", "share": Decimal("0.5")}]),
    ("enterprise.group", [{"kind": "linked"}]),
    ("enterprise.group", [{"kind": "linked", "share": Decimal("0.9")}]),
    ("enterprise.group", [{"kind": "partner", "share": Decimal("0.1")}]),
    ("project.costs", [{"kind": "exam", "amount": 1000}]),
    ("project.end", "2024-05-30"),
    ("id", "dossier 1"),
    ("id", 12),
    ("enterprise.nace_version", 2025),
])  # fmt: skip
def test_the_edges_that_fit(path: str, value: Any) -> None:
    assert isinstance(read_case(put(WHOLE, path, value)), Case)


@pytest.mark.parametrize("label", [True, 1.5, [], "x" * 201, "\udfff"])
def test_a_label_is_a_short_text_or_a_whole_number(label: Any) -> None:
    with pytest.raises(CaseError, match=r"^id: expected a text"):
        read_case({**FIXED_SIZE, "id": label})


@pytest.mark.parametrize("key, value, expected", [
    ("enterprise.number", "0428.315.872", "an enterprise number (ten digits that pass their check, such as 0428.315.871)"),
    ("enterprise.number", 428315871, "an enterprise number (ten digits that pass their check, such as 0428.315.871) as a text"),
    ("project.provider.number", "DV.X900001", "a provider number (DV.A or DV.O and six digits)"),
    ("project.provider.number", "0428.315.871", "a provider number (DV.A or DV.O and six digits)"),
])  # fmt: skip
def test_official_numbers_pass_their_check(key: str, value: Any, expected: str) -> None:
    with pytest.raises(CaseError) as caught:
        read_case(put(WHOLE, key, value))
    assert (caught.value.key, caught.value.expected) == (key, expected)


@pytest.mark.parametrize("written", ["0428315871", "0428.315.871", "BE0428315871", "BE 0428 315 871"])
def test_an_enterprise_number_is_kept_in_its_canonical_form(written: str) -> None:
    enterprise = read_case(put(WHOLE, "enterprise.number", written)).enterprise
    assert enterprise is not None
    assert enterprise["number"] == "0428.315.871"


def test_every_fact_of_a_row_has_its_place_in_the_case() -> None:
    """A flip and a question name a path that one can really fill in."""
    for fact in FACTS.values():
        shape: Any = CASE
        for part in fact.path.split("."):
            assert part in shape.shapes, fact.path
            shape = shape.shapes[part]


def test_the_themes_are_those_of_the_contract() -> None:
    assert len(THEMES) == 10
    assert "not_given" not in THEMES
    assert PROJECT.shapes["theme"].schema() == {"enum": list(THEMES)}


def test_a_law_that_was_not_known_yet_decides_nothing() -> None:
    with pytest.raises(CaseError) as caught:
        decide({"on": "2026-11-22", "known": "2000-01-01", "enterprise": {}})
    assert (caught.value.key, caught.value.got) == ("known", "2000-01-01")
