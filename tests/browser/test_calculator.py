"""An entrepreneur calculates: the amounts, the full-time equivalents, the group.  On a desk, on a phone, without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from portefeuille import clock
from tests.browser.browser import DESKTOP, NARROWEST, PHONE
from tests.browser.clean import clean_everywhere, narrow
from tests.browser.pictures import marked
from tests.web.public.calculator.answers import TODAY, WHOLE
from tests.web.public.calculator.groups import GROUP, OUTSIDE
from tests.web.public.calculator.test_headcount import ROWS

STATES: dict[str, tuple[str, dict[str, str]]] = {
    "amounts_empty": ("/rekenen/", {}),
    "amounts": ("/rekenen/", {**WHOLE, "vte": "12", "omzet": "100"}),
    "amounts_refused": ("/rekenen/", {**WHOLE, "dienst": "advice", "kreeg": "7.500"}),
    "amounts_doubt": (
        "/rekenen/",
        {**WHOLE, "op": "01/05/2023", "thema": "sustainability/energy_efficiency"},
    ),
    "amounts_errors": ("/rekenen/", {**WHOLE, "prijs": "veel", "dienst": "x", "thema": "y"}),
    "headcount_empty": ("/rekenen/vte/", {}),
    "headcount": ("/rekenen/vte/", ROWS),
    "headcount_errors": ("/rekenen/vte/", {**ROWS, "deel2": "200", "wie1": ""}),
    "group_empty": ("/rekenen/groep/", {}),
    "group": ("/rekenen/groep/", {**GROUP, **OUTSIDE, "naam1": "Een holding met een bijzonder lange naam"}),
    "group_missing": ("/rekenen/groep/", {**GROUP, "vte1": "", "soort4": "business_angel", "stemmen4": ""}),
    "group_errors": (
        "/rekenen/groep/",
        {**GROUP, "kapitaal1": "x", "band4": "", "aandelen": "1", "kap1": "5"},
    ),
}
SHOWN = {"amounts": "calculator"}
"""State -> its picture in the documentation."""


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    """The server runs in this process: it sees the same clock."""
    with clock.use(TODAY):
        yield


def look(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)


def address(state: str) -> str:
    path, answers = STATES[state]
    return f"{path}?{urlencode(answers)}" if answers else path


def tell_the_story(page: Page) -> None:
    """From the menu: who counts, how many people, how much; with a mistake on the way."""
    page.goto("/")
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Rekenen").click()
    page.get_by_role("link", name="Personen (VTE)").click()
    page.get_by_role("button", name="Nog een rij").click()
    expect(page.get_by_role("group", name="Rij 4")).to_be_visible()
    first = page.get_by_role("group", name="Rij 1")
    first.get_by_label("Wie").select_option("Werknemer")
    first.get_by_label("Hoeveel personen").fill("12")
    page.get_by_role("button", name="Nog een rij").click()
    expect(first.get_by_label("Hoeveel personen")).to_have_value("12")
    fifth = page.get_by_role("group", name="Rij 5")
    fifth.get_by_label("Wie").select_option("Zelfstandige helper")
    fifth.get_by_label("Deel van voltijds").fill("50")
    page.get_by_role("button", name="Tel op").click()
    expect(page.get_by_role("heading", name="Samen 12,5 VTE")).to_be_visible()
    page.get_by_role("link", name="Neem dit mee naar de bedragen").click()

    expect(page.get_by_label("Hoeveel personen werken er in je onderneming")).to_have_value("12,5")
    page.get_by_label("Wat was de omzet").fill("1.200.000")
    page.get_by_label("Opleiding", exact=True).check()
    page.get_by_label("Bij welk thema").select_option("Innovatie")
    page.get_by_label("Wat is de prijs, zonder btw?").fill("twintigduizend")
    page.get_by_role("button", name="Reken uit").click()
    expect(page).to_have_title("Fout: Rekenen: hoeveel krijg je? · Portefeuille")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link").click()
    page.get_by_label("Wat is de prijs, zonder btw?").fill("20.000")
    page.get_by_role("button", name="Reken uit").click()
    expect(page.get_by_role("row", name="Subsidie").first).to_contain_text("EUR 6.000,00")
    expect(page.get_by_role("columnheader", name="Klein jij")).to_be_visible()

    page.get_by_role("navigation", name="Rekenen").get_by_role("link", name="Groep").click()
    other = page.get_by_role("group", name="Onderneming A")
    other.get_by_label("Naam").fill("Holding")
    other.get_by_label("Welke band?").select_option("Bezit een deel van")
    other.get_by_label("Deel van het kapitaal").fill("60")
    page.get_by_role("button", name="Toon de groep").click()
    expect(page.get_by_role("img", name="Wie bezit een deel van wie")).to_be_visible()
    expect(page.get_by_text("Holding heeft 60 % van de stemmen")).to_be_visible()
    page.get_by_role("link", name="Jouw onderneming, Werkzame personen").click()
    page.get_by_role("link", name="Neem dit mee naar de check").click()
    expect(page).to_have_url(re.compile(r"/check/\?.*enterprise\.group\.0\.kind=linked"))


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_whole_story(visit: Page, size: ViewportSize) -> None:
    look(visit, size)
    tell_the_story(visit)


def test_the_whole_story_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    tell_the_story(context.new_page())
    context.close()


@pytest.mark.parametrize("state", marked(STATES, SHOWN))
def test_it_is_clean_everywhere(visit: Page, state: str) -> None:
    clean_everywhere(visit, address(state), f"calculator_{state}", SHOWN.get(state))


@pytest.mark.parametrize("state", STATES)
def test_the_narrowest_screen_needs_no_sideways_scroll(visit: Page, state: str) -> None:
    written = "&taal=nl" if STATES[state][1] else ""
    narrow(visit, [f"{language}{address(state)}{written}" for language in ("", "/en", "/fr")])


def test_nothing_of_the_drawing_sticks_out_of_its_box(visit: Page) -> None:
    look(visit, NARROWEST)
    visit.goto(address("group"))
    out = visit.evaluate(
        """() => [...document.querySelectorAll('svg.tree g')].flatMap(one => {
          const box = one.querySelector('rect').getBoundingClientRect();
          return [...one.querySelectorAll('text')].filter(text => {
            const at = text.getBoundingClientRect();
            return at.right > box.right || at.left < box.left || at.top < box.top || at.bottom > box.bottom;
          }).map(text => text.textContent);
        })"""
    )
    assert out == []


def test_on_paper_the_answer_stays_and_the_form_goes(visit: Page) -> None:
    for state in ("amounts", "headcount", "group"):
        visit.goto(address(state))
        visit.emulate_media(media="print")
        expect(visit.get_by_role("heading", level=1)).to_be_visible()
        expect(visit.locator("form")).to_be_hidden()
        expect(visit.locator(".tabs")).to_be_hidden()
    expect(visit.locator("svg.tree")).to_be_visible()
