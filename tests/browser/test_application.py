"""From the approval to the last payment in a real browser: deposit, pay in two parts, stop, contest, and what an official does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from portefeuille import clock
from portefeuille.applications import selectors
from portefeuille.applications.models import Application
from portefeuille.applications.states import S
from portefeuille.platform.files import services as papers
from portefeuille.wallet import selectors as wallet
from tests.applications.life import DAY, TRAINING, World, world
from tests.browser.browser import DESKTOP, NARROWEST, PHONE, SCREENSHOTS
from tests.browser.clean import clean, open_all, sideways
from tests.browser.logged_in import log_in
from tests.browser.pictures import picture
from tests.documents.uploads import files
from tests.wallet.life import OURS, line
from tests.web.enterprise.application.states import MAKE, in_review, refused


@pytest.fixture
def here(transactional_db: None, settings: Settings) -> Iterator[World]:
    """A small enterprise on 2 March 2026; the account of the wallet is set."""
    settings.WALLET = replace(settings.WALLET, iban=OURS, name="Portefeuille")
    with clock.use(DAY):
        yield world()


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A browser without JavaScript."""
    context = browser.new_context(base_url=live_server.url, locale="nl-BE", java_script_enabled=False)
    yield context.new_page()
    context.close()


def enter(page: Page, server: LiveServer, number: str, role: str = "representative") -> None:
    log_in(page.context, server.url, number, role)


def address(found: Application, part: str = "") -> str:
    return f"/mijn/aanvragen/{found.pk}/{part}"


def whole(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"application-{name}.png", full_page=True)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def pay_in_two_parts(page: Page, found: Application) -> None:
    """A mistake, the check, the order; then the rest, with what to pay directly."""
    page.goto(address(found))
    expect(page.get_by_role("heading", level=2, name="Stap 3")).to_be_visible()
    follow(page, "Geef een betaalopdracht")
    page.get_by_label("Welk bedrag betalen we").fill("2.500")
    page.get_by_label("Nummer van de factuur").fill("F-1")
    press(page, "Verder: nakijken")
    expect(page.get_by_role("alert")).to_contain_text("meer dan wat er overblijft: EUR 2.000,00")
    page.get_by_label("Welk bedrag betalen we").fill("1.200")
    page.get_by_label("Hoeveel betaal je zelf").fill("252")
    press(page, "Verder: nakijken")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk je betaalopdracht na")
    expect(page.locator("main")).to_contain_text("EUR 660,00")
    press(page, "Ja, laat betalen")
    expect(page.get_by_role("status").filter(has_text="Gelukt")).to_contain_text("EUR 1.200,00")
    expect(page.get_by_role("heading", level=2).first).to_have_text(
        "Betaal btw en niet-aanvaarde kosten rechtstreeks"
    )
    follow(page, "Geef nog een betaalopdracht")
    expect(page.get_by_label("Welk bedrag betalen we")).to_have_value("800")
    page.get_by_label("Nummer van de factuur").fill("F-2")
    press(page, "Verder: nakijken")
    press(page, "Ja, laat betalen")
    follow(page, "Terug naar je aanvraag")
    expect(page.locator(".verdict")).to_contain_text("Volledig betaald")


@pytest.mark.picture
def test_the_deposit_is_copied(visit: Page, live_server: LiveServer, here: World) -> None:
    found = here.submit()
    enter(visit, live_server, here.enterprise)
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.goto(address(found))
    picture(visit, "application-deposit")
    visit.get_by_role("button", name="Kopieer Rekening (IBAN)").click()
    expect(visit.locator("#gekopieerd")).to_contain_text(OURS)
    assert visit.evaluate("navigator.clipboard.readText()") == OURS


def test_paid_in_two_parts(visit: Page, live_server: LiveServer, here: World) -> None:
    found = here.ready()
    enter(visit, live_server, here.enterprise)
    pay_in_two_parts(visit, found)
    given = {each.invoice: (each.cents, each.direct) for each in selectors.orders(found.pk)}
    assert given == {"F-1": (120_000, 25_200), "F-2": (80_000, 0)}


def test_paid_in_two_parts_without_javascript(plain: Page, live_server: LiveServer, here: World) -> None:
    found = here.ready()
    enter(plain, live_server, here.enterprise)
    pay_in_two_parts(plain, found)
    plain.goto(address(found, f"betalen/{selectors.orders(found.pk)[0].pk}/"))
    expect(plain.get_by_role("button", name="Kopieer")).to_have_count(0)
    assert here.seen(found).state == "paid"


