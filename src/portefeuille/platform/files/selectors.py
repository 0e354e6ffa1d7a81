"""What is kept, for whom may see it: the caller has looked whether the subject is his."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from portefeuille.platform.files import store
from portefeuille.platform.files.models import Letter, StoredFile


@dataclass(frozen=True, slots=True)
class Kept:
    """A file.  ``size`` in bytes; ``scan``: ``clean``, ``not_scanned``, or ``made`` by ourselves.

    ``by_kind`` and ``by_name`` are those of the actor who brought it in.
    """

    id: str
    subject: str
    kind: str
    name: str
    media: str
    size: int
    digest: str
    scan: str
    at: datetime
    until: date
    by_kind: str
    by_name: str

    @property
    def scanned(self) -> bool:
        """Whether a scanner found nothing, or there was nothing to look for."""
        return self.scan != "not_scanned"


class NoFileError(Exception):
    """There is no such file, or it is not of this subject."""


def of(subject: str) -> list[Kept]:
    """The files of a subject, the oldest first."""
    found = StoredFile.objects.select_related("kept_by").filter(subject=subject)
    return [kept(row) for row in found.order_by("kept_at", "id")]


def one(subject: str, file: str) -> Kept:
    """One file of a subject.  :raises NoFileError: when the subject has no such file."""
    row = StoredFile.objects.select_related("kept_by").filter(subject=subject, id=file).first()
    if row is None:
        raise NoFileError(file)
    return kept(row)


def content(file: Kept) -> bytes:
    """Its bytes.  :raises store.DamagedError: when the disk gives something else than what was kept."""
    return store.get(file.digest)


def open(file: str) -> bytes:
    """The bytes of a file by its id.

    :raises NoFileError: when there is none.
    :raises store.DamagedError: when the disk gives something else than what was kept.
    """
    row = StoredFile.objects.filter(id=file).values_list("digest", flat=True).first()
    if row is None:
        raise NoFileError(file)
    return store.get(row)


@dataclass(frozen=True, slots=True)
class Issued:
    """A letter of ours, as far as whoever has its code may know: what kind, of which day, and what its bytes must be."""

    code: str
    kind: str
    on: date
    digest: str
    told: str


def letter(code: str) -> Issued | None:
    """The letter with this code; None when we made none."""
    row = Letter.objects.select_related("file").filter(code=code).first()
    return None if row is None else Issued(row.code, row.kind, row.issued_on, row.file.digest, row.told)


def kept(row: StoredFile) -> Kept:
    """The row as others see it."""
    told = ("id", "subject", "kind", "name", "media", "size", "digest", "scan", "until")
    names: dict[str, Any] = {name: getattr(row, name) for name in told}
    return Kept(**names, at=row.kept_at, by_kind=row.kept_by.kind, by_name=row.kept_by.name)
