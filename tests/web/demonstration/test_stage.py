"""The page of the demonstration: the day moves, the bank takes deposits; elsewhere it does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from portefeuille import clock
from portefeuille.applications.models import Application
from portefeuille.demonstration.bank import opened
from portefeuille.demonstration.day import Moved
from portefeuille.demonstration.models import Stage
from tests.applications.life import World, world

SAME = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def client(
    client: Client, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> Client:
    """What is done once a request is through, is done here too."""
    post = client.post

    def posted(*args: Any, **kwargs: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return post(*args, **kwargs)

    monkeypatch.setattr(client, "post", posted)
    return client


@pytest.fixture
def playing(db: None, settings: Any, tmp_path: Path) -> Iterator[World]:
    """A stage of today with one enterprise; the day can be moved."""
    settings.DEMONSTRATION, settings.DEMONSTRATION_CLOCK = True, Moved(tmp_path)
    clock.follow(settings.DEMONSTRATION_CLOCK)
    try:
        today = clock.today()
        found = world(fund=False)
        assert found.second.kind == "official"
        opened(today)
        yield found
    finally:
        clock.follow(None)


def test_a_deposit_and_a_day_later_it_is_there(client: Client, playing: World) -> None:
    found = submitted(playing)
    page = client.get("/demonstratie/").content.decode()
    assert found.title in page
    sent = client.post("/demonstratie/storting/", {"application": found.pk, "how": "right"}, headers=SAME)
    assert (sent.status_code, sent["Location"]) == (303, "/demonstratie/?gedaan=onderweg")
    assert (
        client.post("/demonstratie/dag/", {"days": "1"}, headers=SAME)["Location"]
        == "/demonstratie/?gedaan=dag"
    )
    assert playing.seen(found).state == "deposited"
    client.post("/demonstratie/dag/", {"days": "1"}, headers=SAME)
    assert playing.seen(found).state == "ready_to_pay"
    assert Stage.objects.get().day == clock.today()


def test_too_little_comes_back(client: Client, playing: World) -> None:
    found = submitted(playing)
    client.post("/demonstratie/storting/", {"application": found.pk, "how": "short"}, headers=SAME)
    client.post("/demonstratie/dag/", {"days": "1"}, headers=SAME)
    assert playing.seen(found).state == "awaiting_deposit"
    assert found.events.filter(event="deposit_returned").count() == 1


@pytest.mark.parametrize("days", ["", "0", "401", "-1", "een", "9999"])
def test_no_other_number_of_days(client: Client, playing: World, days: str) -> None:
    before = clock.today()
    assert client.post("/demonstratie/dag/", {"days": days}, headers=SAME)["Location"].endswith(
        "gedaan=welke"
    )
    assert clock.today() == before


def test_only_from_a_page_of_this_site(client: Client, playing: World) -> None:
    assert client.post("/demonstratie/dag/", {"days": "1"}).status_code == 403
    assert Stage.objects.get().day == clock.today()


def test_elsewhere_there_is_no_such_page(client: Client, db: None) -> None:
    assert client.get("/demonstratie/").status_code == 404
    for address in ("/demonstratie/dag/", "/demonstratie/storting/"):
        assert client.post(address, {"days": "1"}, headers=SAME).status_code == 404


def submitted(here: World) -> Application:
    """An application that starts in a few days."""
    today = clock.today()
    days = {
        "project__agreed_on": today.isoformat(),
        "project__start": (today + timedelta(days=5)).isoformat(),
        "project__end": (today + timedelta(days=30)).isoformat(),
    }
    return here.submit(**days)
