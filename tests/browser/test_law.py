"""A visitor reads the law beside the decree: another day, what changed, whom it touches; also without JavaScript."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.browser import PHONE
from tests.browser.clean import open_all, sideways

WIDE = ("/wet/parameter/de_minimis.ceiling/", "/wet/regel/advice_conditions/", "/wet/wijzigingen/2016-04-01/")


def test_the_law_on_another_day_and_its_change_without_javascript(
    browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="De wet").click()
    page.get_by_label("De wet op deze dag").fill("1/12/2019")
    page.get_by_role("button", name="Toon deze dag").click()
    expect(page).to_have_url(re.compile(r"/wet/\?op=2019-12-01$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("De wet op 1 december 2019")
    page.get_by_role("link", name="Steunpercentage voor een kleine onderneming").click()
    page.get_by_role("link", name="1 december 2019").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat er veranderde op 1 december 2019")
    small = page.locator(".was", has_text="40 %")
    expect(small).to_have_count(3)
    page.get_by_text("Raakt het mij?").click()
    page.get_by_label("Grootte").select_option("medium")
    page.get_by_role("button", name="Toon wat mij raakt").click()
    expect(small).to_have_count(0)
    page.get_by_role("link", name=re.compile("^Volgende verandering: 7 december 2019")).click()
    expect(page).to_have_url(re.compile(r"/2019-12-07/\?maat=medium$"))
    context.close()


def test_a_wrong_day_gets_the_focus(visit: Page) -> None:
    visit.goto("/wet/?op=31/02/2020")
    expect(visit.get_by_role("alert")).to_be_focused()
    expect(visit.get_by_label("De wet op deze dag")).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("path", WIDE)
def test_what_is_wide_scrolls_by_itself_and_everything_open_is_accessible(visit: Page, path: str) -> None:
    visit.set_viewport_size({"width": 320, "height": PHONE["height"]})
    visit.goto(path)
    open_all(visit)
    assert sideways(visit) == 0
    found = Axe().run(visit)
    assert found.violations_count == 0, found.generate_report()
    for box in visit.locator(".scroll").all():
        box.focus()
        expect(box).to_be_focused()


def test_a_folded_list_is_opened_with_the_keyboard(visit: Page) -> None:
    visit.goto("/wet/wijzigingen/2026-02-01/")
    folded = visit.locator("summary", has_text="Thema's (9)")
    folded.focus()
    visit.keyboard.press("Enter")
    expect(visit.get_by_role("heading", name="Innovatie")).to_be_visible()
