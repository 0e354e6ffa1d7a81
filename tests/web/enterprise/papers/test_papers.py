"""Documents on an application: in, out, and an e-invoice that becomes an order only when somebody confirms it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from lxml import html
from pytest_django import Settings

from portefeuille.applications import selectors as applications
from portefeuille.applications.models import Application
from portefeuille.documents import letters as written
from portefeuille.documents import uploads
from portefeuille.documents.signing import Verdict, verify
from portefeuille.platform.files import keys, selectors, services
from portefeuille.platform.files.models import Letter, StoredFile
from portefeuille.platform.limits import LIMITS
from portefeuille.platform.models import AuditRow
from portefeuille.providers import selectors as providers
from tests.applications.life import OWN, SUBSIDY, World, on
from tests.documents.ubl.invoices import Bill, Row
from tests.documents.uploads import files
from tests.signing_in import sign_in
from tests.web.enterprise.application.states import Desk, address

PLACE = "documenten/"


def send(
    seat: Desk, found: Application, data: bytes, kind: str = "invoice", name: str = "stuk.pdf"
) -> tuple[int, str]:
    told = {"soort": kind, "bestand": SimpleUploadedFile(name, data)}
    answer = seat.client.post(address(found, PLACE), told)
    return answer.status_code, answer.headers.get("Location") or answer.content.decode()


def bill(found: Application, **changes: object) -> bytes:
    provider = providers.one(found.provider)
    rows = (Row("Opleiding cybersecurity", 200_000),)
    made = Bill(
        seller=provider.enterprise, seller_vat=f"BE{provider.enterprise}", buyer=found.enterprise, iban=provider.iban,
        issued=date(2026, 3, 1), rows=rows,
    )  # fmt: skip
    return made.with_(**changes).xml


def paper(found: Application) -> str:
    (kept,) = selectors.of(f"application:{found.pk}")
    return kept.id


def test_so_many_a_day_and_then_it_is_told_when_again(seat: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "files", replace(LIMITS["files"], most=2))
    found, other = seat.here.submit(), seat.here.submit(project__title="Nog een")
    assert send(seat, found, files.pdf())[0] == 303
    assert send(seat, found, b"geen document")[0] == 422
    status, page = send(seat, other, files.pdf())
    told = "Er werden de laatste 24 uur al 2 documenten toegevoegd, door jou en je collega’s. Het kan weer vanaf 3 maart 2026 om 12.00 uur."
    assert (status, told in page) == (422, True)
    assert StoredFile.objects.count() == 1
    with on(2026, 3, 3):
        assert send(seat, other, files.pdf())[0] == 303


@pytest.mark.django_db(transaction=True)
def test_a_file_is_looked_into_and_scanned_in_no_transaction(
    seat: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On SQLite nobody could write meanwhile, and a scanner may take half a minute."""
    inside = []
    for module, name in ((uploads, "check"), (services, "scanner"), (written, "letter")):
        real = getattr(module, name)

        def watched(*told: Any, real: Any = real) -> Any:
            inside.append(connection.in_atomic_block)
            return real(*told)

        monkeypatch.setattr(module, name, watched)
    found = seat.here.submit()
    assert send(seat, found, files.pdf())[0] == 303
    assert send(seat, found, files.scripted())[0] == 422
    assert seat.client.post(address(found, PLACE), {"bewijs": "1"}).status_code == 303
    client = Client()
    sign_in(client, found.provider, "provider")
    told = {"soort": "invoice", "bestand": SimpleUploadedFile("a.pdf", files.pdf())}
    assert client.post(f"/dienstverlener/{found.pk}/documenten/", told).status_code in (303, 422)
    assert len(inside) >= 5 and not any(inside)


