"""An entrepreneur finds out on Check: may I, how much, by when?  With a mouse, with the keyboard, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from portefeuille import clock
from tests.browser.browser import DESKTOP, NARROWEST, PHONE, SCREENSHOTS
from tests.browser.test_public_pages import sideways
from tests.web.public.check.answers import TODAY, WHOLE

SIZES = [DESKTOP, PHONE]
SIZE_NAMES = ["desktop", "phone"]
LOOKS = [(DESKTOP, "light"), (PHONE, "light"), (PHONE, "dark")]
SMALLEST_TARGET = 44

STATES = {
    "empty": {},
    "answer": WHOLE,
    "errors": {**WHOLE, "project.start": "31/02/2026", "project.mode": "zwevend", "enterprise.headcount": "veel"},
    "missing": {"on": "22/11/2026", "enterprise.legal_form": "BV", "project.service": "advice"},
    "refused": {"on": "22/11/2026", "enterprise.legal_form": "vzw", "enterprise.sheltered_workshop": "false"},
    "everything_open": {
        "enterprise.group.0.kind": "partner", "enterprise.group.0.share": "30", "project.written_report": "true",
        "history.subsidy_this_year": "100", "enterprise.public_share": "0", "project.costs.0.kind": "exam",
        "project.costs.0.amount": "1", "project.interactive": "true", "project.price": "500",
    },
}  # fmt: skip


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    """The server runs in this process: it sees the same clock."""
    with clock.use(TODAY):
        yield


def look(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})


def address(state: str) -> str:
    return f"/check/?{urlencode(STATES[state])}"


def tell_the_story(page: Page) -> None:
    """From the start page to the answer, with a mistake on the way."""
    page.goto("/")
    page.get_by_role("link", name="Doe de check").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kom je in aanmerking?")
    expect(page.get_by_label("Op welke dag vraag je de steun aan?")).to_have_value("22/11/2026")

    page.get_by_label("Wat is de rechtsvorm van je onderneming?").select_option("BV – Besloten vennootschap")
    page.get_by_label("Hoeveel personen werken er in je onderneming").fill("twaalf")
    page.get_by_label("Wat was de omzet van het laatste afgesloten boekjaar?").fill("1.200.000")
    page.get_by_label("Wat was het balanstotaal van het laatste afgesloten boekjaar?").fill("800.000")
    page.get_by_label("Wat is de postcode van de vestiging?").fill("9000")
    page.get_by_label("Wat is de NACE-code van je hoofdactiviteit?").fill("62.010")
    page.get_by_role("button", name="Toon het antwoord").click()

    expect(page).to_have_title("Fout: Kom je in aanmerking? · Portefeuille")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="Aantal werkzame personen: Schrijf een getal").click()
    page.get_by_label("Hoeveel personen werken er in je onderneming").fill("12,5")
    page.get_by_role("button", name="Toon het antwoord").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Je onderneming komt in aanmerking; dit jaar kun je nog EUR 7.500,00 subsidie krijgen."
    )
    page.get_by_role("link", name="Pas je antwoorden aan").click()
    page.get_by_label("Opleiding", exact=True).check()
    page.get_by_role("button", name="Toon het antwoord").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("We kunnen nog niet beslissen")
    page.get_by_role("link", name="Beantwoord deze vraag").click()
    page.get_by_label("Bij welk thema hoort de opleiding of het advies?").select_option(
        "Digitalisering: cybersecurity"
    )
    page.get_by_label("Op welke dag start de opleiding of het advies?").fill("30/11/2026")
    page.get_by_label("Op welke dag eindigt de opleiding of het advies?").fill("10/12/2026")
    page.get_by_label("Wat is de prijs, zonder btw?").fill("1.000")
    page.get_by_label("Hoeveel btw komt erbij?").fill("210")
    page.locator("summary", has_text="Kosten die misschien niet meetellen").click()
    first = page.get_by_role("group", name="Kost 1")
    first.get_by_label("Soort kost").select_option("Eten en drinken")
    first.get_by_label("Bedrag van de kost").fill("240")
    first.get_by_label("Aantal personen").fill("3")
    first.get_by_label("Aantal dagen").fill("2")
    page.get_by_role("button", name="Toon het antwoord").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Je kunt EUR 409,50 subsidie krijgen; zelf stort je EUR 500,50."
    )
    expect(page.get_by_role("row", name="Jij betaalt samen")).to_contain_text("EUR 800,50")
    for day, left in (
        ("14 december 2026", "nog 22 dagen"),
        ("22 december 2026", "nog 30 dagen"),
        ("31 december 2027", "nog 404 dagen"),
    ):
        expect(page.get_by_role("listitem").filter(has_text=day).filter(has_text=left)).to_have_count(1)


@pytest.mark.parametrize("size", SIZES, ids=SIZE_NAMES)
def test_the_whole_story(visit: Page, size: dict[str, int]) -> None:
    look(visit, size)
    tell_the_story(visit)
    if size is DESKTOP:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        # The top of the answer, which docs/pictures/check.png shows.
        top = SCREENSHOTS / "check.png"
        visit.screenshot(path=top, full_page=True, clip={"x": 0, "y": 0, "width": 1280, "height": 1430})
    visit.locator("summary", has_text="In orde (19)").click()
    visit.get_by_text("Bron R-6.1").first.click()
    expect(visit.get_by_text("minder dan 50 werkzame personen")).to_be_visible()
    with visit.expect_download() as kept:
        visit.get_by_role("link", name="Bewaar als PDF").click()
    assert kept.value.suggested_filename == "check-2026-11-22.pdf"
    assert kept.value.path().read_bytes().startswith(b"%PDF-")


def test_the_whole_story_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    tell_the_story(context.new_page())
    context.close()


def test_the_answer_in_the_language_that_was_chosen(visit: Page) -> None:
    visit.goto(address("answer"))
    visit.get_by_role("button", name="Toon het antwoord").click()
    visit.get_by_role("link", name="en", exact=True).click()
    expect(visit.get_by_role("heading", level=1)).to_contain_text("You can get EUR 409.50")
    expect(visit.get_by_label("What is the price")).to_have_value("1,000")
    visit.get_by_role("button", name="Show the answer").click()
    visit.get_by_role("link", name="fr", exact=True).click()
    expect(visit.get_by_role("heading", level=1)).to_contain_text("Vous pouvez recevoir 409,50")
    expect(visit.get_by_label("Quel est le prix")).to_have_value("1\u202f000")


@pytest.mark.parametrize("size, look_of", LOOKS, ids=["desktop-light", "phone-light", "phone-dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(visit: Page, state: str, size: dict[str, int], look_of: str) -> None:
    look(visit, size)
    visit.emulate_media(color_scheme="dark" if look_of == "dark" else "light")
    visit.goto(address(state))
    if look_of == "light":
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        visit.screenshot(path=SCREENSHOTS / f"check_{state}_{size['width']}.png", full_page=True)
    visit.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(visit)
    assert found.violations_count == 0, found.generate_report()
    assert sideways(visit) == 0


@pytest.mark.parametrize("language", ["", "/en", "/fr"], ids=["nl", "en", "fr"])
@pytest.mark.parametrize("state", STATES)
def test_the_narrowest_screen_needs_no_sideways_scroll(visit: Page, state: str, language: str) -> None:
    look(visit, NARROWEST)
    visit.goto(language + address(state))
    assert sideways(visit) == 0


def test_fingers_find_every_field(visit: Page) -> None:
    look(visit, PHONE)
    visit.goto(address("everything_open"))
    boxes = [
        (each.get_attribute("name") or each.inner_text(), each.bounding_box())
        for each in visit.locator("form :is(input[type=text], select, label.choice, summary, .button)").all()
    ]
    assert len(boxes) > 50
    assert [name for name, box in boxes if box and box["height"] < SMALLEST_TARGET] == []


def test_with_the_keyboard_alone(visit: Page) -> None:
    visit.goto("/check/")
    press = visit.keyboard.press

    def until(path: str) -> None:
        for _ in range(60):
            press("Tab")
            if visit.evaluate("document.activeElement.name") == path:
                return
        raise AssertionError(f"the keyboard does not reach {path}")

    until("enterprise.legal_form")
    visit.keyboard.type("maatschap")
    until("project.service")
    press("Space")
    expect(visit.get_by_label("Opleiding", exact=True)).to_be_checked()
    until("project.theme")
    until("project.price")
    press("Enter")
    expect(visit.get_by_role("heading", level=1)).to_have_text("Hiervoor kun je geen steun krijgen.")
    expect(visit.get_by_text("Maatschap is geen aanvaarde rechtsvorm.").first).to_be_visible()


def test_on_paper_the_answer_stays_and_the_form_goes(visit: Page) -> None:
    visit.goto(address("answer"))
    visit.emulate_media(media="print")
    expect(visit.get_by_role("heading", level=1)).to_be_visible()
    expect(visit.get_by_role("row", name="Jij betaalt samen")).to_be_visible()
    expect(visit.locator("form")).to_be_hidden()
    expect(visit.get_by_text("BV is een aanvaarde rechtsvorm.", exact=True)).to_be_visible()
