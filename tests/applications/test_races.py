"""Two people, many tabs, two places where the clock runs: one application, exactly the last euro, everything once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.applications.racing import ALL, FIELDS, VALUES
from tests.wallet.own_database import own_database, python

pytestmark = pytest.mark.db


def test_what_many_do_at_once_is_done_once(tmp_path: Path) -> None:
    """One start of Python for all races, one after the other."""
    with own_database(tmp_path) as environment:
        raced = json.loads(python(environment, "-m", "tests.applications.racing"))
    assert raced["submit"] == [{"done": ALL}, [["grant"], 1, 660_000]]
    # 6 600 is left: fourteen times 450, one time what is left (300), and the others find nothing.
    states = {"awaiting_deposit": 15, "refused": ALL - 15}
    assert raced["last_euro"] == [{"done": ALL}, [states, 660_000]]
    assert raced["invoice"] == [{"done": 1, "UsedInvoiceError": ALL - 1}, [1, "partly_paid"]]
    assert raced["same_page"] == [{"done": ALL}, [2, "partly_paid"]]
    told, (answers, version) = raced["fields"]
    assert told == {"done": len(FIELDS)}
    assert (answers, version) == (dict(zip(FIELDS, VALUES, strict=True)), 1 + len(FIELDS))
    assert raced["due"] == [{"done": ALL}, [15, 15]]
