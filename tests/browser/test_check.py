"""An entrepreneur finds out on Check: may I, how much, by when?  With a mouse, with the keyboard, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from portefeuille import clock
from tests.browser.browser import DESKTOP, PHONE
from tests.browser.clean import clean_everywhere, narrow
from tests.browser.pictures import picture
from tests.web.public.check.answers import TODAY, WHOLE

SIZES = [DESKTOP, PHONE]
SIZE_NAMES = ["desktop", "phone"]
SMALLEST_TARGET = 44

START = {"op": "2026-11-22", "taal": "nl"}
STATES: dict[str, tuple[str, dict[str, str]]] = {
    "first": ("", {}),
    "project": ("", {**START, "dienst": "training", "thema": "digitalisation"}),
    "enterprise": ("", {**WHOLE, "nr": "428315871", "vraag": "onderneming"}),
    "errors": ("", {**START, "dienst": "training", "thema": "innovation", "prijs": "veel", "na": "project"}),
    "day": ("", {**WHOLE, "vraag": "dag"}),
    "answer": ("", {**WHOLE, "taal": "nl"}),
    "missing": ("", {**START, "vorm": "BV", "dienst": "advice", "toon": "1"}),
    "refused": ("", {**START, "dienst": "training", "vorm": "vzw", "maatwerk": "false"}),
    "too_late": ("", {**WHOLE, "start": "1/11/2026", "taal": "nl"}),
    "handover": ("overdracht/", {**WHOLE, "taal": "nl"}),
    "everything": ("formulier/", {}),
    "everything_wrong": ("formulier/", {
        **WHOLE, "project.start": "31/02/2026", "project.mode": "zwevend", "enterprise.headcount": "veel", "klaar": "1",
    }),
    "everything_open": ("formulier/", {
        "enterprise.group.0.kind": "partner", "enterprise.group.0.share": "30", "project.written_report": "true",
        "history.subsidy_this_year": "100", "enterprise.public_share": "0", "project.costs.0.kind": "exam",
        "project.costs.0.amount": "1", "project.interactive": "true", "project.price": "500", "uitgesloten": "mbti",
        "steuneur1": "100", "dv": "DV.O242439",
    }),
}  # fmt: skip
"""Name -> where under /check/, and the answers in the address."""


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    """The server runs in this process: it sees the same clock."""
    with clock.use(TODAY):
        yield


def look(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)


def address(state: str) -> str:
    place, answers = STATES[state]
    return f"/check/{place}?{urlencode(answers)}"


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Verder").click()


def tell_the_story(page: Page) -> None:
    """From the start page to the answer, with a mistake on the way, a step back, and a cost that is filled in later."""
    page.goto("/")
    page.get_by_role("link", name="Doe de check").first.click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Waarvoor zoek je steun?")
    page.get_by_label("Opleiding", exact=True).check()
    page.get_by_label("Bij welk thema hoort de opleiding of het advies?").select_option(
        "Digitalisering: cybersecurity"
    )
    go_on(page)

    expect(heading).to_have_text("Wanneer en voor hoeveel?")
    page.get_by_label("Op welke dag start de opleiding of het advies?").fill("30/11/2026")
    page.get_by_label("Op welke dag eindigt de opleiding of het advies?").fill("10/12/2026")
    page.get_by_label("Wat is de prijs, zonder btw?").fill("duizend")
    page.get_by_label("Hoeveel btw komt erbij?").fill("210")
    page.get_by_label("In een leslokaal").check()
    go_on(page)
    expect(page).to_have_title("Fout: Wanneer en voor hoeveel? · Check · Portefeuille")
    page.get_by_role("link", name="Prijs zonder btw: Schrijf een getal").click()
    page.get_by_label("Wat is de prijs, zonder btw?").fill("1.000")
    go_on(page)

    expect(heading).to_have_text("Je onderneming")
    page.get_by_role("link", name="Terug", exact=True).click()
    expect(page.get_by_label("Wat is de prijs, zonder btw?")).to_have_value("1.000")
    go_on(page)
    page.get_by_label("Wat is je ondernemingsnummer?").fill("428315871")
    page.get_by_label("Wat is de rechtsvorm van je onderneming?").select_option("BV – Besloten vennootschap")
    page.get_by_label("Wat is de postcode van de vestiging?").fill("9000")
    page.get_by_label("Wat is de NACE-code van je hoofdactiviteit?").fill("62.010")
    go_on(page)

    expect(heading).to_have_text("Je medewerkers")
    expect(page.get_by_text("0428.315.871")).to_be_visible()
    page.get_by_label("Hoeveel personen werken er in je onderneming").fill("12,5")
    go_on(page)

    expect(heading).to_have_text("Je jaarcijfers")
    expect(page.get_by_text("Vraag 5 van ongeveer 5")).to_be_visible()
    go_on(page)
    expect(page.get_by_text("Vul de omzet of het balanstotaal in.").first).to_be_visible()
    page.get_by_label("Wat was de omzet van het laatste afgesloten boekjaar?").fill("1.200.000")
    go_on(page)

    expect(heading).to_have_text("Je kunt EUR 450,00 subsidie krijgen; zelf stort je EUR 550,00.")
    page.get_by_role("link", name="Alles op één pagina").click()
    page.locator("summary", has_text="Kosten die misschien niet meetellen").click()
    first = page.get_by_role("group", name="Kost 1")
    first.get_by_label("Soort kost").select_option("Eten en drinken")
    first.get_by_label("Bedrag van de kost").fill("240")
    first.get_by_label("Aantal personen").fill("3")
    first.get_by_label("Aantal dagen").fill("2")
    page.get_by_role("button", name="Toon het antwoord").click()

    expect(heading).to_have_text("Je kunt EUR 409,50 subsidie krijgen; zelf stort je EUR 500,50.")
    expect(page.get_by_role("row", name="Samen betaal je")).to_contain_text("EUR 800,50")
    for day, left in (
        ("14 december 2026", "nog 22 dagen"),
        ("22 december 2026", "nog 30 dagen"),
        ("31 december 2027", "nog 404 dagen"),
    ):
        expect(page.get_by_role("listitem").filter(has_text=day).filter(has_text=left)).to_have_count(1)


@pytest.mark.picture
@pytest.mark.parametrize("size", SIZES, ids=SIZE_NAMES)
def test_the_whole_story(visit: Page, size: ViewportSize) -> None:
    look(visit, size)
    tell_the_story(visit)
    if size is DESKTOP:
        picture(visit, "check")
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


def test_the_number_is_read_while_it_is_typed(visit: Page) -> None:
    visit.goto(f"/check/?{urlencode({**WHOLE, 'vraag': 'onderneming'})}")
    field = visit.get_by_label("Wat is je ondernemingsnummer?")
    field.press_sequentially("be428315871")
    expect(visit.get_by_text("We lezen dit als 0428.315.871.")).to_be_visible()
    field.fill("0428.315.872")
    expect(visit.get_by_text("De controlecijfers kloppen niet.")).to_be_visible()


def test_an_answer_is_shared_by_a_link_without_facts(visit: Page) -> None:
    visit.goto(address("answer"))
    visit.get_by_role("button", name="Maak een link").click()
    expect(visit.get_by_role("heading", name="Dit is je link")).to_be_visible()
    expect(visit.get_by_role("heading", level=1)).to_contain_text("Je kunt EUR 409,50 subsidie krijgen")
    link = visit.locator("#deellink").inner_text()
    assert visit.context.cookies() == []
    assert Axe().run(visit).violations_count == 0
    visit.goto(link)
    expect(visit.get_by_text("Iemand deelde dit antwoord met je.")).to_be_visible()
    with visit.expect_download() as kept:
        visit.get_by_role("link", name="Zet in je agenda").click()
    assert kept.value.suggested_filename == "check-2026-11-22.ics"


def test_the_sheet_is_copied_field_by_field(visit: Page) -> None:
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.goto(address("answer"))
    visit.get_by_role("link", name="Invulblad voor het portaal").click()
    visit.get_by_role("button", name="Kopieer Startdatum").click()
    expect(visit.get_by_role("status")).to_have_text("Gekopieerd: 30/11/2026")
    assert visit.evaluate("navigator.clipboard.readText()") == "30/11/2026"
    visit.get_by_role("link", name="Terug naar je antwoord").click()
    expect(visit.get_by_role("heading", level=1)).to_contain_text("Je kunt EUR 409,50 subsidie krijgen")


def test_an_early_exit(visit: Page) -> None:
    visit.goto("/check/")
    visit.get_by_label("Advies", exact=True).check()
    visit.get_by_label("Bij welk thema hoort").select_option("Innovatie")
    go_on(visit)
    expect(visit.get_by_role("heading", level=1)).to_have_text("Hiervoor kun je geen steun krijgen.")
    expect(visit.get_by_text("De rest hoef je niet meer in te vullen.")).to_be_visible()
    expect(visit.get_by_role("heading", name="Andere steun die we kennen")).to_be_visible()


def test_the_answer_in_the_language_that_was_chosen(visit: Page) -> None:
    visit.goto(address("answer"))
    visit.get_by_role("link", name="en", exact=True).click()
    expect(visit.get_by_role("heading", level=1)).to_contain_text("You can get EUR 409.50")
    visit.get_by_role("link", name="Everything on one page").click()
    expect(visit.get_by_label("What is the price")).to_have_value("1,000")
    visit.get_by_role("button", name="Show the answer").click()
    visit.get_by_role("link", name="fr", exact=True).click()
    expect(visit.get_by_role("heading", level=1)).to_contain_text("Vous pouvez recevoir 409,50")
    visit.get_by_role("link", name="Tout sur une page").click()
    expect(visit.get_by_label("Quel est le prix")).to_have_value("1\u202f000")


@pytest.mark.parametrize("state", STATES)
def test_it_is_clean_everywhere(visit: Page, state: str) -> None:
    clean_everywhere(visit, address(state), f"check_{state}")


@pytest.mark.parametrize("state", STATES)
def test_the_narrowest_screen_needs_no_sideways_scroll(visit: Page, state: str) -> None:
    narrow(visit, [language + address(state) for language in ("", "/en", "/fr")])


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

    def until(name: str) -> None:
        for _ in range(40):
            press("Tab")
            if visit.evaluate("document.activeElement.name || document.activeElement.innerText") == name:
                return
        raise AssertionError(f"the keyboard does not reach {name}")

    until("dienst")
    press("Space")
    expect(visit.get_by_label("Opleiding", exact=True)).to_be_checked()
    until("thema")
    visit.keyboard.type("Inn")
    until("Verder")
    press("Enter")
    expect(visit.get_by_role("heading", level=1)).to_have_text("Wanneer en voor hoeveel?")
    until("start")
    visit.keyboard.type("1/11/2026")
    until("prijs")
    visit.keyboard.type("1000")
    until("wijze")
    press("Space")
    press("Enter")
    expect(visit.get_by_role("heading", level=1)).to_have_text("Hiervoor kun je geen steun krijgen.")
    expect(visit.get_by_text("Te laat: aanvragen kon tot en met 15 november 2026.")).to_be_visible()


def test_on_paper_the_answer_stays_and_the_form_goes(visit: Page) -> None:
    visit.goto(address("answer"))
    visit.emulate_media(media="print")
    expect(visit.get_by_role("heading", level=1)).to_be_visible()
    expect(visit.get_by_role("row", name="Samen betaal je")).to_be_visible()
    expect(visit.locator(".actions").first).to_be_hidden()
    expect(visit.get_by_text("BV is een aanvaarde rechtsvorm.", exact=True)).to_be_visible()