@pytest.mark.picture
@pytest.mark.parametrize("browsing", ["visit", "plain"])
def test_stopped_after_the_preview(
    request: pytest.FixtureRequest, live_server: LiveServer, here: World, browsing: str
) -> None:
    page: Page = request.getfixturevalue(browsing)
    found = MAKE[S.PARTLY_PAID](here)
    enter(page, live_server, here.enterprise)
    page.goto(address(found))
    follow(page, "Stop dit project")
    press(page, "Toon wat ik terugkrijg")
    expect(page.get_by_role("alert")).to_contain_text("Kies waarom je stopt.")
    page.get_by_label("We gaan niet (meer)").check()
    press(page, "Toon wat ik terugkrijg")
    expect(page.get_by_role("row", name="Weer vrij")).to_contain_text("EUR 360,00")
    if browsing == "visit":
        picture(page, "application-stop")
    page.get_by_label("Wil je er iets bij zeggen?").fill("Iedereen is ziek")
    press(page, "Ja, stop dit project")
    expect(page.get_by_role("status").filter(has_text="Dit is gebeurd")).to_contain_text("EUR 440,00")
    assert here.seen(found).state == "stopped"


def add_a_participant(page: Page) -> None:
    """A list is corrected by the row, also without JavaScript."""
    follow(page, "Verbeter een gegeven")
    follow(page, "Verbeter Deelnemers")
    press(page, "Nog een rij")
    page.get_by_role("group", name="Deelnemer 2").get_by_label("Soort deelnemer").select_option("helper")
    page.get_by_label("Waarom verbeter je dit?").fill("Ook de helper staat op de lijst.")
    press(page, "Bewaar de verbetering")
    expect(page.locator("main")).to_contain_text("Deelnemer 2: toegevoegd")


def test_stopped_before_the_order_has_left(visit: Page, live_server: LiveServer, here: World) -> None:
    found = MAKE[S.PAID](here)
    enter(visit, live_server, here.enterprise)
    visit.goto(address(found))
    follow(visit, "Stop dit project")
    visit.get_by_label("Mijn dienstverlener annuleert.").check()
    press(visit, "Toon wat ik terugkrijg")
    expect(visit.locator("main")).to_contain_text("nog niet vertrokken is: EUR 2.000,00")
    expect(visit.get_by_role("row", name="Terug naar jou")).to_contain_text("EUR 1.100,00")
    whole(visit, "stop-ordered")
    press(visit, "Ja, stop dit project")
    expect(visit.get_by_role("status").filter(has_text="Dit is gebeurd")).to_contain_text("EUR 1.100,00")
    expect(visit.locator("main")).to_contain_text("Betaalopdracht geannuleerd")
    assert here.seen(found).state == "stopped"


def test_an_objection_is_upheld_after_a_part_was_paid(
    visit: Page, plain: Page, live_server: LiveServer, here: World
) -> None:
    found = MAKE[S.IN_RECOVERY](here)
    (claim,) = wallet.claims(found.pk)
    here.statement(line(30_000, claim.communication, day=DAY))
    enter(visit, live_server, here.enterprise)
    visit.goto(address(found))
    expect(visit.locator("main")).to_contain_text("Nog te betalen: EUR 600,00")
    follow(visit, "Maak bezwaar")
    visit.get_by_label("Waarom ga je niet akkoord?").fill("We gingen wel.")
    press(visit, "Dien je bezwaar in")

    enter(plain, live_server, "", "official")
    plain.goto(f"/behandelen/{found.pk}/")
    follow(plain, "Beslis over het bezwaar")
    expect(plain.locator("main")).to_contain_text("Daarvan is al EUR 300,00 betaald.")
    plain.get_by_label("Gegrond: niets").check()
    plain.get_by_label("Waarom beslis je zo?").fill("De lijst klopt.")
    press(plain, "Beslis")
    expect(plain.locator("main")).to_contain_text("Wie betaalde, krijgt EUR 300,00 terug.")

    visit.goto(address(found))
    expect(visit.locator("main")).to_contain_text("Je krijgt EUR 300,00 terug.")
    whole(visit, "given-back")
    clean(visit, "given back")
    visit.set_viewport_size(NARROWEST)
    assert sideways(visit) == 0
    here.pay_out()
    visit.reload()
    expect(visit.locator("main")).to_contain_text("EUR 300,00 is teruggestort op 2 maart 2026.")


@pytest.mark.picture
def test_contested_and_decided_by_an_official(
    visit: Page, plain: Page, live_server: LiveServer, here: World
) -> None:
    found = refused(here)
    enter(visit, live_server, here.enterprise)
    visit.goto(address(found))
    follow(visit, "Betwist de weigering")
    picture(visit, "application-contest")
    visit.get_by_label("Wat klopt er niet?").fill("De start was 20 februari.")
    press(visit, "Vraag het aan een ambtenaar")
    expect(visit.locator(".todo")).to_contain_text("Een ambtenaar kijkt je aanvraag na")

    enter(plain, live_server, "", "official")
    plain.goto("/behandelen/")
    follow(plain, "2026-000001")
    press(plain, "Ik behandel dit")
    follow(plain, "Beslis over deze aanvraag")
    follow(plain, "Verbeter een gegeven")
    follow(plain, "Verbeter Startdag")
    plain.get_by_label("Startdag").fill("20/2/2026")
    press(plain, "Bewaar de verbetering")
    expect(plain.get_by_role("alert")).to_contain_text("Schrijf een reden.")
    plain.get_by_label("Waarom verbeter je dit?").fill("De inschrijving noemt 20 februari.")
    press(plain, "Bewaar de verbetering")
    expect(plain.locator("main")).to_contain_text("20 februari 2026")
    add_a_participant(plain)
    plain.get_by_label("Goedkeuren").check()
    plain.get_by_label("Waarom beslis je zo?").fill("De factuur toont 20 februari.")
    press(plain, "Beslis")
    expect(plain.locator("main")).to_contain_text("ingewilligd")

    visit.goto(address(found))
    expect(visit.locator(".todo")).to_contain_text("Stap 2: stort jouw deel")
    expect(visit.locator("main")).to_contain_text("De factuur toont 20 februari.")
    expect(visit.locator("main")).to_contain_text("De inschrijving noemt 20 februari.")
    expect(visit.locator("main").get_by_text("Deelnemer 2: toegevoegd").first).to_be_visible()
    picture(visit, "application-corrected")


