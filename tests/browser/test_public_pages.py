"""A visitor reads the pages for everybody: large, small, dark, without JavaScript, with the keyboard, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from portefeuille import clock
from tests.browser.browser import DESKTOP
from tests.browser.clean import clean_everywhere, narrow
from tests.browser.pictures import marked
from tests.web.pages import PAGES, address

TODAY = date(2026, 11, 22)
SMALLEST_TARGET = 24
SHOWN = {"public:start": "start", "public:how": "how"}
"""Page -> its picture in the documentation."""
TARGETS = "nav a:visible, footer a:visible, .button:visible"


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    """The server runs in this process: it sees the same clock."""
    with clock.use(TODAY):
        yield


@pytest.mark.smoke
def test_a_visitor_opens_the_start_page_and_changes_the_language(visit: Page) -> None:
    visit.goto("/")
    expect(visit.get_by_text("Dit is geen officiële website.")).to_be_visible()
    expect(visit.get_by_role("heading", level=1)).to_have_text("De kmo-portefeuille, uitgelegd en nagerekend")
    visit.get_by_role("link", name="fr", exact=True).click()
    expect(visit.get_by_text("Ceci n’est pas un site officiel.")).to_be_visible()
    expect(visit).to_have_url("/fr/")


@pytest.mark.parametrize("name", marked(PAGES, SHOWN))
def test_it_is_clean_everywhere(visit: Page, name: str) -> None:
    clean_everywhere(visit, address(name), name.replace(":", "_"), SHOWN.get(name))


@pytest.mark.parametrize("name", PAGES)
def test_the_narrowest_screen_needs_no_sideways_scroll_and_fingers_find_everything(
    visit: Page, name: str
) -> None:
    for language in ("", "/en", "/fr"):
        narrow(visit, [language + address(name)])
        boxes = [each.bounding_box() for each in visit.locator(TARGETS).all()]
        assert [box for box in boxes if box and min(box["width"], box["height"]) < SMALLEST_TARGET] == []


FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
HERE = """() => { const one = document.activeElement, style = getComputedStyle(one);
    return [[...document.querySelectorAll('*')].indexOf(one), style.outlineStyle !== 'none' && style.outlineWidth !== '0px'] }"""
ALL = """selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility() && !one.disabled)
    .filter(one => one.type !== 'radio').map(one => [...document.querySelectorAll('*')].indexOf(one))"""


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(visit: Page, name: str) -> None:
    """Of radio buttons the arrow keys reach the others, so one of a group is enough: they are left out."""
    visit.set_viewport_size(DESKTOP)
    visit.goto(address(name))
    wanted = set(visit.evaluate(ALL, FOCUSABLE))
    assert len(wanted) > 8
    reached, unseen = set(), []
    for _ in range(len(wanted) + 50):
        visit.keyboard.press("Tab")
        place, shown = visit.evaluate(HERE)
        reached.add(place)
        if not shown and place in wanted:
            unseen.append(place)
        if wanted <= reached:
            break
    assert wanted - reached == set()
    assert unseen == []


def test_the_keyboard_reaches_the_content_first(visit: Page) -> None:
    visit.goto("/")
    visit.keyboard.press("Tab")
    expect(visit.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    visit.keyboard.press("Enter")
    expect(visit.locator("main")).to_be_focused()


def test_paper_shows_the_text_and_not_the_menu(visit: Page) -> None:
    visit.goto("/")
    visit.emulate_media(media="print")
    expect(visit.get_by_role("heading", level=1)).to_be_visible()
    expect(visit.get_by_text("Dit is geen officiële website.")).to_be_visible()
    expect(visit.locator(".languages")).to_be_hidden()


def test_it_works_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Privacy").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Privacy")
    context.close()
