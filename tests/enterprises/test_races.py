"""Several at once on one enterprise, on a database of its own of either kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.wallet.own_database import own_database, python

pytestmark = pytest.mark.db


def race(folder: Path, scenario: str) -> dict[str, Any]:
    with own_database(folder) as environment:
        told: dict[str, Any] = json.loads(python(environment, "-m", "tests.enterprises.racing", scenario))
    assert told["audit"]
    return told


def test_one_of_several_changes_wins_and_the_others_are_told(tmp_path: Path) -> None:
    told = race(tmp_path, "changing")
    assert told["counts"] == {"done 2": 1, "ConflictError": 5} and told["headcounts"] == 2


def test_a_size_is_frozen_once(tmp_path: Path) -> None:
    told = race(tmp_path, "freezing")
    assert told["counts"] == {"done True": 1, "done False": 5} and told["frozen"]


def test_of_two_sizes_one_is_frozen_and_the_other_refused(tmp_path: Path) -> None:
    told = race(tmp_path, "freezing_differently")
    assert told["counts"] == {"done True": 1, "done False": 2, "FrozenError": 3}


def test_an_enterprise_is_registered_once(tmp_path: Path) -> None:
    told = race(tmp_path, "registering")
    assert told["counts"] == {"done 0999000129": 1, "KnownEnterpriseError": 5} and told["headcounts"] == 1