def test_a_provider_refuses(plain: Page, live_server: LiveServer, here: World) -> None:
    found = here.ready()
    enter(plain, live_server, TRAINING, "provider")
    plain.goto("/dienstverlener/")
    follow(plain, "2026-000001")
    follow(plain, "Weiger deze aanvraag")
    press(plain, "Ja, weiger deze aanvraag")
    expect(plain.get_by_role("alert")).to_contain_text("Kies een reden.")
    plain.get_by_label("Ik ken deze onderneming niet.").check()
    press(plain, "Ja, weiger deze aanvraag")
    expect(plain.get_by_role("status")).to_contain_text("Gelukt")
    assert here.seen(found).state == "refused_by_provider"


def in_correction(here: World) -> Application:
    """A review in which an official corrected a list and a fact."""
    people = [{"category": "employee"}, {"category": "helper"}]
    return here.corrected(in_review(here), project__participants=people, project__price=1500)


def with_papers(here: World) -> Application:
    """Both parties brought in a document."""
    found = here.submit()
    for actor, kind, name in (
        (here.person, "enrolment", "Inschrijving.pdf"), (here.provider, "attendance_list", "Aanwezigheden 5 maart.pdf"),
    ):  # fmt: skip
        papers.keep(subject=f"application:{found.pk}", kind=kind, name=name, data=files.pdf(), actor=actor)
    return found


LOOKS: dict[str, tuple[Callable[[World], Application], str, tuple[str, ...]]] = {
    "deposit": (lambda here: here.submit(), "representative", ("", "intrekken/", "beslissing/1/", "documenten/")),
    "paying": (MAKE[S.PARTLY_PAID], "representative", (
        "", "betalen/", "betalen/?bedrag=100&factuur=F-2&rechtstreeks=21&nagekeken=1", "betalen/?bedrag=x&nagekeken=1",
        "stoppen/", "stoppen/?waarom=other", "stoppen/?toon=1",
    )),
    "refused": (refused, "representative", ("", "betwisten/")),
    "recovery": (MAKE[S.IN_RECOVERY], "representative", ("", "bezwaar/")),
    "provider-refund": (MAKE[S.REFUND_DUE], "provider", ("",)),
    "judged": (MAKE[S.PAID], "representative", ("beoordelen/",)),
    "official": (in_review, "official", ("", "beslissen/")),
    "correcting": (in_correction, "official", (
        "verbeteren/", "verbeteren/project.price/", "verbeteren/project.participants/", "verbeteren/enterprise.group/",
        "verbeteren/project.exclusions/", "verbeteren/enterprise.activity/", "beslissen/",
    )),
    "breach": (MAKE[S.UNDER_CONTROL], "official", ("", "terugvorderen/", "controle/")),
    "official-papers": (with_papers, "official", ("documenten/",)),
    "provider": (lambda here: here.submit(), "provider", ("", "weigeren/")),
    "provider-papers": (with_papers, "provider", ("documenten/",)),
    "refund": (MAKE[S.REFUND_DUE], "representative", ("",)),
    "objection": (MAKE[S.IN_OBJECTION], "representative", ("",)),
}  # fmt: skip
ROOTS = {"representative": "/mijn/aanvragen/", "official": "/behandelen/", "provider": "/dienstverlener/"}


@pytest.mark.parametrize("name", LOOKS)
def test_everybody_can_use_it_on_every_screen(
    visit: Page, live_server: LiveServer, here: World, name: str
) -> None:
    make, role, parts = LOOKS[name]
    found = make(here)
    number = {"representative": here.enterprise, "official": "", "provider": TRAINING}[role]
    enter(visit, live_server, number, role)
    places = [f"{ROOTS[role]}{found.pk}/{part}" for part in parts]
    if role != "representative":
        places.append(ROOTS[role])
    for place in places:
        visit.set_viewport_size(DESKTOP)
        visit.goto(place)
        open_all(visit)
        if place == places[0]:
            whole(visit, name)
        clean(visit, place)
        visit.set_viewport_size(PHONE)
        clean(visit, place)
        visit.set_viewport_size(NARROWEST)
        assert sideways(visit) == 0, place
