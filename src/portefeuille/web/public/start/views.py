"""The views of the start page and of the page of the steps."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portefeuille import clock
from portefeuille.law import Law
from portefeuille.web.context import site
from portefeuille.web.pdf import NoPdfError, pdf
from portefeuille.web.public.start.today import Today

SHAPE = "als"
"""The key of the address that asks for another shape than a page: ``als=pdf``."""


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What the scheme is today."""
    return render(request, "public/start.html", {"today": _today()})


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """How it works, for the first time and for the registered; with ``als=pdf`` on paper."""
    today = _today()
    if request.GET.get(SHAPE) == "pdf":
        return _paper(request, today)
    return render(request, "public/start/how.html", {"today": today})


def _today() -> Today:
    return Today(Law.on(clock.today()), get_language() or "nl")


def _paper(request: HttpRequest, today: Today) -> HttpResponse:
    html = render_to_string(
        "public/start/paper.html", {"today": today, "language": today.lang, **site(request)}
    )
    try:
        made = pdf(html)
    except NoPdfError as error:
        return render(request, "public/check/no_pdf.html", {"why": str(error)}, status=503)
    name = f"zo-werkt-het-{today.on.isoformat()}.pdf"
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
