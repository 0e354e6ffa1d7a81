"""A provider sees and adds the evidence that it must keep, of the applications on its number, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from portefeuille import clock
from portefeuille.applications.models import Application
from portefeuille.applications.papers import INVOICE, OTHER, PROOF
from portefeuille.platform.files import selectors, services
from portefeuille.platform.files.models import StoredFile
from portefeuille.platform.files.selectors import Kept
from portefeuille.platform.models import AuditRow
from portefeuille.providers import selectors as providers
from tests.applications.life import ADVICE, DAY, TRAINING, World, world
from tests.documents.ubl.invoices import Bill
from tests.documents.uploads import files
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(client: Client, settings: Settings, tmp_path: Path) -> Iterator[World]:
    """2 March 2026; the provider of the training is logged in."""
    settings.FILES = replace(settings.FILES, folder=tmp_path / "files", clamd="")
    with clock.use(DAY):
        made = world()
        sign_in(client, TRAINING, "provider")
        yield made


def place(found: Application, file: Kept | None = None) -> str:
    return f"/dienstverlener/{found.pk}/documenten/" + (f"{file.id}/" if file else "")


def send(
    client: Client, found: Application, kind: str, data: bytes, name: str = "lijst.pdf"
) -> tuple[int, str]:
    answer = client.post(place(found), {"soort": kind, "bestand": SimpleUploadedFile(name, data)})
    return answer.status_code, answer.content.decode()


def kept(found: Application) -> list[Kept]:
    return selectors.of(f"application:{found.pk}")


def by_enterprise(here: World, found: Application, kind: str) -> Kept:
    """A document that the enterprise brought in."""
    return services.keep(
        subject=f"application:{found.pk}", kind=kind, name=f"{kind}.pdf", data=files.pdf(), actor=here.person
    )


def test_an_e_invoice_that_does_not_fit_is_said_to_who_brought_it_in(here: World, client: Client) -> None:
    found = here.submit()
    own = providers.one(found.provider)
    fits = Bill(
        seller=own.enterprise, seller_vat=f"BE{own.enterprise}", buyer=found.enterprise, iban=own.iban, issued=DAY,
    )  # fmt: skip
    assert send(client, found, INVOICE, fits.xml, "goed.xml")[0] == 303
    assert "past niet bij deze aanvraag" not in client.get(place(found)).content.decode()
    other = fits.with_(buyer="0900000147", currency="USD", number="F-2")
    assert send(client, found, INVOICE, other.xml, "fout.xml")[0] == 303
    page = client.get(place(found)).content.decode()
    assert page.count("past niet bij deze aanvraag") == 1
    assert "De koper is niet de onderneming van deze aanvraag. De factuur is niet in euro." in page


def test_in_and_out_again_and_the_enterprise_sees_it(here: World, client: Client) -> None:
    found = here.submit()
    page = client.get(place(found)).content.decode()
    for words in (
        "Er zijn nog geen documenten.",
        "Nog niet toegevoegd",
        "<li>Aanwezigheidslijst</li>",
        "10 MB",
    ):
        assert words in page
    assert send(client, found, "attendance_list", files.pdf())[0] == 303
    (file,) = kept(found)
    assert (file.kind, file.by_kind) == ("attendance_list", "provider")
    page = client.get(place(found), {"gebeurd": "1"}).content.decode()
    assert "lijst.pdf" in page and "An Voorbeeld" in page and "<li>Aanwezigheidslijst</li>" not in page
    assert "(aantal: 1)" in client.get(f"/dienstverlener/{found.pk}/").content.decode()
    answer = client.get(place(found, file))
    assert answer.content == files.pdf()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")
    sign_in(client, here.enterprise)
    page = client.get(f"/mijn/aanvragen/{found.pk}/documenten/").content.decode()
    assert (
        "lijst.pdf" in page
        and "de dienstverlener" in page
        and "An Voorbeeld" not in page.partition("<table>")[2]
    )


@pytest.mark.parametrize("kind", [OTHER, PROOF, "agreement", "advice_report", "", "<script>"])
def test_only_what_a_provider_keeps_for_this_service_is_taken(here: World, client: Client, kind: str) -> None:
    found = here.submit()
    status, page = send(client, found, kind, files.pdf())
    assert status == 422 and '<a href="#soort">Kies wat het is.</a>' in page
    assert kept(found) == []


def test_an_e_invoice_is_an_invoice_and_becomes_no_order(here: World, client: Client) -> None:
    found = here.ready()
    assert send(client, found, "enrolment", Bill().xml, "factuur.xml")[0] == 303
    (file,) = kept(found)
    assert (file.kind, found.orders.count()) == (INVOICE, 0)
    assert "Vergelijk met je project" not in client.get(place(found)).content.decode()
    sign_in(client, here.enterprise)
    assert (
        "Vergelijk met je project" in client.get(f"/mijn/aanvragen/{found.pk}/documenten/").content.decode()
    )


@pytest.mark.parametrize(
    "data, sentence",
    [
        (files.scripted(), "In deze PDF zit een programma"),
        (b"", "Het bestand is leeg."),
        (b"MZ", "Dit soort bestand"),
    ],
)
def test_the_checks_are_those_of_the_enterprise(
    here: World, client: Client, data: bytes, sentence: str
) -> None:
    found = here.submit()
    status, page = send(client, found, "attendance_list", data)
    assert status == 422 and sentence in page and 'aria-invalid="true"' in page
    assert kept(found) == []


def test_what_is_none_of_its_business_is_not_there(here: World, client: Client) -> None:
    found = here.submit()
    shown, hidden = by_enterprise(here, found, "enrolment"), by_enterprise(here, found, OTHER)
    page = client.get(place(found)).content.decode()
    assert "enrolment.pdf" in page and "other.pdf" not in page
    assert "de onderneming" in page and "An Peeters" not in page
    assert client.get(place(found, shown)).status_code == 200
    assert client.get(place(found, hidden)).status_code == 404


def test_who_fills_his_place_takes_none_of_the_other_party(
    here: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "MOST_FILES", 1)
    found = here.submit()
    assert send(client, found, "attendance_list", files.pdf())[0] == 303
    assert send(client, found, "attendance_list", files.image())[0] == 422
    by_enterprise(here, found, "enrolment")
    assert sorted(each.by_kind for each in kept(found)) == ["provider", "representative"]


def test_another_provider_finds_nothing_and_adds_nothing(here: World, client: Client) -> None:
    found = here.submit()
    file = by_enterprise(here, found, "enrolment")
    refused = here.submit(project__start="2026-02-15", project__agreed_on="2026-02-01")
    sign_in(client, ADVICE, "provider")
    rows = AuditRow.objects.count()
    for where in (place(found), place(found, file), place(refused)):
        assert client.get(where).status_code == 404
    assert send(client, found, "attendance_list", files.pdf())[0] == 404
    sign_in(client, TRAINING, "provider")
    assert client.get(place(refused)).status_code == 404  # it was never granted
    other = here.submit(project__title="Nog een")
    assert client.get(place(other, file)).status_code == 404
    assert (StoredFile.objects.count(), client.post(place(found, file)).status_code) == (1, 405)
    assert (
        AuditRow.objects.filter(action__startswith="file.").count() == 1 and AuditRow.objects.count() >= rows
    )


@pytest.mark.parametrize("lang, words", [("en", "Not added yet"), ("fr", "Pas encore ajouté")])
def test_in_each_language(here: World, client: Client, lang: str, words: str) -> None:
    assert words in client.get(f"/{lang}{place(here.submit())}").content.decode()
