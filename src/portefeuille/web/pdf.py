"""A page on paper: HTML in, PDF out (WeasyPrint).  Without Pango on the computer there is none, and that is said."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

STYLE = Path(__file__).parent / "static" / "web" / "paper.css"


class NoPdfError(Exception):
    """A library that WeasyPrint needs is not on this computer."""


def pdf(html: str) -> bytes:
    """The document as PDF/UA-1: tagged, so that a screen reader can read it.  The same HTML gives the same bytes.

    :raises NoPdfError: when WeasyPrint or Pango is not installed.
    """
    try:
        from weasyprint import CSS, HTML
    except (ImportError, OSError) as error:
        raise NoPdfError(str(error)) from error
    page = HTML(string=html, url_fetcher=_refuse)
    style = CSS(string=STYLE.read_text("utf-8"), url_fetcher=_refuse)
    made: bytes = page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
    return made


def _refuse(url: str, *args: object, **kwargs: object) -> NoReturn:
    """Nothing is fetched: not from a site, not from the disk."""
    raise ValueError(f"a document may not fetch {url}")
