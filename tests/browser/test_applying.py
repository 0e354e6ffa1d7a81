"""An entrepreneur applies: from nothing to the deposit.  On a desk, on a phone, without JavaScript, and with a colleague."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from portefeuille import clock
from portefeuille.applications import selectors
from tests.applications.life import DAY, TRAINING, World, world
from tests.browser.browser import DESKTOP, NARROWEST, PHONE, SCREENSHOTS
from tests.browser.clean import clean, sideways
from tests.browser.logged_in import log_in
from tests.browser.pictures import PICTURES, marked, picture

LIST = "/mijn/aanvragen/"
SIZES = ((DESKTOP, "desktop"), (PHONE, "phone"), (NARROWEST, "narrowest"))
ONWARD = "Bewaar en ga verder"


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    """The server runs in this process: it sees the same clock."""
    with clock.use(DAY):
        yield


@pytest.fixture
def here(live_server: LiveServer) -> World:
    return world()


def saved(page: Page) -> None:
    """What was typed is saved; without JavaScript nothing is saved by itself."""
    expect(page.locator("#antwoorden[data-unsaved]")).to_have_count(0)


def onward(page: Page) -> None:
    saved(page)
    page.get_by_role("button", name=ONWARD).click()


def tell_the_story(page: Page) -> None:
    """From the list to the page of the application, with a mistake on the way and the provider looked up by name."""
    page.goto(LIST)
    page.get_by_role("link", name="Begin een aanvraag").click()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Opleiding of advies").click()
    page.get_by_label("Opleiding", exact=True).check()
    page.get_by_label("Bij welk thema").select_option("Digitalisering: cybersecurity")
    onward(page)
    expect(page.get_by_role("heading", name="De data", level=1)).to_be_visible()
    page.get_by_label("Op welke dag heb je je ingeschreven").fill("20/02/2026")
    page.get_by_label("Op welke dag start").fill("31/02/2026")
    page.get_by_label("Op welke dag eindigt").fill("30/04/2026")
    onward(page)
    expect(page.get_by_role("alert").first).to_contain_text("Deze dag bestaat niet")
    page.get_by_label("Op welke dag start").fill("05/03/2026")
    onward(page)
    page.get_by_label("Hoe heet de opleiding").fill("Phishing herkennen")
    page.get_by_label("In een leslokaal").check()
    onward(page)
    page.get_by_label("Zoek op naam").fill("zoon")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("button", name="Kies Opleidingen en Zoon BV").click()
    expect(page.get_by_label("Wat is het nummer van je dienstverlener?")).to_have_value(TRAINING)
    page.get_by_label("nee").check()
    onward(page)
    page.get_by_label("Hoeveel uren duurt").fill("7,5")
    page.get_by_label("Voornaam en naam").fill("Jan Janssens")
    page.get_by_label("Wat is deze persoon").select_option("Werknemer")
    saved(page)
    page.get_by_role("button", name="Nog een rij").click()
    second = page.get_by_role("group", name="Deelnemer 2")
    second.get_by_label("Voornaam en naam").fill("Els Eerens")
    second.get_by_label("Wat is deze persoon").select_option("Zaakvoerder of bestuurder")
    onward(page)
    page.get_by_label("Wat is de prijs, zonder btw?").fill("2.000")
    page.get_by_label("Hoeveel btw komt erbij?").fill("420")
    onward(page)
    expect(page.get_by_role("heading", name="Je kunt EUR 900,00 subsidie krijgen")).to_be_visible()
    page.get_by_role("button", name="Dien je aanvraag in").click()
    expect(page.get_by_role("alert")).to_contain_text("Vink het vakje aan")
    page.get_by_label("Ja, dat verklaar ik").check()
    page.get_by_role("button", name="Dien je aanvraag in").click()
    expect(page.get_by_text("EUR 1.100,00").first).to_be_visible()
    page.goto(LIST)
    expect(page.get_by_role("listitem").filter(has_text="Phishing herkennen")).to_contain_text(
        "Stap 2: stort jouw deel"
    )


def test_the_story_of_an_application(visit: Page, live_server: LiveServer, here: World) -> None:
    log_in(visit.context, live_server.url, here.enterprise)
    tell_the_story(visit)
    assert [each.state for each in selectors.of_enterprise(here.enterprise)] == ["awaiting_deposit"]


def test_the_same_story_without_javascript(browser: Browser, live_server: LiveServer, here: World) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    log_in(context, live_server.url, here.enterprise)
    tell_the_story(context.new_page())
    context.close()
    assert [each.state for each in selectors.of_enterprise(here.enterprise)] == ["awaiting_deposit"]


def test_what_is_typed_is_saved_without_a_button_and_the_amounts_follow(
    visit: Page, live_server: LiveServer, here: World
) -> None:
    draft = here.draft()
    log_in(visit.context, live_server.url, here.enterprise)
    visit.goto(f"{LIST}concept/{draft}/prijs/")
    aside = visit.get_by_role("complementary", name="Tot nu toe")
    expect(aside).to_contain_text("EUR 900,00")
    visit.get_by_label("Wat is de prijs, zonder btw?").fill("1.000")
    expect(aside).to_contain_text("EUR 450,00")
    assert here.seen(draft).answers["project.price"] == 1000
    visit.get_by_label("Wat is de prijs, zonder btw?").fill("50")
    expect(visit.get_by_role("heading", name="Zo krijg je geen steun")).to_be_visible()


def test_two_people_at_once_are_told_while_they_type(
    visit: Page, browser: Browser, live_server: LiveServer, here: World
) -> None:
    place = f"{LIST}concept/{here.draft()}/prijs/"
    log_in(visit.context, live_server.url, here.enterprise)
    other = browser.new_context(base_url=live_server.url)
    log_in(other, live_server.url, here.enterprise, "accountant")
    colleague = other.new_page()
    colleague.goto(place)
    visit.goto(place)
    colleague.get_by_label("Wat is de prijs, zonder btw?").fill("1.500")
    expect(colleague.get_by_role("complementary", name="Tot nu toe")).to_contain_text("EUR 675,00")
    visit.get_by_label("Wat is de prijs, zonder btw?").fill("1.750")
    expect(visit.get_by_role("heading", name="An Voorbeeld schreef hier ook")).to_be_visible()
    saved(visit)
    visit.get_by_role("button", name="Neem wat ik schreef").click()
    expect(visit.get_by_role("complementary", name="Tot nu toe")).to_contain_text("EUR 787,50")
    other.close()


@pytest.mark.parametrize("step", ["data", "inhoud", "prijs"])
def test_what_stands_below_the_last_field_can_be_pressed_everywhere(
    visit: Page, live_server: LiveServer, here: World, step: str
) -> None:
    log_in(visit.context, live_server.url, here.enterprise)
    visit.set_viewport_size(DESKTOP)
    visit.goto(f"{LIST}concept/{here.draft()}/{step}/")
    fold = visit.locator("main details.fold").first
    fold.locator("summary").click(position={"x": 40, "y": 4})
    expect(fold).to_have_attribute("open", "")


PAGES = {
    "apply_list": "", "apply_start": "nieuw/", "apply_meters": "plafonds/?subsidie=1.000", "apply_steps": "concept/%s/",
    "apply_kind": "concept/%s/soort/", "apply_days": "concept/%s/data/", "apply_what": "concept/%s/inhoud/",
    "apply_provider": "concept/%s/dienstverlener/?zoek=zoon", "apply_people": "concept/%s/deelnemers/",
    "apply_price": "concept/%s/prijs/?rij=1", "apply_check": "concept/%s/nakijken/", "apply_late": "concept/%s/data/?gezegd=1",
    "apply_discard": "concept/%s/weg/",
}  # fmt: skip


@pytest.mark.parametrize("name", marked(PAGES, PICTURES))
def test_the_pages_are_clean_on_a_desk_a_phone_and_the_narrowest_screen(
    visit: Page, live_server: LiveServer, here: World, name: str
) -> None:
    late = {"project__start": "2026-02-10"} if name == "apply_late" else {}
    draft = here.draft(project__provider__related_party=False, **late)
    if name in ("apply_list", "apply_meters", "apply_check"):
        with clock.use(datetime.combine(DAY, time(9), clock.BRUSSELS)):
            here.submit()
        with clock.use(datetime.combine(DAY, time(10), clock.BRUSSELS)):
            here.ready(project__title="Veilig werken in de cloud", project__price=1000)
    log_in(visit.context, live_server.url, here.enterprise)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for size, called in SIZES:
        visit.set_viewport_size(size)
        answer = visit.goto(LIST + (PAGES[name] % draft if "%s" in PAGES[name] else PAGES[name]))
        assert answer is not None and answer.status == 200
        assert sideways(visit) == 0
        if called != "narrowest":
            clean(visit, name)
            visit.screenshot(path=SCREENSHOTS / f"{name}_{called}.png", full_page=True)
        if called == "desktop" and name in PICTURES:
            picture(visit, name)
