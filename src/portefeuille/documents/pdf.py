"""A page on paper: HTML in, PDF out (WeasyPrint).  Without Pango on the computer there is none, and that is said."""

from __future__ import annotations

LONGEST = 120
"""How much of the reason is told."""


class NoPdfError(Exception):
    """A library that WeasyPrint needs is not on this computer."""


def pdf(html: str, style: str) -> bytes:
    """The document as PDF/UA-1: tagged, so that a screen reader can read it.  The same HTML gives the same bytes.

    Nothing is fetched, not from a site and not from the disk: a document that asks for it fails.

    :raises NoPdfError: when WeasyPrint or Pango is not installed.
    """
    try:
        from weasyprint import CSS, HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as error:
        raise NoPdfError(str(error).partition("\n")[0][:LONGEST]) from error
    nothing = URLFetcher(allowed_protocols=(), fail_on_errors=True)
    page = HTML(string=html, url_fetcher=nothing)
    made: bytes = page.write_pdf(stylesheets=[CSS(string=style, url_fetcher=nothing)], pdf_variant="pdf/ua-1")
    return made
