"""The pages of errors.  Only that of what is not there may ask the database, for who is logged in; the page of a fault
needs no context either.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from portefeuille.web.enterprise import elsewhere


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return render(request, "web/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return render(request, "web/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404.  Of a draft it says that somebody may have thrown it away meanwhile; of what is another client's, which one's."""
    where = request.resolver_match
    draft = where is not None and where.view_name.startswith("enterprise:draft")
    client = elsewhere.whose(request)
    context = {"draft": draft, "client": client, "page": request.get_full_path() if client else ""}
    return render(request, "web/404.html", context, status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """500: as little as can go wrong, and nothing about what went wrong."""
    return HttpResponse(render_to_string("web/500.html", {"language": get_language() or "nl"}), status=500)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form whose token is missing or too old: says what to do."""
    return render(request, "web/403_form.html", status=403)
