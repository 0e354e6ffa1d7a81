"""What every template knows: the site's identity and the same page in the other languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override

from portefeuille import clock


@dataclass(frozen=True, slots=True)
class Language:
    """One choice of the language switch.  whole: the address with the name of the site, as search engines ask it."""

    code: str
    name: str
    url: str
    whole: str
    current: bool


def site(request: HttpRequest) -> dict[str, Any]:
    """The context processor: ``site``, ``site_languages``, whether anybody can log in here (``site_login``), and in a demonstration ``demonstration_day``."""
    return {
        "site": settings.SITE,
        "site_languages": languages(request),
        "site_login": bool(settings.LOGIN or settings.DEMONSTRATION),
        "demonstration_day": clock.today() if settings.DEMONSTRATION else None,
    }


def languages(request: HttpRequest) -> list[Language]:
    """Where this page is in each language; from a page that has no address of its own, the start page."""
    here = get_language()
    found = getattr(request, "resolver_match", None) is not None
    root = own(request)
    addresses = {
        code: address(request.get_full_path() if found else None, code) for code, _ in settings.LANGUAGES
    }
    return [
        Language(code, name, addresses[code], root + addresses[code], code == here)
        for code, name in settings.LANGUAGES
    ]


def own(request: HttpRequest) -> str:
    """``https://`` and the name of the site; empty when somebody used a name that is not ours."""
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""


def address(path: str | None, code: str) -> str:
    """A path of ours in another language."""
    if path is not None:
        return translate_url(path, code)
    with override(code):
        return reverse("public:start")
