"""The decision in another shape than a page: on paper, and its last days as a calendar."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from portefeuille import clock
from portefeuille.documents.calendar import calendar
from portefeuille.web.context import site
from portefeuille.web.pdf import NoPdfError, pdf
from portefeuille.web.public.check.answer import Answer
from portefeuille.web.public.check.reminders import reminders


def paper(request: HttpRequest, answer: Answer) -> HttpResponse:
    """As PDF/UA, A4; a page that says what to install when none can be made."""
    html = render_to_string(
        "public/check/paper.html", {"answer": answer, "language": answer.lang, **site(request)}
    )
    try:
        made = pdf(html)
    except NoPdfError as error:
        return render(request, "public/check/no_pdf.html", {"why": str(error)}, status=503)
    return download(made, "application/pdf", f"check-{answer.decision.on.isoformat()}.pdf")


def download(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to keep; no cache in between keeps it."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, max-age=0"}
    return HttpResponse(content, content_type=kind, headers=headers)


def agenda(request: HttpRequest, answer: Answer) -> HttpResponse:
    """The last days as a calendar; the page of the decision when there is none left."""
    days = reminders(answer)
    if not days:
        return render(request, "public/check.html", {"form": answer.form, "answer": answer})
    name = f"check-{answer.decision.on.isoformat()}.ics"
    made = calendar(str(_("Termijnen van de kmo-portefeuille")), days, clock.now(), answer.lang)
    return download(made, "text/calendar; charset=utf-8", name)


SHAPES: dict[str, Callable[[HttpRequest, Answer], HttpResponse]] = {"pdf": paper, "ics": agenda}
"""What stands in the address after ``als=`` -> how it is made."""
