"""A Word file: an archive with known limits, its main part is a text, and nothing in it runs or comes from outside."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from portefeuille.documents import xml
from portefeuille.documents.refused import RefusedError
from portefeuille.documents.uploads import fields

MOST_ENTRIES = 1_000
MOST_UNPACKED = 60 << 20
MOST_RATIO = 200
"""How many times larger than it is packed a large part may become."""
_SMALL = 1 << 20
_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_WORDS = "wordprocessingml."
_SHEETS = ("spreadsheetml.", "opendocument.spreadsheet")
_ACTIVE = ("macroenabled", "vbaproject", "oleobject", "activex")
_OUTSIDE_IS_FINE = "/hyperlink"
_INSIDE = ("/afchunk", "/oleobject", "/package", "/control", "/vbaproject")
"""Relations to a file of another kind that Word opens with the text."""
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, KeyError, RuntimeError, NotImplementedError,
    OverflowError,
)  # fmt: skip


def check(data: bytes) -> None:
    """Look into the archive.

    :raises RefusedError: for another archive, one that becomes too large, or one with a program or a link to outside.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _bounded(archive, len(data))
            _document(archive)
    except RefusedError:
        raise
    except _BROKEN as error:
        raise RefusedError("docx_damaged", expected="a Word file that opens", got=str(error)) from None


def _bounded(archive: zipfile.ZipFile, packed: int) -> None:
    """By what the archive itself tells, before anything is unpacked.  More than is told is never unpacked."""
    entries = archive.infolist()
    names = {each.filename.lower() for each in entries}
    if len(entries) > MOST_ENTRIES or len(names) != len(entries):
        raise RefusedError("docx_bomb", expected=f"{MOST_ENTRIES} parts at most", got=str(len(entries)))
    whole, inside = sum(each.file_size for each in entries), sum(each.compress_size for each in entries)
    if whole > MOST_UNPACKED or inside > packed:
        raise RefusedError("docx_bomb", expected=f"{MOST_UNPACKED} bytes at most", got=str(whole))
    for each in entries:
        if each.file_size > _SMALL and each.file_size > MOST_RATIO * max(each.compress_size, 1):
            raise RefusedError("docx_bomb", expected=f"{MOST_RATIO} times at most", got=each.filename)
        path = PurePosixPath(each.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            raise RefusedError("docx_damaged", expected="parts with ordinary names", got=each.filename)


def _document(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if _TYPES not in names:
        raise RefusedError("kind", expected="a Word file", got="another archive")
    parts = dict(_types(archive))
    main = [part for part, kind in parts.items() if kind == _MAIN]
    if any(sheet in kind for kind in parts.values() for sheet in _SHEETS) and not main:
        raise RefusedError("spreadsheet")
    for part, kind in parts.items():
        if any(word in kind.lower() for word in _ACTIVE):
            raise RefusedError("docx_active", expected="no program", got=part)
    for name in names:
        low = name.lower()
        if low.endswith("vbaproject.bin") or "/embeddings/" in low or "/activex/" in low:
            raise RefusedError("docx_active", expected="no other file inside", got=name)
    if len(main) != 1 or main[0] not in names:
        raise RefusedError("kind", expected="a Word file", got="another archive")
    if archive.testzip() is not None:
        raise RefusedError("docx_damaged", expected="parts that are whole", got=str(archive.testzip()))
    if xml.root(archive.read(main[0])).tag != _TEXT:
        raise RefusedError("docx_damaged", expected="a text", got=main[0])
    for name in names:
        if name.lower().endswith(".rels"):
            _stays_inside(name, archive.read(name))
        elif _WORDS in parts.get(name, parts.get(PurePosixPath(name).suffix, "")):
            fields.harmless(name, xml.root(archive.read(name)))


def _types(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The parts, and the endings of parts, with the kind that the archive gives them.  The case of neither matters to Word."""
    for each in xml.root(archive.read(_TYPES)):
        if each.tag == f"{_TYPE}Override":
            yield (each.get("PartName") or "").lstrip("/"), each.get("ContentType") or ""
        elif each.tag == f"{_TYPE}Default":
            yield f".{each.get('Extension')}", each.get("ContentType") or ""


def _stays_inside(name: str, data: bytes) -> None:
    for each in xml.root(data).iter(_RELATION):
        if _outside(each):
            raise RefusedError(
                "docx_active", expected="nothing from outside", got=f"{name}: {each.get('Target')}"
            )


def _outside(relation: etree._Element) -> bool:
    kind = (relation.get("Type") or "").lower()
    external = (relation.get("TargetMode") or "").lower() == "external"
    return (external and not kind.endswith(_OUTSIDE_IS_FINE)) or kind.endswith(_INSIDE)
