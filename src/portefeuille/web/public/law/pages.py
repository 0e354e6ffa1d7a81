"""A page of the law is made once for each day, language and question, and kept in memory: the law does not change
between two requests. Only the frame around it (name of the site, menu, languages) is made for every visitor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portefeuille import clock

KEPT = 512
"""How many pages are kept. The largest is about 200 kB, most are below 20 kB."""

Make = Callable[..., dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Page:
    """The title, and the content as HTML."""

    title: str
    content: SafeString


def language() -> str:
    """The language of the page."""
    return get_language() or "nl"


def show(request: HttpRequest, template: str, make: Make, *args: object) -> HttpResponse:
    """The page that a template makes of `make(lang, *args)`; the arguments can be compared, so it is kept.

    What is made holds a `title`. Nothing of the visitor may go into the arguments.
    """
    return frame(request, _kept(template, make, language(), clock.today(), args))


def frame(request: HttpRequest, page: Page, status: int = 200) -> HttpResponse:
    """A page within the base of the site."""
    response = render(request, "public/law/page.html", {"page": page}, status=status)
    patch_cache_control(response, public=True, max_age=0)
    return response


@lru_cache(maxsize=KEPT)
def _kept(template: str, make: Make, lang: str, today: date, args: tuple[object, ...]) -> Page:
    return made(template, make(lang, *args))


def made(template: str, context: dict[str, Any]) -> Page:
    """A page that is not kept."""
    html = render_to_string(f"public/law/{template}.html", {"site_language": language(), **context})
    return Page(str(context["title"]), mark_safe(html))  # noqa: S308 - made by our own template


def forget() -> None:
    """Make every page again."""
    _kept.cache_clear()
