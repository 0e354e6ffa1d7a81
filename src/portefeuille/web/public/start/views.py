"""The views of the start page and of the page of the steps."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
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
    return render(request, "public/start.html", {"content": _content("start", clock.today(), _language())})


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """How it works, for the first time and for the registered; with ``als=pdf`` on paper."""
    if request.GET.get(SHAPE) == "pdf":
        return _paper(request, Today(Law.on(clock.today()), _language()))
    return render(
        request, "public/start/how_page.html", {"content": _content("how", clock.today(), _language())}
    )


def _language() -> str:
    return get_language() or "nl"


@lru_cache(maxsize=16)
def _content(name: str, day: date, lang: str) -> SafeString:
    """What stands on the page: the same for everybody, all day long.

    day: today; what is published by then counts.
    """
    return render_to_string(f"public/start/{name}.html", {"today": Today(Law.on(day, known=day), lang)})


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