def test_in_and_out_again(seat: Desk) -> None:
    found = seat.here.submit()
    assert "Er zijn nog geen documenten." in seat.page(found, PLACE)
    status, where = send(seat, found, files.pdf(), "enrolment", "Inschrijving An.pdf")
    assert (status, where) == (303, f"{address(found, PLACE)}?gebeurd=1")
    page = seat.page(found, PLACE, gebeurd="1")
    for each in (
        "Inschrijving An.pdf",
        ">Inschrijving<",
        "niet gescand op virussen",
        "Het document staat bij je aanvraag.",
    ):
        assert each in page
    answer = seat.client.get(address(found, f"{PLACE}{paper(found)}/"))
    assert answer.content == files.pdf()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")
    assert "documenten/" in seat.page(found)


def test_what_is_refused_is_told_at_its_field_and_not_kept(seat: Desk) -> None:
    found = seat.here.submit()
    for data, sentence in (
        (files.scripted(), "In deze PDF zit een programma"),
        (b"", "Het bestand is leeg."),
        (b"MZ", "Dit soort bestand"),
    ):
        status, page = send(seat, found, data)
        assert status == 422
        assert sentence in page
        assert 'aria-invalid="true"' in page
    assert StoredFile.objects.count() == 0


def test_a_kind_that_is_not_on_the_list_is_something_else_and_an_e_invoice_an_invoice(seat: Desk) -> None:
    found = seat.here.submit()
    send(seat, found, files.pdf(), "<script>")
    send(seat, found, bill(found), "enrolment", "factuur.xml")
    assert {each.kind for each in selectors.of(f"application:{found.pk}")} == {"other", "invoice"}


def test_an_invoice_becomes_an_order_only_when_it_is_confirmed(seat: Desk) -> None:
    found = seat.here.ready()
    status, where = send(seat, found, bill(found), name="factuur.xml")
    assert (status, where) == (303, address(found, f"{PLACE}{paper(found)}/factuur/"))
    page = seat.page(found, f"{PLACE}{paper(found)}/factuur/")
    assert "Voorstel: laat EUR 2.000,00 betalen" in page
    assert "Rechtstreeks betaal je nog EUR 420,00." in page
    assert applications.orders(found.pk) == []
    links: Any = html.fromstring(page).xpath('//a[@class="button"]/@href')
    link = str(links[0])
    asked = {name: each[0] for name, each in parse_qs(urlsplit(link).query).items()}
    assert asked == {
        "bedrag": "2.000", "factuur": "F-2026-17", "mededeling": "+++090/9337/55493+++", "rechtstreeks": "420", "taal": "nl",
        "nagekeken": "1",
    }  # fmt: skip
    order: Any = html.fromstring(seat.client.get(link).content.decode())
    form = {
        each.get("name"): each.get("value") for each in order.xpath('//form[@method="post"]//input[@name]')
    }
    assert applications.orders(found.pk) == []
    assert seat.client.post(urlsplit(link).path, form).status_code == 303
    (made,) = applications.orders(found.pk)
    assert (made.own, made.subsidy, made.direct, made.invoice) == (OWN, SUBSIDY, 42_000, "F-2026-17")
    assert "Voor factuur F-2026-17 gaf je al een betaalopdracht." in seat.page(
        found, f"{PLACE}{paper(found)}/factuur/"
    )


def test_before_the_money_is_there_it_is_a_proposal_without_a_button(seat: Desk) -> None:
    found = seat.here.submit()
    send(seat, found, bill(found), name="factuur.xml")
    page = seat.page(found, f"{PLACE}{paper(found)}/factuur/")
    assert "Voorstel: laat EUR 2.000,00 betalen" in page
    assert "zodra je deel gestort is" in page
    assert "betalen/?" not in page


@pytest.mark.parametrize(
    "changes, sentence",
    [
        ({"seller": "0900000048", "seller_vat": ""}, "niet van de dienstverlener van je aanvraag"),
        ({"buyer": "0900000048"}, "niet aan je onderneming"),
        ({"root": "CreditNote", "preceding": "F-1"}, "Dit is een creditnota van"),
        ({"currency": "USD"}, "Deze factuur is in USD."),
    ],
)
def test_reasons_instead_of_a_proposal(seat: Desk, changes: dict[str, object], sentence: str) -> None:
    found = seat.here.ready()
    send(seat, found, bill(found, **changes), name="factuur.xml")
    page = seat.page(found, f"{PLACE}{paper(found)}/factuur/")
    assert sentence in page
    assert "Geen voorstel" in page
    assert "betalen/?" not in page
    credit = "root" in changes
    assert ("Vraag je dienstverlener een juiste" in page) is not credit
    assert ("<title>Creditnota" in page, "Terug te krijgen" in page) == (credit, credit)


