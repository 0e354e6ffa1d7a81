"""Last days, messages, preferences, calendar and companion mode in a real browser: large, small, narrow, by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from portefeuille import clock
from portefeuille.notifications import tokens
from portefeuille.notifications.models import Notice
from portefeuille.notifications.notices import tell
from tests.applications.companion.recorded import recorded
from tests.browser.browser import DESKTOP, NARROWEST, PHONE, SCREENSHOTS
from tests.browser.clean import clean, sideways
from tests.signing_in import ENTERPRISE, OTHER, mandate, sign_in

TODAY = date(2026, 3, 30)


@pytest.fixture(autouse=True)
def the_day(transactional_db: None) -> Iterator[None]:
    with clock.use(TODAY):
        yield


def log_in(page: Page, server: LiveServer, role: str = "representative", subject: str = "") -> None:
    """The browser has a session of somebody with a mandate."""
    client = Client()
    sign_in(client, ENTERPRISE, role, subject=subject)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": server.url}])


def prepared(page: Page, server: LiveServer) -> dict[str, str]:
    """An accountant with two clients, three last days, two messages; the addresses of all pages."""
    log_in(page, server, "accountant", "bo")
    mandate(OTHER, "accountant", subject="bo")
    one = recorded(title="Excel voor gevorderden in de boekhouding")
    recorded(title="Boekhouden", deposit_told=date(2026, 4, 7))
    recorded(OTHER, title="Duurzaam ondernemen", deposit_told=date(2026, 5, 4))
    tell(key="a", enterprise=ENTERPRISE, kind="ready_to_pay", subject=f"companion:{one}",
         facts={"title": "Excel", "amount": 123450, "last_day": "2027-12-31"})  # fmt: skip
    tell(
        key="b",
        enterprise=OTHER,
        kind="refused",
        subject="companion:x",
        facts={"title": "Dansen", "reason": "Geen beroep."},
    )
    notice = Notice.objects.get(key="a").pk
    return {
        "radar": "/mijn/termijnen/?alle=1", "messages": "/mijn/berichten/?alle=1", "message": f"/mijn/berichten/{notice}/",
        "preferences": "/mijn/mail/", "calendar": "/mijn/kalender/", "companions": "/mijn/elders/",
        "companion": f"/mijn/elders/{one}/", "companion_new": "/mijn/elders/nieuw/",
        "mail_stop": f"/mijn/mail/uit/{tokens.stopping('an', ['money', 'deadlines'])}/",
    }  # fmt: skip


@pytest.mark.parametrize("size", [DESKTOP, PHONE, NARROWEST], ids=["desktop", "phone", "narrowest"])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    visit: Page, live_server: LiveServer, size: ViewportSize
) -> None:
    visit.set_viewport_size(size)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for name, address in prepared(visit, live_server).items():
        visit.goto(address)
        visit.screenshot(
            path=SCREENSHOTS / f"{name}_{size['width']}.png", full_page=True, animations="disabled"
        )
        assert sideways(visit) == 0, name
        if size is not NARROWEST:
            clean(visit, name)


@pytest.mark.smoke
def test_from_recording_an_application_to_nothing_left_to_do(visit: Page, live_server: LiveServer) -> None:
    log_in(visit, live_server)
    visit.goto("/mijn/termijnen/")
    visit.get_by_role("link", name="Aanvragen op het officiële portaal volgen").click()
    visit.get_by_role("link", name="Noteer een aanvraag").click()
    visit.get_by_role("button", name="Bewaar").click()
    expect(visit.get_by_role("alert")).to_be_focused()
    visit.get_by_label("Hoe heet je opleiding of advies?").fill("Excel")
    visit.get_by_label("een opleiding").check()
    visit.get_by_label("Op welke dag vroeg je aan?").fill("2/3/2026")
    visit.get_by_role("button", name="Bewaar").click()
    expect(visit.get_by_role("heading", level=1)).to_have_text("Excel")
    visit.goto("/mijn/termijnen/")
    expect(visit.get_by_text("nog 2 dagen")).to_be_visible()
    visit.get_by_role("link", name="Open Excel").click()
    visit.get_by_role("button", name="Ja, gestort").click()
    visit.get_by_role("button", name="Ja, betaald").click()
    expect(visit.get_by_text("Alles is betaald.")).to_be_visible()
    visit.goto("/mijn/termijnen/")
    expect(visit.get_by_text("Er loopt nu geen termijn.")).to_be_visible()


def test_a_calendar_is_made_shown_once_and_stopped(visit: Page, live_server: LiveServer) -> None:
    log_in(visit, live_server)
    visit.goto("/mijn/kalender/")
    visit.get_by_role("button", name="Maak mijn kalender").click()
    address = visit.locator("code.hash").inner_text()
    assert address.endswith(".ics")
    visit.reload()
    expect(visit.locator("code.hash")).to_have_count(0)
    visit.get_by_role("button", name="Stop mijn kalender").click()
    expect(visit.get_by_text("Je hebt nog geen kalender.")).to_be_visible()
