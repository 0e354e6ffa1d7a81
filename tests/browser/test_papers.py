"""An e-invoice dropped on an application becomes an order by hand; the proof is made, fetched and checked by a stranger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from portefeuille import clock
from portefeuille.applications import selectors as applications
from portefeuille.platform.files.models import Letter
from portefeuille.providers import selectors as providers
from tests.applications.life import DAY, world
from tests.browser.browser import DESKTOP, NARROWEST, SCREENSHOTS
from tests.browser.clean import clean, sideways
from tests.browser.logged_in import log_in
from tests.documents.ubl.invoices import Bill, Row


@pytest.fixture(autouse=True)
def the_day(transactional_db: None, settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.FILES = replace(settings.FILES, folder=tmp_path / "files", clamd="")
    settings.SIGNING = replace(settings.SIGNING, self_made=tmp_path / "signing" / "own.pem")
    with clock.use(DAY):
        yield


def looked_at(visit: Page, name: str) -> None:
    """Nothing for axe, and no way to move sideways, large and narrow."""
    for size in (DESKTOP, NARROWEST):
        visit.set_viewport_size(size)
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        visit.screenshot(
            path=SCREENSHOTS / f"{name}_{size['width']}.png", full_page=True, animations="disabled"
        )
        assert sideways(visit) == 0, (name, size)
    clean(visit, name)


def test_from_an_invoice_to_an_order_and_from_a_proof_to_a_stranger(
    visit: Page, live_server: LiveServer
) -> None:
    here = world()
    found = here.ready()
    provider = providers.one(found.provider)
    rows = (Row("Opleiding cybersecurity, twee dagen", 190_000), Row("Broodjeslunch", 2_500, "S", 12))
    bill = Bill(
        seller=provider.enterprise, seller_vat=f"BE{provider.enterprise}", buyer=here.enterprise, iban=provider.iban,
        issued=date(2026, 3, 1), rows=rows,
    )  # fmt: skip
    log_in(visit.context, live_server.url, here.enterprise)
    visit.goto(f"/mijn/aanvragen/{found.pk}/")
    visit.get_by_role("link", name="Documenten, e-facturen en het bewijs van aanvraag").click()
    visit.get_by_label("Wat is het?").select_option("invoice")
    visit.get_by_label("Het bestand").set_input_files(
        {"name": "factuur.xml", "mimeType": "text/xml", "buffer": bill.xml}
    )
    visit.get_by_role("button", name="Voeg toe").click()
    expect(visit.get_by_role("heading", name="Voorstel: laat EUR 1.900,00 betalen")).to_be_visible()
    looked_at(visit, "invoice")
    visit.get_by_role("link", name="Kijk de betaalopdracht na").click()
    assert applications.orders(found.pk) == []
    visit.locator("main form[method=post] button[type=submit]").first.click()
    expect(visit).to_have_url(re.compile(r"/betalen/[0-9a-f]{32}/\?gebeurd=1"))
    (order,) = applications.orders(found.pk)
    assert (order.cents, order.invoice) == (190_000, "F-2026-17")
    visit.goto(f"/mijn/aanvragen/{found.pk}/documenten/")
    visit.get_by_role("button", name="Maak het bewijs").click()
    expect(visit.get_by_text("Het document staat bij je aanvraag.")).to_be_visible()
    looked_at(visit, "papers")
    with visit.expect_download() as fetched:
        visit.get_by_role("link", name="Bewijs van aanvraag").click()
    pdf = fetched.value.path().read_bytes()
    visit.context.clear_cookies()
    visit.goto("/controleren/")
    visit.get_by_label("De code op de brief").fill(Letter.objects.get().code)
    visit.get_by_role("button", name="Kijk na").click()
    visit.get_by_label("De PDF van de brief").set_input_files(
        {"name": "bewijs.pdf", "mimeType": "application/pdf", "buffer": pdf}
    )
    visit.get_by_role("button", name="Vergelijk de PDF").click()
    expect(visit.get_by_text("Er is niets aan veranderd.")).to_be_visible()
    looked_at(visit, "verify")
