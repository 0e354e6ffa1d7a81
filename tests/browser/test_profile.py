"""An entrepreneur registers the enterprise, part by part, and changes it later.  On a desk, on a phone, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from portefeuille import clock
from portefeuille.enterprises import selectors, services
from tests.browser.browser import DESKTOP, NARROWEST, PHONE, SCREENSHOTS
from tests.browser.clean import clean, sideways
from tests.enterprises.made import NUMBER, enterprise, person
from tests.signing_in import sign_in

HOME = "/mijn/onderneming/"
GROUP = [
    {"kind": "linked", "name": "Voorbeeld Holding", "headcount": 1500, "turnover": 100_000_000, "balance_total": 80_000_000},
    {"kind": "partner", "name": "Voorbeeld Partner", "share": 3000, "headcount": 4000, "turnover": 500_000_000, "balance_total": 200_000_000},
]  # fmt: skip
TYPED = {
    "taal": "nl", "rijen": "2", "aandelen": "0", "naam1": "Voorbeeld Holding", "soort1": "enterprise", "band1": "eigenaar",
    "met1": "0", "kapitaal1": "60", "vte1": "15", "omzet1": "1.000.000", "balans1": "800.000", "naam2": "Voorbeeld Partner",
    "soort2": "enterprise", "band2": "dochter", "met2": "0", "kapitaal2": "30", "vte2": "40", "omzet2": "5.000.000",
    "balans2": "2.000.000",
}  # fmt: skip


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    """The server runs in this process: it sees the same clock."""
    with clock.use(datetime(2026, 11, 20, 10)):
        yield


def logged_in(
    page: Page, live_server: LiveServer, number: str = NUMBER, role: str = "legal_representative"
) -> None:
    """The browser gets a session."""
    client = Client()
    sign_in(client, number, role)
    page.context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                "url": live_server.url,
            }
        ]
    )


def tell_the_story(page: Page) -> None:
    """From nothing to everything filled in, with a mistake on the way."""
    page.goto("/mijn/")
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Onderneming").click()
    expect(page.get_by_role("heading", name="Registreer je onderneming")).to_be_visible()
    expect(page.get_by_text("Voorbeeld Software", exact=True)).to_be_visible()
    page.get_by_role("button", name="Dit klopt, ga verder").click()

    page.get_by_role("group", name="Wat is je hoofdactiviteit?").get_by_label("62.010").check()
    page.get_by_role("button", name="Bewaar en ga verder").click()
    page.get_by_role("button", name="Bewaar: mijn onderneming is zelfstandig").click()

    page.get_by_label("Welk deel van je onderneming").fill("0")
    page.get_by_role("group", name="Heb je achterstallige schulden").get_by_label("nee").check()
    page.get_by_role("group", name="andere de-minimissteun").get_by_label("nee").check()
    page.get_by_role("button", name="Bewaar en ga verder").click()

    page.get_by_label("Rekeningnummer (IBAN)").fill("BE68 5390 0754 7035")
    page.get_by_role("button", name="Bewaar en ga verder").click()
    expect(page.get_by_role("alert")).to_contain_text("Dit rekeningnummer klopt niet")
    page.get_by_label("Rekeningnummer (IBAN)").fill("BE68 5390 0754 7034")
    page.get_by_role("button", name="Bewaar en ga verder").click()

    page.get_by_label("E-mailadres").fill("an@voorbeeld.test")
    page.get_by_role("button", name="Bewaar en ga verder").click()

    expect(page.get_by_text("Kleine onderneming", exact=True)).to_be_visible()
    page.get_by_label("mijn onderneming is in 2026 een kleine onderneming").check()
    page.get_by_role("button", name="Bevestig").click()
    expect(page.get_by_text("Alles is ingevuld. Je kunt aanvragen.")).to_be_visible()


def test_the_story_of_a_registration(visit: Page, live_server: LiveServer) -> None:
    logged_in(visit, live_server)
    tell_the_story(visit)
    assert selectors.incomplete(NUMBER) == []


def test_the_same_story_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    logged_in(page, live_server)
    tell_the_story(page)
    context.close()
    assert selectors.incomplete(NUMBER) == []


def everything() -> None:
    """An enterprise with a group, a difference with the register and something left."""
    services_of = person("Bart Maes")
    enterprise(legal_form="014", group=GROUP, group_form=TYPED, size=None)
    services.consolidate_due()
    services.change(number=NUMBER, values={"headcount": 1400, "phone": "09 123 45 67"}, actor=services_of)


PAGES = {
    "profile": "",
    "profile_figures": "cijfers/",
    "profile_activity": "activiteit/",
    "profile_identity": "gegevens/",
    "profile_group": "groep/",
    "profile_declarations": "verklaringen/",
    "profile_account": "rekening/",
    "profile_confirm": "bevestigen/",
    "profile_history": "geschiedenis/",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_are_clean_on_a_desk_a_phone_and_the_narrowest_screen(
    visit: Page, live_server: LiveServer, name: str
) -> None:
    everything()
    logged_in(visit, live_server)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for size, called in ((DESKTOP, "desktop"), (PHONE, "phone"), (NARROWEST, "narrowest")):
        visit.set_viewport_size(size)
        answer = visit.goto(HOME + PAGES[name])
        assert answer is not None and answer.status == 200
        assert sideways(visit) == 0
        if called == "phone":
            clean(visit, name)
        if called != "narrowest":
            visit.screenshot(path=SCREENSHOTS / f"{name}_{called}.png", full_page=True)


def test_the_registration_is_clean_with_and_without_a_register(
    visit: Page, live_server: LiveServer, settings: pytest.FixtureRequest
) -> None:
    logged_in(visit, live_server)
    for register, called in (("demonstration.DemonstrationRegister", "found"), ("none.NoRegister", "down")):
        setattr(settings, "ENTERPRISE_REGISTER", f"portefeuille.registers.{register}")  # noqa: B010
        visit.set_viewport_size(NARROWEST)
        visit.goto(f"{HOME}registreren/")
        assert sideways(visit) == 0
        clean(visit, called)
        visit.screenshot(path=SCREENSHOTS / f"register_{called}.png", full_page=True)
