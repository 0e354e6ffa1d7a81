"""Files: kept once, private, as they were; gone only after their day; out only as an attachment."""

from __future__ import annotations

import os
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, transaction
from django.test import RequestFactory
from pytest_django import Settings
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from portefeuille import clock
from portefeuille.documents.uploads import LARGEST, RefusedError
from portefeuille.platform import actors, audit
from portefeuille.platform.canonical import sha256
from portefeuille.platform.files import receiving, selectors, services, store
from portefeuille.platform.files.models import StoredFile
from portefeuille.platform.files.selectors import Kept, NoFileError
from portefeuille.platform.files.serving import attachment
from portefeuille.platform.models import AuditRow
from tests.documents.uploads import files

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
SUBJECT = "application:1"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES = type(settings.FILES)(tmp_path / "files", "")
    return tmp_path / "files"


def keep(
    data: bytes | None = None, *, subject: str = SUBJECT, kind: str = "invoice", until: date | None = None
) -> Kept:
    return services.keep(
        subject=subject, kind=kind, name="Factuur An Peeters.pdf", data=data or files.pdf(), actor=actors.system(),
        until=until,
    )  # fmt: skip


def on_disk(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_kept_as_it_was_and_private(folder: Path) -> None:
    with clock.use(DAY):
        file = keep()
    assert selectors.of(SUBJECT) == [file] == [selectors.one(SUBJECT, file.id)]
    assert selectors.open(file.id) == selectors.content(file) == files.pdf()
    assert (file.size, file.media, file.scan, file.scanned) == (
        len(files.pdf()),
        "application/pdf",
        "not_scanned",
        False,
    )
    assert file.until == date(2037, 12, 31)
    (path,) = on_disk(folder)
    assert (path.name, path.stat().st_mode & 0o777) == (file.digest, 0o600)
    assert (folder.stat().st_mode & 0o077, path.parent.stat().st_mode & 0o077) == (0, 0)


def test_a_subject_does_not_see_the_files_of_another() -> None:
    file = keep()
    assert selectors.of("application:2") == []
    with pytest.raises(NoFileError):
        selectors.one("application:2", file.id)
    with pytest.raises(NoFileError):
        selectors.open("0" * 32)


def test_the_same_again_is_the_file_that_is_there(folder: Path) -> None:
    first = keep()
    assert keep() == first
    other = keep(kind="attendance_list")
    assert other.id != first.id
    assert (StoredFile.objects.count(), len(on_disk(folder))) == (2, 1)
    assert AuditRow.objects.filter(action="file.keep").count() == 2


def test_the_log_holds_no_name_of_a_file() -> None:
    keep()
    row = AuditRow.objects.get(action="file.keep")
    assert row.subject == SUBJECT
    assert "Peeters" not in row.detail
    assert audit.verify().broken is None


def test_what_is_refused_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RefusedError):
        keep(files.scripted())
    monkeypatch.setattr(services, "MOST_FILES", 1)
    keep()
    with pytest.raises(RefusedError) as caught:
        keep(files.image())
    assert caught.value.code == "too_many"
    assert (StoredFile.objects.count(), AuditRow.objects.count()) == (1, 1)


def test_a_scanner_that_is_away_takes_nothing(settings: Settings, folder: Path) -> None:
    settings.FILES = type(settings.FILES)(folder, f"unix:{folder}/nobody")
    with pytest.raises(RefusedError) as caught:
        keep()
    assert caught.value.code == "scanner_away"
    assert on_disk(folder) == []


def test_what_changed_on_the_disk_is_not_given(folder: Path) -> None:
    file = keep()
    (path,) = on_disk(folder)
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(store.DamagedError, match="was changed"):
        selectors.open(file.id)
    path.unlink()
    with pytest.raises(store.DamagedError, match="not on the disk"):
        selectors.open(file.id)


