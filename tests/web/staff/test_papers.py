"""Officials see every document, and the log tells which one each of them took."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from portefeuille.applications.models import Application
from portefeuille.applications.papers import OTHER
from portefeuille.platform import audit
from portefeuille.platform.files import services, store
from portefeuille.platform.files.selectors import Kept
from portefeuille.platform.models import Actor, AuditRow
from tests.applications.life import TRAINING
from tests.documents.uploads import files
from tests.signing_in import sign_in
from tests.web.staff.conftest import Office

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES = replace(settings.FILES, folder=tmp_path / "files", clamd="")


def brought(found: Application, kind: str, actor: Actor, data: bytes | None = None) -> Kept:
    return services.keep(
        subject=f"application:{found.pk}",
        kind=kind,
        name=f"{kind}.pdf",
        data=data or files.pdf(),
        actor=actor,
    )


def taken() -> list[AuditRow]:
    return list(AuditRow.objects.filter(action="file.given").select_related("actor"))


def test_everything_is_listed_with_who_brought_it(office: Office) -> None:
    found = office.here.submit()
    page = office.page(found, "documenten/")
    assert "Er zijn nog geen documenten." in page and "<li>Inschrijving</li>" in page
    assert "logboek" not in page
    brought(found, OTHER, office.here.person)
    brought(found, "attendance_list", office.here.provider)
    page = office.page(found, "documenten/")
    for words in (
        "other.pdf", "An Peeters (de onderneming)", "attendance_list.pdf", "Opleidingen en Zoon BV (de dienstverlener)",
        "<li>Inschrijving</li>", "Elke download staat in het logboek, met jouw naam.",
    ):  # fmt: skip
        assert words in page
    assert "<li>Aanwezigheidslijst</li>" not in page
    assert "(aantal: 2)" in office.page(found)
    assert 'type="file"' not in page


def test_a_download_is_in_the_log_and_a_look_at_the_list_is_not(office: Office) -> None:
    found = office.here.submit()
    file = brought(found, "enrolment", office.here.person)
    office.page(found, "documenten/")
    place = f"/behandelen/{found.pk}/documenten/{file.id}/"
    assert (office.client.get(place).status_code, taken()) == (405, [])
    answer = office.client.post(place)
    assert (answer.status_code, answer.content) == (200, files.pdf())
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")
    assert answer.headers["Cache-Control"] == "no-store, private"
    (row,) = taken()
    assert (row.actor, row.subject) == (office.acting.actor, f"application:{found.pk}")
    assert json.loads(row.detail) == {"digest": file.digest, "id": file.id, "kind": "enrolment"}
    assert "enrolment.pdf" not in row.detail
    assert audit.verify().broken is None
    office.client.post(place)
    assert len(taken()) == 2


def test_what_is_damaged_is_neither_given_nor_logged(office: Office) -> None:
    found = office.here.submit()
    file = brought(found, "enrolment", office.here.person)
    store.where(file.digest).write_bytes(b"something else")
    office.client.raise_request_exception = False
    assert office.client.post(f"/behandelen/{found.pk}/documenten/{file.id}/").status_code == 500
    assert taken() == []


def test_only_officials_and_only_of_this_application(office: Office, client: Client) -> None:
    first, second = office.here.submit(), office.here.submit(project__title="Nog een")
    file = brought(first, "enrolment", office.here.person)
    assert office.client.post(f"/behandelen/{second.pk}/documenten/{file.id}/").status_code == 404
    draft = office.here.draft()
    assert office.client.get(f"/behandelen/{draft}/documenten/").status_code == 404
    for number, role in ((office.here.enterprise, "representative"), (TRAINING, "provider")):
        other = Client()
        sign_in(other, number, role)
        assert other.get(f"/behandelen/{first.pk}/documenten/").status_code == 403
        assert other.post(f"/behandelen/{first.pk}/documenten/{file.id}/").status_code == 403
    assert taken() == []


@pytest.mark.parametrize(
    "lang, words", [("en", "Every download is in the log"), ("fr", "Chaque téléchargement")]
)
def test_in_each_language(office: Office, lang: str, words: str) -> None:
    found = office.here.submit()
    brought(found, "enrolment", office.here.person)
    assert words in office.client.get(f"/{lang}/behandelen/{found.pk}/documenten/").content.decode()
