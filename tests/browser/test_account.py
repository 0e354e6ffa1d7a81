"""Logging in, mandates and clients in a real browser: large, small, with nothing that axe finds; a session that ends."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from portefeuille.platform.identity import inviting, officials
from portefeuille.web.account import session
from tests.browser.browser import DESKTOP, NARROWEST, PHONE, SCREENSHOTS
from tests.browser.clean import clean
from tests.browser.logged_in import log_in
from tests.signing_in import ENTERPRISE, OTHER, mandate

OWN = ("/mijn/machtigingen/", "/mijn/machtigingen/uitnodigen/", "/mijn/klanten/", "/aanmelden/kies/")
BEFORE = ("/aanmelden/", "/aanmelden/ambtenaar/")


def look(page: Page, place: str) -> None:
    """Axe, and no sideways scroll, on three screens; a picture of two of them."""
    for size in (DESKTOP, PHONE, NARROWEST):
        page.set_viewport_size(size)
        page.goto(place)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider == 0, (place, size)
        if size is NARROWEST:
            continue
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        file = f"account{place.strip('/')[:40].replace('/', '_')}_{size['width']}.png"
        page.screenshot(path=SCREENSHOTS / file, full_page=True, animations="disabled")
        clean(page, place)


@pytest.mark.parametrize("place", BEFORE)
def test_the_pages_before_the_login(visit: Page, place: str) -> None:
    look(visit, place)


def test_the_page_where_an_official_sets_up(visit: Page) -> None:
    token = officials.make(username="an.voorbeeld", given_name="An", family_name="Voorbeeld")
    look(visit, f"/aanmelden/ambtenaar/{token}/")


def test_the_pages_of_mandates_and_clients(visit: Page, live_server: LiveServer) -> None:
    log_in(visit.context, live_server.url, ENTERPRISE, "legal_representative")
    acting = mandate(ENTERPRISE, "legal_representative")
    inviting.invite(by=acting, email="bo@voorbeeld.test", role="reader")
    inviting.ask(person=mandate(OTHER, subject="asks").person, number=ENTERPRISE)
    for place in OWN:
        look(visit, place)


def test_an_accountant_adds_clients_and_one_confirms(visit: Page, live_server: LiveServer) -> None:
    log_in(visit.context, live_server.url, OTHER, "accountant")
    visit.goto("/mijn/klanten/")
    visit.get_by_label("Ondernemingsnummers, één per regel").fill(f"0123.456.749\n{OTHER}\n123")
    visit.get_by_role("button", name="Voeg toe").click()
    for said in (
        "Gevraagd: je klant bevestigt",
        "Hiervoor kun je al werken",
        "Dit is geen ondernemingsnummer",
    ):
        expect(visit.get_by_text(said)).to_be_visible()
    log_in(visit.context, live_server.url, ENTERPRISE, "legal_representative")
    visit.goto("/mijn/machtigingen/")
    visit.get_by_role("button", name="Machtig An Voorbeeld").click()
    expect(visit.get_by_role("cell", name="boekhouder")).to_be_visible()


def test_a_session_that_ends_is_announced_and_can_be_kept(
    visit: Page, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in(visit.context, live_server.url, ENTERPRISE, "representative")
    visit.clock.install()
    visit.goto("/mijn/klanten/")
    warning = visit.get_by_text("Over enkele minuten word je afgemeld")
    expect(warning).to_be_hidden()
    visit.clock.fast_forward((session.IDLE - session.BEFORE + 1) * 1000)
    expect(warning).to_be_visible()
    visit.get_by_role("button", name="Blijf aangemeld").click()
    expect(warning).to_be_hidden()
    visit.clock.fast_forward((session.IDLE + 1) * 1000)
    expect(visit.get_by_text("Je bent afgemeld.")).to_be_visible()
