"""Many tries at once: exactly as many are looked at as may be, and nobody waits for the slow hash of another one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from portefeuille.platform.identity import lockout
from tests.platform.identity.racing import TABS
from tests.wallet.own_database import own_database, python

MOST = lockout.PER_NAME


def race(folder: Path, scenario: str) -> dict[str, Any]:
    with own_database(folder) as environment:
        found: dict[str, Any] = json.loads(
            python(environment, "-m", "tests.platform.identity.racing", scenario)
        )
    return found


@pytest.mark.db
def test_of_many_wrong_passwords_at_once_exactly_so_many_are_looked_at_and_counted(tmp_path: Path) -> None:
    told = race(tmp_path, "guessing")
    assert told["came"] == {"WrongError": MOST, "LockedError": TABS - MOST}
    assert (told["name"], told["network"]) == (MOST, MOST)
    assert (told["hashed"], told["inside"]) == (MOST, 0)


@pytest.mark.db
def test_a_code_in_two_tabs_at_once_works_in_one(tmp_path: Path) -> None:
    told = race(tmp_path, "one_code_twice")
    assert told["came"] == {"in": 1, "WrongError": 1}
    assert told["network"] == 1
    assert told["inside"] == 0


@pytest.mark.django_db
def test_a_right_password_forgives_what_began_before_it_and_nothing_else() -> None:
    before = lockout.counted("an", "n1")
    mine = lockout.counted("an", "n2")
    later = lockout.counted("an", "n3")
    lockout.right("an", mine)
    from portefeuille.platform.identity.models import Failure

    assert set(Failure.objects.values_list("pk", flat=True)) == {before[1], *later}
