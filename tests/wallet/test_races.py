"""Two processes with four threads each on one wallet: exactly what fits is granted, the same thing is done once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wallet.life import CEILING, NUMBER
from tests.wallet.own_database import own_database, python
from tests.wallet.racing import FEW, PROCESSES, THREADS, TRIES

pytestmark = pytest.mark.db
RACERS = PROCESSES * THREADS
ALL = RACERS * FEW


@pytest.fixture
def race(tmp_path: Path) -> Iterator[dict[str, str]]:
    with own_database(tmp_path) as environment:
        yield environment


def run(environment: dict[str, str], scenario: str) -> tuple[dict[str, int], dict[str, int]]:
    """What the racers met, and what is there afterwards."""
    told = json.loads(python(environment, "-m", "tests.wallet.racing", scenario))
    return told, json.loads(python(environment, "-m", "tests.wallet.looking"))


def test_a_budget_for_ten(race: dict[str, str]) -> None:
    told, there = run(race, "budget")
    assert told == {"done": 10, "NoRoomError": ALL - 10}
    assert (there["Project"], there.get("free:2026", 0)) == (10, 0)


def test_a_ceiling_for_ten(race: dict[str, str]) -> None:
    told, there = run(race, "ceiling")
    assert told == {"done": 10, "NoRoomError": ALL - 10}
    assert (there["Project"], there.get(f"room:{NUMBER}/2026", 0)) == (10, 0)
    assert there[f"ceiling:{NUMBER}/2026"] == CEILING


def test_a_wallet_of_a_thousand_in_payments_of_ten(race: dict[str, str]) -> None:
    told, there = run(race, "payments")
    assert told == {"done": 100, "OverdraftError": RACERS * TRIES["payments"] - 100}
    assert (there["Payment"], there["ordered"]) == (100, 100_000)
    assert not {"own:p1", "subsidy:p1"} & set(there)


def test_the_same_order(race: dict[str, str]) -> None:
    told, there = run(race, "same_key")
    assert told == {"done": ALL}
    assert (there["Payment"], there["ordered"], there["own:p1"]) == (1, 1_000, 69_300)


def test_the_same_statement(race: dict[str, str]) -> None:
    told, there = run(race, "same_statement")
    assert told == {"done": ALL}
    assert (there["Statement"], there["bank"], there["own:p1"], there["ordered"]) == (1, 140_005, 140_000, 5)
