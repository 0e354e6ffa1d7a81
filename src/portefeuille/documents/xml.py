"""XML of others: no document type, no entities, no network, no tree without end."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from portefeuille.documents.refused import RefusedError
from portefeuille.files.xml import PROLOGUE, SAFE, declared, declares

MOST_PARTS = 3 << 19
"""Tags and attributes of a document: each takes a hundred bytes of memory or more, and four of the file."""
_BEGINS = ("\ufeff<".encode(), b"<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([^"']*)""")
_ENCODINGS = frozenset(
    {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"iso-8859-15", b"windows-1252"}
)
"""In these each tag and each attribute has a byte of its own that can be counted."""


def root(data: bytes) -> etree._Element:
    """The root of a whole document.

    :raises RefusedError: for what is not well-formed, has a document type, is nested without end, or has too many parts.
    """
    if declares(data):
        raise _doctype()
    _bounded(data)
    parser: Any = etree.XMLParser(**SAFE)
    try:
        found: etree._Element | None = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = f"line {error.lineno}" if error.lineno else ""
        raise RefusedError("xml", where=line, expected="well-formed XML", got=error.msg or "") from None
    except (LookupError, UnicodeError, ValueError) as error:
        raise RefusedError("xml", expected="XML in a known encoding", got=str(error)) from None
    if found is None:
        raise RefusedError("xml", expected="well-formed XML", got="nothing")
    if declared(found):
        raise _doctype()
    return found


def _bounded(data: bytes) -> None:
    """Before anything is parsed."""
    told = _ENCODING.match(data[:PROLOGUE].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n"))
    if not data.lstrip(b" \t\r\n").startswith(_BEGINS) or (told and told[1].lower() not in _ENCODINGS):
        raise RefusedError("xml", expected="XML in a known encoding", got="another one")
    if data.count(b"<") + data.count(b"=") > MOST_PARTS:
        raise RefusedError("xml", expected=f"{MOST_PARTS} tags and attributes at most", got="more")


def _doctype() -> RefusedError:
    return RefusedError("doctype", expected="no document type (DOCTYPE)", got="a document type")
