"""The page behind the QR code: says whether a letter is ours, and nothing that the visitor did not know."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from portefeuille import clock
from portefeuille.documents.letters import spelled
from portefeuille.platform import actors
from portefeuille.platform.files import letters, selectors
from portefeuille.platform.files.models import Letter
from tests.documents.letters.facts import said
from tests.documents.uploads import files

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def issued(settings: Settings, tmp_path: Path) -> Letter:
    settings.FILES = type(settings.FILES)(tmp_path / "files", "")
    with clock.use(date(2026, 11, 22)):
        letters.issue(subject="application:1", said=said(), actor=actors.system())
    return Letter.objects.get()


def post(client: Client, letter: Letter, data: dict[str, object]) -> str:
    answer = client.post(reverse("public:verify", kwargs={"code": letter.code}), data, headers=HERE)
    assert answer.status_code == 200
    assert not answer.cookies
    return answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_signature_is_looked_for_in_no_transaction(
    client: Client, issued: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = []

    def watched(*told: object) -> letters.Answer:
        inside.append(connection.in_atomic_block)
        return letters.Answer.NOT_OURS

    monkeypatch.setattr(letters, "compare", watched)
    post(client, issued, {"bestand": SimpleUploadedFile("a.pdf", files.pdf())})
    assert inside == [False]


def test_a_code_that_is_typed_leads_to_its_page(client: Client, issued: Letter) -> None:
    answer = client.get("/controleren/", {"code": spelled(issued.code).lower()})
    assert answer.headers["Location"] == f"/controleren/{issued.code}/"
    assert "Dit is geen code van een brief" in client.get("/controleren/", {"code": "abc"}).content.decode()


def test_the_page_says_which_letter_and_of_which_day_only(client: Client, issued: Letter) -> None:
    html = client.get(f"/controleren/{issued.code}/").content.decode()
    assert "Met deze code maakten wij op 22 november 2026 een brief: bewijs van aanvraag." in html
    assert "Dat zegt nog niet dat de brief die jij hebt dezelfde is." in html
    for secret in ("KP-26-000007", "Bakkerij", "0900", "Lesgever", "300", issued.told, issued.file_id):
        assert secret not in html


@pytest.mark.parametrize("code", ["0" * 20, "nergens", "<script>", "'"])
def test_an_unknown_code(client: Client, code: str) -> None:
    answer = client.get(reverse("public:verify", kwargs={"code": code}))
    assert answer.status_code == 404
    html = answer.content.decode()
    assert "Wij kennen deze code niet" in html
    assert "<script>" not in html


def test_the_pdf_itself(client: Client, issued: Letter) -> None:
    data = selectors.open(issued.file_id)
    for content, sentence in (
        (data, "Er is niets aan veranderd."),
        (data + b" ", "maar hij is veranderd"),
        (files.pdf(), "Dit is niet de brief die wij maakten"),
        (b"%PDF-" + b"x" * (3 << 20), "Dit is niet de brief die wij maakten"),
        (b"%PDF-" + b"x" * (11 << 20), "Dit is niet de brief die wij maakten"),
        (b"", "Het bestand is leeg."),
    ):
        html = post(client, issued, {"bestand": SimpleUploadedFile("brief.pdf", content)})
        assert sentence in html
        assert "Dat zegt nog niet" not in html
    assert Letter.objects.count() == 1
    assert len(selectors.of("application:1")) == 1


def test_number_and_amount_cannot_be_tried_out(client: Client, issued: Letter) -> None:
    with clock.use(datetime(2026, 11, 22, 12)):
        place = reverse("public:verify", kwargs={"code": issued.code})
        for cents in range(20):
            post(client, issued, {"nummer": "KP-26-000007", "bedrag": f"{cents}"})
        answer = client.post(place, {"nummer": "KP-26-000007", "bedrag": "300"}, headers=HERE)
        told = "Deze brief werd het laatste uur al 20 keer nagekeken vanaf jouw netwerk. Het kan weer vanaf 22 november 2026 om 13.00 uur."
        page = answer.content.decode()
        assert (answer.status_code, told in page, "kloppen met onze brief" in page) == (429, True, False)
        other = client.post(
            place, {"nummer": "KP-26-000007", "bedrag": "300"}, headers=HERE, REMOTE_ADDR="203.0.113.9"
        )
        assert "kloppen met onze brief" in other.content.decode()
    with clock.use(datetime(2026, 11, 22, 13)):
        assert "kloppen met onze brief" in post(client, issued, {"nummer": "KP-26-000007", "bedrag": "300"})


def test_what_stands_on_paper(client: Client, issued: Letter) -> None:
    for number, amount, right in (
        ("KP-26-000007", "300", True), ("kp-26-000007 ", "EUR 300,00", True), ("KP-26-000007", "300,001", False),
        ("KP-26-000007", "301", False), ("KP-26-000008", "300", False), ("", "", False), ("KP-26-000007", "veel", False),
    ):  # fmt: skip
        html = post(client, issued, {"nummer": number, "bedrag": amount})
        assert ("kloppen met onze brief" in html) == right, (number, amount)
        assert ("klopt niet met onze brief" in html) != right, (number, amount)


def test_a_form_of_another_site_is_refused(client: Client, issued: Letter) -> None:
    place = reverse("public:verify", kwargs={"code": issued.code})
    assert (
        client.post(
            place, {"nummer": "x", "bedrag": "1"}, headers={"Sec-Fetch-Site": "cross-site"}
        ).status_code
        == 403
    )


@pytest.mark.parametrize(
    "language, sentence", [("en", "Is this letter real?"), ("fr", "Cette lettre est-elle authentique\u202f?")]
)
def test_in_each_language(client: Client, issued: Letter, language: str, sentence: str) -> None:
    assert sentence in client.get(f"/{language}/controleren/{issued.code}/").content.decode()
    assert sentence in client.get(f"/{language}/controleren/").content.decode()
