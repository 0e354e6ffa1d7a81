"""SIGKILL at random points: what was told to be done is there, and everything holds.  ``make soak`` kills more often."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.wallet.own_database import own_database, python

pytestmark = pytest.mark.db
KILLS = int(os.environ.get("PORTEFEUILLE_KILLS", "25"))


def test_nothing_is_lost_or_half_done(tmp_path: Path) -> None:
    with own_database(tmp_path) as environment:
        told = python(
            environment, "-m", "tests.wallet.killing", str(KILLS), str(int.from_bytes(os.urandom(3), "big"))
        )
        verified = python(environment, "-m", "portefeuille", "ledger", "verify")
    found = re.fullmatch(r"(\d+) kills, (\d+) steps told, (\d+) done again, (\d+) entries, .*\n", told)
    assert found, told
    assert int(found[1]) == KILLS
    assert int(found[2]) > 0 and int(found[4]) > 0
    assert verified.startswith("the ledger holds: ")
    print(told)
