"""The pages around a login in a real browser: welcome, an invitation, codes for officials, a session that ended, all that is refused."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings as django_settings
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from portefeuille.platform.identity import inviting, officials
from portefeuille.web.account import session
from portefeuille.web.account.login import ARRIVED
from portefeuille.web.account.oidc.claims import Arrival
from portefeuille.web.account.oidc.provider import Provider
from tests.browser.browser import DESKTOP, NARROWEST, PHONE, SCREENSHOTS
from tests.browser.clean import clean, sideways
from tests.browser.logged_in import log_in
from tests.signing_in import ENTERPRISE, OTHER, mandate

INVITE = "/mijn/machtigingen/uitnodigen/"
LEGAL = Arrival(
    "https://login.test", "an", "An", "Voorbeeld", "an@voorbeeld.test", "", ENTERPRISE, "Voorbeeld", "legal_representative"
)  # fmt: skip
ARRIVALS = {
    "welcome": LEGAL,
    "welcome_citizen": replace(LEGAL, enterprise="", organisation="", role=""),
    "welcome_elsewhere": replace(LEGAL, enterprise="", organisation="School", role="", other=True),
    "welcome_without_right": replace(LEGAL, role=""),
}


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page that may be refused (403, 404): ``visit`` would take that for a fault."""
    context = browser.new_context(base_url=live_server.url, locale="nl-BE", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def seen(page: Page, name: str) -> None:
    """What stands on the screen now is clean and fits, on three screens; a picture of each."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for size in (DESKTOP, PHONE, NARROWEST):
        page.set_viewport_size(size)
        assert sideways(page) == 0, (name, size)
        picture = SCREENSHOTS / f"{name}_{size['width']}.png"
        page.screenshot(path=picture, full_page=True, animations="disabled")
        if size is not NARROWEST:
            clean(page, name)


def cookie(page: Page, url: str, **held: Any) -> None:
    """The browser has a session that holds this."""
    store = import_module(django_settings.SESSION_ENGINE).SessionStore()
    store.update(held)
    store.save()
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": store.session_key, "url": url}])


def held(page: Page) -> Any:
    """The session of the browser."""
    (key,) = [
        each["value"]
        for each in page.context.cookies()
        if each["name"] == django_settings.SESSION_COOKIE_NAME
    ]
    return import_module(django_settings.SESSION_ENGINE).SessionStore(key)


@pytest.mark.parametrize("name", ARRIVALS)
def test_who_arrives_sees_who_he_is(page: Page, live_server: LiveServer, name: str) -> None:
    cookie(
        page,
        live_server.url,
        **{ARRIVED: {**asdict(ARRIVALS[name]), "next": "/mijn/", "at": int(time.time())}},
    )
    page.goto("/aanmelden/welkom/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit?")
    seen(page, name)


def test_an_invitation_from_the_link_to_the_first_page(page: Page, live_server: LiveServer) -> None:
    token = inviting.invite(
        by=mandate(ENTERPRISE, "legal_representative"), email="bo@voorbeeld.test", role="accountant"
    )
    log_in(page.context, live_server.url, OTHER, "representative")
    page.goto(f"/aanmelden/uitnodiging/{token}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bent uitgenodigd")
    seen(page, "invitation")
    page.get_by_role("button", name="Ik aanvaard").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Voor wie werk je?")
    seen(page, "invitation_accepted")
    page.get_by_role("listitem").filter(has_text="boekhouder").get_by_role("button").click()
    expect(page.get_by_role("region", name="Voor wie je werkt")).to_contain_text("boekhouder")
    page.goto(f"/aanmelden/uitnodiging/{token}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze uitnodiging geldt niet meer")
    seen(page, "invitation_used")


def test_an_official_sees_the_recovery_codes_once(page: Page, live_server: LiveServer) -> None:
    token = officials.make(username="an.voorbeeld", given_name="An", family_name="Voorbeeld")
    page.goto(f"/aanmelden/ambtenaar/{token}/")
    page.get_by_label("Code van je app").fill("1")
    page.get_by_label("Wachtwoord", exact=True).fill("kort")
    page.get_by_label("Nog eens je wachtwoord").fill("anders")
    page.get_by_role("button", name="Klaar").click()
    expect(page.get_by_role("alert")).to_be_visible()
    seen(page, "official_enrol_wrong")
    device = TOTPDevice.objects.get()
    app = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    app.time = time.time()
    page.get_by_label("Code van je app").fill(f"{app.token():06d}")
    for label in ("Wachtwoord", "Nog eens je wachtwoord"):
        page.get_by_label(label, exact=True).fill("vier eenden in een vijver")
    page.get_by_role("button", name="Klaar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je herstelcodes")
    expect(page.locator("main code")).to_have_count(officials.RECOVERY)
    seen(page, "official_recovery")
    page.get_by_role("link", name="Naar het aanmelden").click()
    page.get_by_role("button", name="Meld je aan").click()
    page.get_by_label("Naam").fill("an.voorbeeld")
    page.get_by_label("Wachtwoord").fill("iets anders")
    page.get_by_label("Code van je app").fill("000000")
    page.get_by_role("button", name="Meld je aan").click()
    expect(page.get_by_role("alert")).to_contain_text("klopt niet")
    seen(page, "official_wrong")


def test_a_session_that_ended_gives_back_what_was_typed(
    page: Page, live_server: LiveServer, settings: Settings
) -> None:
    settings.DEMONSTRATION = True
    log_in(page.context, live_server.url, ENTERPRISE, "legal_representative", issuer="demonstration")
    page.goto(INVITE)
    page.get_by_label("E-mailadres").fill("bo@voorbeeld.test")
    page.get_by_label("lezer: kijkt alleen").check()
    store = held(page)
    known = store[session.LOGIN]
    store[session.LOGIN] = {**known, "seen": known["seen"] - session.IDLE - 1}
    store.save()
    page.get_by_role("button", name="Maak de uitnodiging").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bent niet meer aangemeld")
    seen(page, "expired")
    page.get_by_role("main").get_by_role("link", name="Meld je aan").click()
    page.get_by_role("link", name="Kies wie je bent").click()
    page.get_by_role("button", name="Word An Voorbeeld").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ga verder waar je was")
    seen(page, "resume")
    page.get_by_role("button", name="Verstuur het nu").click()
    expect(page.get_by_role("status").filter(has_text="De uitnodiging is gemaakt")).to_be_visible()
    seen(page, "invited")


def test_who_logs_out_is_told_that_the_provider_still_knows_him(
    page: Page, live_server: LiveServer, settings: Settings
) -> None:
    settings.LOGIN = Provider("https://login.test", "ours", "a secret", "")
    log_in(page.context, live_server.url, ENTERPRISE, "representative", issuer="https://login.test")
    page.goto("/mijn/")
    page.get_by_role("button", name="Meld je af").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bent afgemeld")
    expect(page.get_by_role("link", name="Meld je ook daar af")).to_be_visible()
    seen(page, "left")
    page.goto("/aanmelden/afgemeld/?state=overal")
    expect(page.get_by_text("en ook bij de aanmelddienst")).to_be_visible()
    seen(page, "left_everywhere")


def test_what_was_typed_for_another_enterprise_is_not_sent(page: Page, live_server: LiveServer) -> None:
    log_in(page.context, live_server.url, ENTERPRISE, "legal_representative")
    store = held(page)
    person = store[session.LOGIN]["person"]
    store["typed"] = {
        "path": INVITE,
        "fields": [["email", "x"]],
        "person": person,
        "enterprise": OTHER,
        "files": True,
    }
    store.save()
    page.goto("/aanmelden/verder/")
    expect(page.get_by_text("Je typte dit voor een andere onderneming.")).to_be_visible()
    seen(page, "resume_other")


REFUSED = {
    "reads_only": ("reader", INVITE, "Je mag hier alleen lezen"),
    "other": ("representative", "/behandelen/", "Dit is voor iemand anders"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_who_may_not_is_told_plainly(page: Page, live_server: LiveServer, name: str) -> None:
    role, place, said = REFUSED[name]
    log_in(page.context, live_server.url, ENTERPRISE, role)
    page.goto(place)
    expect(page.get_by_role("heading", level=1)).to_have_text(said)
    seen(page, name)


def test_who_chooses_from_nothing(page: Page, live_server: LiveServer) -> None:
    log_in(page.context, live_server.url, ENTERPRISE, "representative")
    store = held(page)
    store[session.LOGIN] = {**store[session.LOGIN], "mandate": "", "attested": []}
    store.save()
    page.goto("/mijn/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Voor wie werk je?")
    seen(page, "choose_first")