def test_only_an_e_invoice_is_laid_beside_the_project(seat: Desk) -> None:
    found = seat.here.submit()
    send(seat, found, files.pdf())
    assert seat.client.get(address(found, f"{PLACE}{paper(found)}/factuur/")).status_code == 404


def test_the_proof_is_made_once_and_signed(seat: Desk) -> None:
    found = seat.here.submit()
    for _ in range(2):
        assert seat.client.post(address(found, PLACE), {"bewijs": "1"}).status_code == 303
    data = seat.client.get(address(found, f"{PLACE}{paper(found)}/")).content
    assert verify(data, keys.certificates()) is Verdict.OURS
    code = Letter.objects.get().code
    assert "bewijs van aanvraag" in Client().get(f"/controleren/{code}/").content.decode()
    assert "Bewijs van aanvraag" in seat.page(found, PLACE)


def test_without_pango_that_is_said(seat: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from portefeuille.documents.letters import page
    from portefeuille.documents.pdf import NoPdfError

    def absent(*_: object) -> bytes:
        raise NoPdfError("cannot load library libpango-1.0-0")

    monkeypatch.setattr(page, "pdf", absent)
    answer = seat.client.post(address(seat.here.submit(), PLACE), {"bewijs": "1"})
    assert answer.status_code == 503
    assert "libpango-1.0-0" in answer.content.decode()
    assert Letter.objects.count() == 0


def test_nobody_else_sees_or_adds(seat: Desk, client: Client, here: World) -> None:
    found = seat.here.submit()
    send(seat, found, bill(found), name="factuur.xml")
    file, rows = paper(found), AuditRow.objects.count()
    other = Client()
    sign_in(other, "0200000340")
    for place in (PLACE, f"{PLACE}{file}/", f"{PLACE}{file}/factuur/"):
        assert other.get(address(found, place)).status_code == 404
        assert Client().get(address(found, place)).status_code == 302
    assert (
        other.post(address(found, PLACE), {"bestand": SimpleUploadedFile("a.pdf", files.pdf())}).status_code
        == 404
    )
    reader = Client()
    sign_in(reader, here.enterprise, "reader")
    assert reader.get(address(found, PLACE)).status_code == 200
    assert (
        reader.post(address(found, PLACE), {"bestand": SimpleUploadedFile("a.pdf", files.pdf())}).status_code
        == 403
    )
    assert "betalen/?" not in reader.get(address(found, f"{PLACE}{file}/factuur/")).content.decode()
    assert StoredFile.objects.count() == 1
    assert AuditRow.objects.filter(action__startswith="file.").count() == 1
    assert rows <= AuditRow.objects.count()


def test_a_file_of_another_application_is_not_found(seat: Desk) -> None:
    first, second = seat.here.submit(), seat.here.submit(project__title="Nog een opleiding")
    send(seat, first, files.pdf())
    assert seat.client.get(address(second, f"{PLACE}{paper(first)}/")).status_code == 404


def test_a_draft_has_no_documents_yet(seat: Desk) -> None:
    draft = seat.here.draft()
    assert seat.client.get(address(draft, PLACE)).status_code == 404
    assert seat.client.post(address(draft, PLACE), {"bewijs": "1"}).status_code == 404


@pytest.mark.parametrize("lang, sentence", [("en", "Documents"), ("fr", "Documents")])
def test_in_each_language(seat: Desk, settings: Settings, lang: str, sentence: str) -> None:
    found = seat.here.ready()
    send(seat, found, bill(found), name="factuur.xml")
    assert f"<h1>{sentence}</h1>" in seat.page(found, PLACE, lang)
    assert {"en": "Proposal", "fr": "Proposition"}[lang] in seat.page(
        found, f"{PLACE}{paper(found)}/factuur/", lang
    )
