"""A decision as the JSON of the contract: its keys, its order and its numbers as text."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portefeuille.decision import decide
from portefeuille.decision.model import Comparison, Criterion, Decision, Flip, Reservation, money, rate
from tests.golden.reading import Golden, all_cases

DAY = date(2024, 6, 5)
NOTHING: Any = {
    "outcome": "needs_review", "size": None, "eligible_amount": None, "rate": None, "subsidy": None, "own_share": None,
    "ineligible_amount": None, "vat": None, "capped_by": None, "criteria": (), "reservations": (), "missing": (),
    "next_question": None, "assumed": (), "deadlines": {}, "on": DAY, "known": DAY, "law_hash": "0",
}  # fmt: skip
EMPTY = Decision(**NOTHING)

#: The keys of the contract, in its order.
KEYS = [
    "outcome", "size", "eligible_amount", "rate", "subsidy", "own_share", "outside_wallet", "capped_by", "criteria",
    "reservations", "missing", "next_question", "assumed", "flips", "deadlines", "law",
]  # fmt: skip


def test_every_key_of_the_contract_is_there_even_when_there_is_nothing_to_say() -> None:
    entry = EMPTY.as_dict()
    assert list(entry) == KEYS
    assert entry["outside_wallet"] == {"ineligible": None, "vat": None}
    assert entry["law"] == {"on": "2024-06-05", "known": "2024-06-05", "hash": "0"}


@pytest.mark.parametrize("more, key, value", [
    ({"between": (30_000, 45_000)}, "between", ["300.00", "450.00"]),
    ({"alone": True, "room": 750_000}, "room", "7500.00"),
    ({"alone": True}, "room", None),
    ({"id": "dossier 1"}, "id", "dossier 1"),
    ({"id": 0}, "id", 0),
    ({"vat": 21_000}, "outside_wallet", {"ineligible": None, "vat": "210.00"}),
    ({"deadlines": {"apply_by": DAY, "finish_by": None}}, "deadlines", {"apply_by": "2024-06-05", "finish_by": None}),
    ({"missing": ("a", "b"), "assumed": ("c",)}, "missing", ["a", "b"]),
])  # fmt: skip
def test_what_is_only_there_when_it_says_something(more: dict[str, Any], key: str, value: Any) -> None:
    assert replace(EMPTY, **more).as_dict()[key] == value
    assert not {"between", "room", "id"} - {key} & replace(EMPTY, **more).as_dict().keys()


def test_an_id_stands_first() -> None:
    assert next(iter(replace(EMPTY, id="x").as_dict())) == "id"


def test_the_parts() -> None:
    check = Comparison("headcount", "<", "49", "50", "size.small.headcount", True)
    criterion = Criterion("size", "met", "size.small", "Klein.", "size.small.headcount", DAY, "R-6.1")
    assert criterion.as_dict() == {
        "id": "size", "verdict": "met", "code": "size.small", "because": "Klein.", "parameter": "size.small.headcount",
        "since": "2024-06-05", "source": "R-6.1",
    }  # fmt: skip
    more = replace(criterion, since=None, kind="law", default="met", checks=(check,)).as_dict()
    assert (more["since"], more["kind"], more["default"]) == (None, "law", "met")
    assert more["checks"] == [
        {
            "fact": "headcount",
            "op": "<",
            "value": "49",
            "limit": "50",
            "parameter": "size.small.headcount",
            "holds": True,
        }
    ]
    assert Reservation("theme", "Omdat.", "met").as_dict() == {
        "criterion": "theme",
        "because": "Omdat.",
        "default": "met",
    }
    assert Flip("project.price", "1", "2", "eligible").as_dict() == {
        "fact": "project.price", "from": "1", "to": "2", "outcome": "eligible"
    }  # fmt: skip


@pytest.mark.parametrize(
    "cents, text", [(None, None), (0, "0.00"), (5, "0.05"), (40_950, "409.50"), (10**12, "10000000000.00")]
)
def test_money(cents: int | None, text: str | None) -> None:
    assert money(cents) == text


@pytest.mark.parametrize("points, text", [
    (None, None), (0, "0.00"), (4_500, "0.45"), (3_000, "0.30"), (1_250, "0.125"), (1, "0.0001"), (10_000, "1.00"),
])  # fmt: skip
def test_a_rate_has_at_least_two_decimals(points: int | None, text: str | None) -> None:
    assert rate(points) == text


GOLDEN = [golden for golden in all_cases() if not golden.expect.get("error")]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden.id)
def test_the_decision_of_every_golden_case_can_be_written_as_json(golden: Golden) -> None:
    """And read back the same: no date, Decimal or tuple slips in; numbers of money and rate are text."""
    entry = decide(golden.case).as_dict()
    assert json.loads(json.dumps(entry, allow_nan=False)) == entry
    assert all(
        entry[key] is None or isinstance(entry[key], str)
        for key in ("eligible_amount", "rate", "subsidy", "own_share")
    )
