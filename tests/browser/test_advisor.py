"""An entrepreneur asks whether a training or an advice is covered.  On a desk, on a phone, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from portefeuille import clock
from tests.browser.browser import DESKTOP, NARROWEST, PHONE
from tests.browser.clean import clean, clean_everywhere, narrow
from tests.browser.pictures import marked
from tests.web.public.advisor.answers import CASES, COURSE, TODAY

PATH = "/valt-mijn-dienst-eronder/"
STATES: dict[str, dict[str, str]] = {
    **CASES,
    "long": {**COURSE, "tekst": "Phishing" + "herkennen" * 30 + "\n" + "Veilig werken. " * 60},
    "errors": {"klaar": "1", "op": "31/02/2026"},
}
SHOWN = {"course": "advisor"}
"""State -> its picture in the documentation."""


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    """The server runs in this process: it sees the same clock."""
    with clock.use(TODAY):
        yield


def tell_the_story(page: Page) -> None:
    """From the check: which theme?  A mistake, an answer, another answer, and back to the check and to the amounts."""
    page.goto("/check/")
    page.get_by_role("link", name="Beschrijf je dienst").click()
    page.get_by_role("button", name="Kijk het na").click()
    expect(page).to_have_title("Fout: Valt mijn dienst eronder? · Portefeuille")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.get_by_label("Waar gaat je opleiding of advies over?")).to_be_focused()
    page.get_by_label("Waar gaat je opleiding of advies over?").fill("Lassen voor gevorderden")
    page.get_by_label("Opleiding", exact=True).check()
    page.get_by_role("button", name="Kijk het na").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Of deze opleiding steun krijgt, moet iemand nakijken"
    )
    expect(page.get_by_role("heading", name="Vraag het na")).to_be_visible()
    expect(page.get_by_role("blockquote")).to_contain_text("Lassen voor gevorderden")

    page.get_by_label("Waar gaat je opleiding of advies over?").fill(
        "Phishing herkennen\nVeilige wachtwoorden"
    )
    page.get_by_role("button", name="Kijk het na").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze opleiding krijgt waarschijnlijk steun")
    expect(page.get_by_text("niemand heeft meegekeken")).to_be_visible()
    page.get_by_role("link", name="fr", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette formation sera probablement aidée")
    page.get_by_role("link", name="nl", exact=True).click()
    page.get_by_role("link", name="Reken uit hoeveel je krijgt").click()
    expect(page.get_by_label("Bij welk thema")).to_have_value("digitalisation/cybersecurity")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_label("Wat is de prijs, zonder btw?").fill("1.000")
    page.get_by_role("button", name="Reken uit").click()
    expect(page.get_by_role("row", name="Subsidie").first).to_contain_text("EUR 450,00")
    page.go_back()
    page.go_back()
    page.get_by_role("link", name="Kijk na of je in aanmerking komt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wanneer en voor hoeveel?")


@pytest.mark.parametrize("size", [DESKTOP, PHONE, NARROWEST], ids=["desktop", "phone", "narrowest"])
def test_the_whole_story(visit: Page, size: ViewportSize) -> None:
    visit.set_viewport_size(size)
    tell_the_story(visit)


def test_the_whole_story_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    tell_the_story(context.new_page())
    context.close()


@pytest.mark.parametrize("state", marked(STATES, SHOWN))
def test_it_is_clean_everywhere(visit: Page, state: str) -> None:
    clean_everywhere(visit, f"{PATH}?{urlencode(STATES[state])}", f"advisor_{state}", SHOWN.get(state))


@pytest.mark.parametrize("state", STATES)
def test_the_narrowest_screen_needs_no_sideways_scroll(visit: Page, state: str) -> None:
    narrow(visit, [f"{language}{PATH}?{urlencode(STATES[state])}" for language in ("/en", "/fr", "")])
    clean(visit, state)


def test_a_narrow_menu_leaves_it_to_the_footer(visit: Page) -> None:
    menu, footer = visit.get_by_role("navigation", name="Hoofdmenu"), visit.get_by_role("contentinfo")
    for size, seen in ((PHONE, 1), (NARROWEST, 0)):
        visit.set_viewport_size(size)
        visit.goto("/")
        expect(menu.get_by_role("link", name="Valt het eronder?")).to_have_count(seen)
        expect(footer.get_by_role("link", name="Valt het eronder?")).to_be_visible()
