"""A page of the site on paper, in the look of the site's papers."""

from __future__ import annotations

from pathlib import Path

from portefeuille.documents import pdf as made
from portefeuille.documents.pdf import NoPdfError

__all__ = ["NoPdfError", "pdf"]
STYLE = Path(__file__).parent / "static" / "web" / "paper.css"


def pdf(html: str) -> bytes:
    """The document as PDF/UA-1 (:func:`portefeuille.documents.pdf.pdf`).

    :raises NoPdfError: when WeasyPrint or Pango is not installed.
    """
    return made.pdf(html, STYLE.read_text("utf-8"))
