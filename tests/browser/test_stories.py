"""Whole stories over many days: who forgets is warned three times and reads what happened; an accountant sees it coming."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from portefeuille import clock
from portefeuille.applications.reminding import remind
from portefeuille.applications.tasks import run_due
from tests.applications.life import DAY, World, world
from tests.browser.logged_in import log_in
from tests.wallet.life import OURS

WARNING = re.compile("^Stort (uiterlijk op 31 maart 2026|nu meteen): Phishing herkennen")
"""Two warnings say the last banking day to order a transfer; the one of the day itself says to do it at once."""


@pytest.fixture
def here(transactional_db: None, settings: Settings) -> Iterator[World]:
    """A small enterprise on 2 March 2026; the account of the wallet is set."""
    settings.WALLET = replace(settings.WALLET, iban=OURS, name="Portefeuille")
    with clock.use(DAY):
        yield world()


def mornings(begin: date, last: date) -> Iterator[date]:
    """Every morning of these days, with what the clock asks for."""
    day = begin
    while day <= last:
        clock.fix(day)
        run_due()
        remind(day)
        yield day
        day += timedelta(days=1)


def test_the_forgetful(visit: Page, live_server: LiveServer, here: World) -> None:
    found = here.submit()
    assert found.deposit_by == date(2026, 4, 1)
    log_in(visit.context, live_server.url, here.enterprise)
    warned = []
    for day in mornings(date(2026, 3, 3), date(2026, 4, 1)):
        if day in (date(2026, 3, 25), date(2026, 3, 30), date(2026, 4, 1)):
            visit.goto("/mijn/berichten/")
            warned.append(visit.get_by_role("link", name=WARNING).count())
    assert warned == [1, 2, 3]
    visit.goto("/mijn/")
    expect(visit.locator("main")).to_contain_text("vandaag")
    for _ in mornings(date(2026, 4, 2), date(2026, 4, 2)):
        visit.goto(f"/mijn/aanvragen/{found.pk}/")
        expect(visit.locator(".verdict")).to_contain_text(
            "Wacht op jouw storting"
        )  # the bank has not told of 1 April yet
    here.statement(on=date(2026, 4, 2))
    for _ in mornings(date(2026, 4, 3), date(2026, 4, 3)):
        visit.reload()
    expect(visit.locator(".verdict")).to_contain_text("Vervallen")
    visit.goto("/mijn/berichten/")
    assert visit.get_by_role("link", name=WARNING).count() == 3
    visit.goto("/mijn/termijnen/")
    expect(visit.locator("main")).not_to_contain_text(found.title)


def test_the_accountant_sees_it_coming(visit: Page, live_server: LiveServer, here: World) -> None:
    found = here.submit()
    log_in(visit.context, live_server.url, here.enterprise, "accountant")
    clock.fix(date(2026, 3, 30))
    visit.goto("/mijn/klanten/")
    expect(visit.locator("main")).to_contain_text("Voorbeeld Software")
    visit.goto("/mijn/termijnen/?alle=1")
    expect(visit.locator("main")).to_contain_text(found.title)
    expect(visit.locator("main")).to_contain_text("Geef je overschrijving uiterlijk op 31 maart 2026")
    here.deposit(found)
    visit.reload()
    expect(visit.locator("main")).to_contain_text("Laat je dienstverlener betalen")
