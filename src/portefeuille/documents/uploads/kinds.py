"""The allow-list: five kinds of file, and what is told of them before anybody chooses one.

PDF and pictures are what a scan, a telephone or a provider gives; the XML is the e-invoice.  Word is there because
agreements and advice reports are written in it.  No spreadsheets (they show something else when a formula is worked out
anew), no archives, no old Office files (docs/adr/0017-what-may-be-uploaded.md).
"""

from __future__ import annotations

from typing import NamedTuple

MEBIBYTE = 1 << 20
LARGEST = 10 * MEBIBYTE
"""The most bytes of one file, whatever its kind."""
MOST_PAGES = 500
MOST_PIXELS = 50_000_000


class Kind(NamedTuple):
    """A kind of file: what it is called, its media type, the ending of its name."""

    name: str
    media: str
    suffix: str


KINDS = {
    "pdf": Kind("PDF", "application/pdf", ".pdf"),
    "jpeg": Kind("JPEG", "image/jpeg", ".jpg"),
    "png": Kind("PNG", "image/png", ".png"),
    "docx": Kind("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    "ubl": Kind("UBL", "application/xml", ".xml"),
}
ACCEPT = ".pdf,.jpg,.jpeg,.png,.docx,.xml"
"""For the ``accept`` of an ``<input type=file>``: a help for who chooses, no check."""

_TOLD = {
    "nl": "PDF, JPEG, PNG, Word (docx) of een e-factuur (UBL, xml); hoogstens {size} per bestand, en {pages} bladzijden in een PDF.",
    "en": "PDF, JPEG, PNG, Word (docx) or an e-invoice (UBL, xml); {size} a file at most, and {pages} pages in a PDF.",
    "fr": "PDF, JPEG, PNG, Word (docx) ou une facture électronique (UBL, xml) ; {size} au maximum par fichier, et {pages} pages dans un PDF.",
}
_UNIT = {"nl": "MB", "en": "MB", "fr": "Mo"}


def size(count: int, lang: str = "nl") -> str:
    """A number of bytes as people say it: ``10 MB``."""
    return f"{count // MEBIBYTE} {_UNIT.get(lang, _UNIT['nl'])}"


def told(lang: str = "nl") -> str:
    """What may be uploaded, in a sentence to stand beside the button."""
    return _TOLD.get(lang, _TOLD["nl"]).format(size=size(LARGEST, lang), pages=MOST_PAGES)