def test_gone_after_its_day_and_only_then(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    short = keep(until=DAY)
    keep(subject="application:2")
    for path in on_disk(folder):
        os.utime(path, (0, 0))
    with clock.use(DAY), django_capture_on_commit_callbacks(execute=True):
        assert services.remove_expired(actor=actors.system()) == 0
    with clock.use(date(2026, 11, 23)), django_capture_on_commit_callbacks(execute=True):
        assert services.remove_expired(actor=actors.system()) == 1
    assert selectors.of(SUBJECT) == []
    assert [path.name for path in on_disk(folder)] == [
        short.digest
    ]  # the other subject still has this content
    with clock.use(date(2038, 1, 1)), django_capture_on_commit_callbacks(execute=True):
        assert services.remove_expired(actor=actors.system()) == 1
        assert services.remove_expired(actor=actors.system()) == 0
    assert on_disk(folder) == []
    assert AuditRow.objects.filter(action="file.remove").count() == 2


def test_a_content_without_a_row_goes_after_a_day(folder: Path) -> None:
    store.put(b"left behind by a transaction that was undone")
    services.remove_expired(actor=actors.system())
    (path,) = on_disk(folder)
    os.utime(path, (0, 0))
    said = StringIO()
    call_command("remove_files", stdout=said)
    assert (said.getvalue(), on_disk(folder)) == ("removed: 0\n", [])


def test_kept_longer_and_never_shorter() -> None:
    keep(until=DAY)
    later = date(2030, 1, 1)
    assert services.keep_longer(subject=SUBJECT, until=later, actor=actors.system()) == 1
    assert services.keep_longer(subject=SUBJECT, until=DAY, actor=actors.system()) == 0
    assert [file.until for file in selectors.of(SUBJECT)] == [later]


def test_out_as_an_attachment_only() -> None:
    answer = attachment(keep())
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Factuur An Peeters.pdf"'
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Security-Policy"].endswith("; sandbox")
    assert answer.content == files.pdf()


def sent(**data: object) -> tuple[str, bytes]:
    request = RequestFactory().post("/", data)
    try:
        return receiving.received(request, "file")
    finally:
        request.close()


def test_a_form_gives_its_file() -> None:
    assert sent(file=SimpleUploadedFile("a.pdf", files.pdf())) == ("a.pdf", files.pdf())


@pytest.mark.parametrize("data, code", [(None, "empty"), (b"", "empty"), (b"x" * (LARGEST + 1), "too_large")])
def test_a_form_gives_a_reason(data: bytes | None, code: str) -> None:
    with pytest.raises(RefusedError) as caught:
        sent(**({} if data is None else {"file": SimpleUploadedFile("a.pdf", data)}))
    assert caught.value.code == code


@pytest.mark.parametrize(
    "changes, constraint",
    [
        ({"subject": ""}, "files_file_named"),
        ({"kind": ""}, "files_file_named"),
        ({"name": ""}, "files_file_named"),
        ({"media": ""}, "files_file_named"),
        ({"size": 0}, "files_file_size"),
        ({"digest": "A" * 64}, "files_file_digest"),
        ({"digest": "a" * 63}, "files_file_digest"),
        ({"scan": "perhaps"}, "files_file_scan"),
    ],
)
def test_the_database_refuses(changes: dict[str, object], constraint: str) -> None:
    values: dict[str, object] = {
        "subject": SUBJECT, "kind": "invoice", "name": "a.pdf", "media": "application/pdf", "size": 1,
        "digest": sha256("a"), "scan": "clean", "kept_at": clock.now(), "kept_by": actors.system(), "until": DAY,
    }  # fmt: skip
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        StoredFile.objects.create(**{**values, **changes})
    StoredFile.objects.create(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.create(**values)


@pytest.mark.parametrize(
    "changes", [{"digest": "0" * 64}, {"name": "b.pdf"}, {"subject": "x"}, {"until": date(2020, 1, 1)}]
)
def test_the_database_lets_no_file_change(changes: dict[str, object]) -> None:
    file = keep()
    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        StoredFile.objects.filter(id=file.id).update(**changes)
    assert selectors.of(SUBJECT) == [file]
