"""A file goes out as an attachment, never to be shown inside a page of ours."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from portefeuille.platform.files import selectors
from portefeuille.platform.files.selectors import Kept

HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


def attachment(file: Kept) -> HttpResponse:
    """The answer of a view that has looked whether the subject of the file is the visitor's."""
    answer = HttpResponse(selectors.content(file), content_type=file.media, headers=HEADERS)
    answer.headers["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    return answer
