"""XML of others: nothing in it is resolved or fetched, and no document type is read."""

from __future__ import annotations

from typing import Any

SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""What every parser of lxml in this house is given: for ``XMLParser`` and for ``iterparse``."""
PROLOGUE = 1 << 16
"""Bytes at the beginning in which a document type would stand."""
_DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))


def declares(beginning: bytes) -> bool:
    """Does a document type stand in the prologue?  It is refused unparsed, so that nothing in it can do harm."""
    return any(mark in beginning[:PROLOGUE] for mark in _DOCTYPES)


def declared(root: Any) -> bool:
    """Has the document of this element a document type, wherever it stood?"""
    return root.getroottree().docinfo.internalDTD is not None
