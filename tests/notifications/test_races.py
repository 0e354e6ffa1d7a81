"""Several at once: one subscription, one mail to each; on a database of its own, of either kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.wallet.own_database import own_database, python

pytestmark = pytest.mark.db


def race(folder: Path, scenario: str) -> dict[str, object]:
    with own_database(folder) as environment:
        told: dict[str, object] = json.loads(
            python(environment, "-m", "tests.notifications.racing", scenario)
        )
    return told


def test_several_clicks_are_one_subscription_and_three_mails_at_most(tmp_path: Path) -> None:
    assert race(tmp_path, "asking") == {"mails": 3, "subscriptions": 1, "mailed": 0, "faults": []}


def test_the_job_in_several_places_mails_each_once(tmp_path: Path) -> None:
    assert race(tmp_path, "sending") == {"mails": 3, "subscriptions": 3, "mailed": 3, "faults": []}
