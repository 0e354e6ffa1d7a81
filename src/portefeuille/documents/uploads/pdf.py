"""A PDF: it opens without a password, has pages, and holds no program."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any

from portefeuille.documents.refused import RefusedError
from portefeuille.documents.uploads.kinds import MOST_PAGES

MOST_OBJECTS = 100_000
MOST_DEPTH = 60
MOST_ACTIONS = 100
"""That one thing sets going, one after another."""
_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/Movie", "/Sound", "/GoToE"})
"""Kinds of action (PDF 32000-1, table 198) that do more than go to a place."""
_AT_ONCE = frozenset({"/GoTo", "/GoTo3DView", "/Named", "/SetOCGState", "/Trans", "/Hide"})
"""Kinds of action that may happen without a click: they stay on the screen.  A link to a site may be clicked, not followed by itself."""
_SCRIPTS = ("/JS", "/JavaScript", "/XFA", "/RichMediaContent")
_SKIPPED = ("/Parent", "/StructTreeRoot")
_INVOICE = ".xml"
"""The one kind of file inside another that is of use: the e-invoice inside its own picture (Factur-X)."""


def check(data: bytes) -> None:
    """Open the document and walk through what hangs from its root.

    :raises RefusedError: when it does not open, asks a password, has no pages or too many, or holds a program or a file.
    """
    from pypdf.errors import PyPdfError

    broken = (
        PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, RecursionError, AssertionError,
        NotImplementedError, OverflowError, ZeroDivisionError, UnicodeError, struct.error, zlib.error, MemoryError,
    )  # fmt: skip
    try:
        _open(data)
    except RefusedError:
        raise
    except broken as error:
        raise RefusedError("pdf_damaged", expected="a PDF that opens", got=str(error)) from None


def _open(data: bytes) -> None:
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise RefusedError("pdf_password", expected="no password", got="a password")
    pages = reader.get_num_pages()
    if not 0 < pages <= MOST_PAGES:
        raise RefusedError("pdf_pages", expected=str(MOST_PAGES), got=str(pages))
    for found in _objects(reader):
        _harmless(found)


def _objects(reader: Any) -> Iterator[Any]:
    """Every dictionary that hangs from the root, once.

    Not the tree of tags: it may be very large, and no reader looks for a program there.
    """
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    waiting: list[tuple[Any, int]] = [(reader.trailer["/Root"], 0)]
    seen: set[tuple[int, int]] = set()
    count = 0
    while waiting:
        here, depth = waiting.pop()
        if isinstance(here, IndirectObject):
            name = (here.idnum, here.generation)
            if name in seen:
                continue
            seen.add(name)
            here, depth = here.get_object(), 0
        count += 1
        if count > MOST_OBJECTS or depth > MOST_DEPTH:
            raise RefusedError("pdf_damaged", expected="a PDF of ordinary size", got="too many parts")
        inside: list[Any] = []
        if isinstance(here, DictionaryObject):
            yield here
            inside = [dict.get(here, key) for key in here if key not in _SKIPPED]
        elif isinstance(here, ArrayObject):
            inside = list(list.__iter__(here))
        parts = (DictionaryObject, ArrayObject, IndirectObject)
        waiting += [(each, depth + 1) for each in inside if isinstance(each, parts)]


def _harmless(found: Any) -> None:
    for kind in _by_itself(found):
        if kind not in _AT_ONCE | _ACTIONS:  # of the latter it is told below what they are
            raise RefusedError("pdf_automatic", expected="nothing by itself", got=kind.strip("/"))
    action = _whole(found.get("/S"))
    if action in _ACTIONS:
        raise RefusedError("pdf_active", expected="no action", got=str(action).strip("/"))
    for key in _SCRIPTS:
        if key in found:
            raise RefusedError("pdf_active", expected="no program", got=key.strip("/"))
    if "/EF" in found:
        name = str(found.get("/UF") or found.get("/F") or "")
        if not name.lower().endswith(_INVOICE):
            raise RefusedError("pdf_active", expected="no other file inside", got=name or "a file")


def _by_itself(found: Any) -> Iterator[str]:
    """The kinds of action that happen when the document or a page is opened, or with anything else but a click."""
    from pypdf.generic import ArrayObject, DictionaryObject

    triggers = _whole(found.get("/AA"))
    waiting = [found.get("/OpenAction")]
    waiting += dict.values(triggers) if isinstance(triggers, DictionaryObject) else ()
    for _ in range(MOST_ACTIONS):
        if not waiting:
            return
        action = _whole(waiting.pop())
        if isinstance(action, DictionaryObject):  # anything else is a place to go to
            yield str(_whole(action.get("/S")) or "/GoTo")
            after = _whole(action.get("/Next"))
            waiting += list.__iter__(after) if isinstance(after, ArrayObject) else [after]
    raise RefusedError("pdf_damaged", expected=f"{MOST_ACTIONS} actions at most", got="more")


def _whole(found: Any) -> Any:
    """What stands there, also when it stands elsewhere in the file."""
    return found.get_object() if hasattr(found, "get_object") else found
