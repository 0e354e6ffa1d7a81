"""A visitor reads the pages for everybody: large, small, dark, without JavaScript, with the keyboard, on paper."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FloatRect, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.browser import DESKTOP, NARROWEST, PHONE, SCREENSHOTS
from tests.web.pages import PAGES, address

SMALLEST_TARGET = 24
PICTURES = {"public:start": "start.png", "public:how": "how.png"}
TARGETS = "nav a:visible, footer a:visible, .button:visible"


def sideways(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.smoke
def test_a_visitor_opens_the_start_page_and_changes_the_language(visit: Page) -> None:
    visit.goto("/")
    expect(visit.get_by_text("Dit is geen officiële website.")).to_be_visible()
    expect(visit.get_by_role("heading", level=1)).to_have_text("De kmo-portefeuille, uitgelegd en nagerekend")
    visit.get_by_role("link", name="fr", exact=True).click()
    expect(visit.get_by_text("Ceci n’est pas un site officiel.")).to_be_visible()
    expect(visit).to_have_url("/fr/")


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visit: Page, name: str, size: dict[str, int], look: str) -> None:
    visit.set_viewport_size({"width": size["width"], "height": size["height"]})
    visit.emulate_media(color_scheme="dark" if look == "dark" else "light")
    visit.goto(address(name))
    if look == "light":
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        file = f"{name.replace(':', '_')}_{size['width']}.png"
        visit.screenshot(path=SCREENSHOTS / file, full_page=True, animations="disabled")
        if name in PICTURES and size is DESKTOP:
            # The top of the page, which docs/pictures shows.
            top: FloatRect = {"x": 0, "y": 0, "width": 1280, "height": 1300}
            visit.screenshot(path=SCREENSHOTS / PICTURES[name], full_page=True, clip=top)
    found = Axe().run(visit)
    assert found.violations_count == 0, found.generate_report()
    assert sideways(visit) == 0


@pytest.mark.parametrize("language", ["", "/en", "/fr"], ids=["nl", "en", "fr"])
@pytest.mark.parametrize("name", PAGES)
def test_the_narrowest_screen_needs_no_sideways_scroll(visit: Page, name: str, language: str) -> None:
    visit.set_viewport_size({"width": NARROWEST["width"], "height": NARROWEST["height"]})
    visit.goto(language + address(name))
    assert sideways(visit) == 0
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
    visit.set_viewport_size({"width": DESKTOP["width"], "height": DESKTOP["height"]})
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
