"""Two processes with four threads each on one wallet: exactly what fits is granted, the same thing is done once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.wallet.life import CEILING, NUMBER
from tests.wallet.own_database import own_database, python
from tests.wallet.racing import FEW, PROCESSES, SCENARIOS, THREADS, TRIES

pytestmark = pytest.mark.db
RACERS = PROCESSES * THREADS
ALL = RACERS * FEW


def test_what_fits_is_granted_and_the_same_is_done_once(tmp_path: Path) -> None:
    """One start of Python for all races, one after the other on the same wallet.  Cents by account, rows by table."""
    with own_database(tmp_path) as environment:
        raced = json.loads(python(environment, "-m", "tests.wallet.racing"))
    assert set(raced) == set(SCENARIOS)
    a_ceiling_for_ten(*raced["ceiling"])
    a_wallet_of_a_thousand_in_payments_of_ten(*raced["payments"])
    the_same_order(*raced["same_key"])
    the_same_statement(*raced["same_statement"])
    a_budget_for_ten(*raced["budget"])
    the_one_end(*raced["endings"])


def a_ceiling_for_ten(told: dict[str, int], changed: dict[str, int]) -> None:
    assert told == {"done": 10, "NoRoomError": ALL - 10}
    assert (changed["Project"], changed[f"ceiling:{NUMBER}/2026"]) == (10, CEILING)
    assert f"room:{NUMBER}/2026" not in changed


def a_wallet_of_a_thousand_in_payments_of_ten(told: dict[str, int], changed: dict[str, int]) -> None:
    assert told == {"done": 100, "OverdraftError": RACERS * TRIES["payments"] - 100}
    assert changed == {"Payment": 100, "ordered": 100_000, "own:p1": -70_000, "subsidy:p1": -30_000}


def the_same_order(told: dict[str, int], changed: dict[str, int]) -> None:
    assert told == {"done": ALL}
    assert changed == {"Payment": 1, "ordered": 1_000, "own:p2": -700, "subsidy:p2": -300}


def the_same_statement(told: dict[str, int], changed: dict[str, int]) -> None:
    assert told == {"done": ALL}
    assert changed == {"Statement": 1, "Payment": 1, "bank": 70_005, "own:p3": 70_000, "ordered": 5}


def a_budget_for_ten(told: dict[str, int], changed: dict[str, int]) -> None:
    assert told == {"done": 10, "NoRoomError": ALL - 10}
    assert (changed["Project"], changed["free:2026"]) == (10, -10 * CEILING)


def the_one_end(told: dict[str, int], changed: dict[str, int]) -> None:
    """The first decides whether the room comes back; who asks it otherwise is refused, in words."""
    assert told == {"done": ALL // 2, "StateError": ALL // 2}
    room = {"taken:p4": -30_000, "room:0400000004/2026": 30_000}
    assert {key: cents for key, cents in changed.items() if key in room} in (room, {})
    assert {key: cents for key, cents in changed.items() if key not in room} == {
        "Payment": 1, "ordered": 70_000, "own:p4": -70_000, "subsidy:p4": -30_000, "agency": 30_000,
        "committed:p4": -30_000, "free:2026": 30_000,
    }  # fmt: skip
