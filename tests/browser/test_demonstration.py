"""Somebody who tries the demonstration: another person, a deposit, a day that passes; clean on every screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from portefeuille import clock
from portefeuille.demonstration.bank import opened
from portefeuille.demonstration.day import Moved
from portefeuille.platform.identity import services as identity
from tests.applications.life import World, world
from tests.browser.browser import DESKTOP, NARROWEST, PHONE
from tests.browser.clean import clean, sideways
from tests.signing_in import mandate


@pytest.fixture
def here(live_server: LiveServer, settings: Settings, tmp_path: Path) -> Iterator[World]:
    """A stage of today with one enterprise that waits to deposit."""
    settings.DEMONSTRATION, settings.DEMONSTRATION_CLOCK = True, Moved(tmp_path)
    clock.follow(settings.DEMONSTRATION_CLOCK)
    try:
        found, today = world(fund=False), clock.today()
        assert found.second.kind == "official"
        opened(today)
        found.submit(
            project__agreed_on=today.isoformat(), project__start=(today + timedelta(days=5)).isoformat(),
            project__end=(today + timedelta(days=30)).isoformat(),
        )  # fmt: skip
        mandate(found.enterprise, issuer="demonstration")
        identity.person(issuer="demonstration", subject="nobody", family_name="Zonder Machtiging")
        yield found
    finally:
        clock.follow(None)


def test_another_person_a_deposit_and_a_day(visit: Page, here: World) -> None:
    visit.goto("/")
    visit.get_by_role("link", name="Word iemand anders").click()
    visit.get_by_role("button", name="Word An Voorbeeld").click()
    expect(visit.get_by_role("heading", level=1)).to_have_text("Voorbeeld Software")
    visit.get_by_role("link", name="Verzet de dag").click()
    visit.get_by_role("button", name="Juist bedrag").click()
    expect(visit.get_by_role("status")).to_contain_text("De overschrijving is onderweg")
    visit.get_by_role("button", name="Tot").first.click()
    expect(visit.get_by_role("status")).to_contain_text("De dag is verzet")
    expect(visit.locator("main")).to_contain_text("Geen enkele aanvraag wacht op een storting")
    visit.goto("/mijn/aanvragen/")
    expect(visit.locator("main")).to_contain_text("Jouw aandeel is gestort")


@pytest.mark.parametrize("address", ["/demonstratie/", "/aanmelden/demonstratie/", "/mijn/"])
def test_clean_on_every_screen(visit: Page, here: World, address: str) -> None:
    visit.goto("/aanmelden/demonstratie/")
    visit.get_by_role("button", name="Word An Voorbeeld").click()
    for size in (DESKTOP, PHONE, NARROWEST):
        visit.set_viewport_size(size)
        visit.goto(address)
        clean(visit, address)
        assert sideways(visit) == 0
