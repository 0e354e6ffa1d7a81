"""Letters that are made: signed, kept once, and answered for; who has a code learns no more than it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from pytest_django import Settings

from portefeuille import clock
from portefeuille.documents.signing import Verdict, make, verify
from portefeuille.platform import actors
from portefeuille.platform.files import keys, letters, selectors
from portefeuille.platform.files.letters import Answer
from portefeuille.platform.files.models import Letter, StoredFile
from portefeuille.platform.files.selectors import Kept
from tests.documents.letters.facts import FACTS, said
from tests.documents.uploads import files

pytestmark = pytest.mark.django_db
SUBJECT = "application:1"


@pytest.fixture(autouse=True)
def own(settings: Settings, tmp_path: Path) -> None:
    settings.FILES = type(settings.FILES)(tmp_path / "files", "")
    settings.SIGNING = replace(settings.SIGNING, self_made=tmp_path / "signing" / "own.pem")


def issue(lang: str = "nl", **changes: Any) -> Kept:
    with clock.use(date(2026, 11, 22)):
        return letters.issue(
            subject=SUBJECT, said=said(lang, facts=replace(FACTS, **changes)), actor=actors.system()
        )


def code_of(file: Kept) -> str:
    return Letter.objects.get(file_id=file.id).code


def test_made_signed_and_kept() -> None:
    file = issue()
    assert (file.kind, file.name, file.scan) == (
        "proof_of_application",
        "Bewijs van aanvraag KP-26-000007.pdf",
        "made",
    )
    data = selectors.content(file)
    assert verify(data, keys.certificates()) is Verdict.OURS
    issued = selectors.letter(code_of(file))
    assert issued is not None
    assert (issued.kind, issued.on, issued.digest) == (
        "proof_of_application",
        date(2026, 11, 22),
        file.digest,
    )


def test_the_same_letter_is_made_once() -> None:
    assert issue() == issue()
    assert issue("fr").id != issue().id
    assert issue(subsidy=29_999).id != issue().id
    assert (StoredFile.objects.count(), Letter.objects.count()) == (3, 3)


def test_what_is_answered_about_a_copy() -> None:
    file, other = issue(), issue("fr")
    code, data = code_of(file), selectors.content(file)
    assert letters.compare(code, data) is Answer.SAME
    assert letters.compare(code, selectors.content(other)) is Answer.OTHER_LETTER
    assert letters.compare(code, data + b" ") is Answer.CHANGED
    assert letters.compare(code, files.pdf()) is Answer.NOT_OURS
    with pytest.raises(KeyError):
        letters.compare("0" * 20, data)


def test_what_stands_on_paper_can_be_compared() -> None:
    code = code_of(issue("en"))
    assert letters.says(code, "kp-26-000007", "30000")
    assert not letters.says(code, "KP-26-000007", "30001")
    assert not letters.says(code, "KP-26-000008", "30000")
    assert not letters.says("0" * 20, "KP-26-000007", "30000")


def test_the_address_is_in_the_language_of_the_letter(settings: Settings) -> None:
    settings.SITE_URL = "https://site.example"
    assert letters.address("0" * 20, "nl") == f"https://site.example/controleren/{'0' * 20}/"
    assert letters.address("0" * 20, "fr") == f"https://site.example/fr/controleren/{'0' * 20}/"


def test_a_self_made_key_is_made_once_and_private(settings: Settings) -> None:
    assert keys.certificates() == []
    first = keys.signer()
    assert first == keys.signer()
    assert first is not None
    assert keys.certificates() == [settings.SIGNING.self_made.read_bytes()]
    assert settings.SIGNING.self_made.stat().st_mode & 0o077 == 0
    assert [path.name for path in settings.SIGNING.self_made.parent.iterdir()] == ["own.pem"]


def test_a_given_key_and_an_earlier_one(settings: Settings, tmp_path: Path) -> None:
    before = issue()
    given = make("De agentschap")
    for name, data in (("key", given.key), ("now", given.certificates), ("earlier", keys.certificates()[0])):
        (tmp_path / name).write_bytes(data)
    settings.SIGNING = replace(
        settings.SIGNING,
        key=tmp_path / "key",
        certificate=tmp_path / "now",
        earlier=(tmp_path / "earlier",),
        self_made=None,
    )
    after = issue("fr")
    assert verify(selectors.content(after), [given.certificates]) is Verdict.OURS
    for file in (before, after):
        assert letters.compare(code_of(file), selectors.content(file) + b" ") is Answer.CHANGED


def test_without_a_key_the_bytes_alone_tell(settings: Settings) -> None:
    settings.SIGNING = replace(settings.SIGNING, self_made=None)
    file = issue()
    assert letters.compare(code_of(file), selectors.content(file)) is Answer.SAME
    assert letters.compare(code_of(file), selectors.content(file) + b" ") is Answer.NOT_OURS


@pytest.mark.parametrize(
    "changes, constraint",
    [
        ({"code": "O" * 20}, "files_letter_code"),
        ({"told": "x"}, "files_letter_told"),
        ({"kind": ""}, "files_letter_kind"),
    ],
)
def test_the_database_refuses(changes: dict[str, object], constraint: str) -> None:
    file = issue()
    Letter.objects.all().delete()
    values = {
        "code": "0" * 20,
        "file_id": file.id,
        "kind": "x",
        "issued_on": date(2026, 11, 22),
        "told": "0" * 64,
    }
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Letter.objects.create(**{**values, **changes})


def test_the_database_lets_no_letter_change() -> None:
    issue()
    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        Letter.objects.update(kind="other")
