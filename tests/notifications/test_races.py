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
    told = race(tmp_path, "asking")
    assert (told["mails"], told["subscriptions"], told["mailed"], told["faults"]) == (3, 1, 0, [])


def test_the_job_in_several_places_mails_each_once(tmp_path: Path) -> None:
    told = race(tmp_path, "sending")
    assert (told["mails"], told["subscriptions"], told["mailed"], told["faults"]) == (3, 3, 3, [])


def test_a_warning_in_several_places_is_one_notice(tmp_path: Path) -> None:
    told = race(tmp_path, "telling")
    assert (told["notices"], told["sent"], told["mails"], told["faults"]) == (1, 0, 0, [])


def test_several_runs_send_each_person_one_mail(tmp_path: Path) -> None:
    told = race(tmp_path, "delivering")
    assert (told["notices"], told["sent"], told["mails"], told["faults"]) == (3, 6, 2, [])
