"""The views of the law.  Everything is in the address, nothing is written, and a page that is known is not made twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portefeuille import clock
from portefeuille.law import UnknownNameError
from portefeuille.web.public.forms.typed import UnreadableError
from portefeuille.web.public.forms.typed import day as typed
from portefeuille.web.public.law import days, filters, overview, pages, themes
from portefeuille.web.public.law import feed as feeds
from portefeuille.web.public.law.clocks import Clocks, clocks
from portefeuille.web.public.law.lists import LISTS, listing
from portefeuille.web.public.law.parameter import parameter as parameter_page
from portefeuille.web.public.law.rule import rule as rule_page
from portefeuille.web.public.law.source import source as source_page
from portefeuille.web.public.law.timeline import timeline as timeline_page


@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """The law on a day."""
    return _on_day(request, "overview", overview.asked)


@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """The themes on a day."""
    return _on_day(request, "themes", themes.asked)


def _on_day(
    request: HttpRequest, template: str, make: Callable[[str, Clocks], dict[str, Any]]
) -> HttpResponse:
    """A page with the two days in its address: as ISO, and only those that were asked."""
    found = clocks(request.GET.dict(), pages.language())
    if found.wrong:
        return pages.frame(request, _wrong(pages.made(template, make(pages.language(), found))))
    if list(request.GET.items()) != list(found.asked):
        return HttpResponseRedirect(request.path + found.query)
    return pages.show(request, template, make, found)


def _wrong(page: pages.Page) -> pages.Page:
    """The page with a title that says first that something is wrong."""
    return replace(page, title=f"{_('Fout:')} {page.title}")


@require_safe
def parameter(request: HttpRequest, name: str) -> HttpResponse:
    """A parameter with its history."""
    return _named(request, "parameter", "law_parameter", parameter_page, name, clock.today())


@require_safe
def rule(request: HttpRequest, name: str) -> HttpResponse:
    """A rule with its versions."""
    return _named(request, "rule", "law_rule", rule_page, name, clock.today())


@require_safe
def source(request: HttpRequest, name: str) -> HttpResponse:
    """An entry of the register."""
    return _named(request, "source", "law_source", source_page, name)


@require_safe
def law_list(request: HttpRequest, name: str) -> HttpResponse:
    """A list on a day."""
    found = clocks(request.GET.dict(), pages.language())
    if name not in LISTS:
        error = UnknownNameError("list", name, LISTS)
        return _missing(request, name, error.nearest, "law_list")
    if not found.wrong and list(request.GET.items()) != list(found.asked):
        return HttpResponseRedirect(request.path + found.query)
    if found.wrong:
        return HttpResponseRedirect(reverse("public:law") + "?" + request.GET.urlencode())
    return pages.show(request, "list", listing, name, found.on, found.known, found.query)


def _named(
    request: HttpRequest, template: str, route: str, make: pages.Make, name: str, *args: object
) -> HttpResponse:
    try:
        return pages.show(request, template, make, name, *args)
    except UnknownNameError as error:
        return _missing(request, name, error.nearest, route)


def _missing(request: HttpRequest, name: str, near: str | None, route: str) -> HttpResponse:
    """404, with the nearest name that there is."""
    context = {
        "title": _("Deze pagina bestaat niet"),
        "name": name,
        "near": near or "",
        "address": reverse(f"public:{route}", args=[near]) if near else "",
    }
    return pages.frame(request, pages.made("missing", context), status=404)


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """All days on which something changed, filtered.  ``dag`` leads to the page of a day."""
    filtered = filters.read(request.GET.dict())
    asked = request.GET.get("dag", "").strip()
    if asked:
        try:
            return HttpResponseRedirect(
                reverse("public:law_day", args=[typed(asked).isoformat()]) + filtered.query
            )
        except UnreadableError as wrong:
            context = days.index(pages.language(), filtered, clock.today())
            made = pages.made("changes", {**context, "day": asked, "error": str(wrong)})
            return pages.frame(request, _wrong(made))
    if list(request.GET.items()) != list(filtered.told):
        return HttpResponseRedirect(request.path + filtered.query)
    return pages.show(request, "changes", _index, filtered, clock.today())


def _index(lang: str, filtered: filters.Filter, today: date) -> dict[str, Any]:
    return {**days.index(lang, filtered, today), "day": "", "error": ""}


@require_safe
def changed_on(request: HttpRequest, when: str) -> HttpResponse:
    """What changed on a day.  An address with a day that does not exist is not found; the nearest is named."""
    today = clock.today()
    try:
        asked = date.fromisoformat(when)
    except ValueError:
        near = days.nearest(today, today)
        return _missing(request, when, near.isoformat(), "law_day")
    filtered = filters.read(request.GET.dict())
    if when != asked.isoformat() or list(request.GET.items()) != list(filtered.told):
        return HttpResponseRedirect(reverse("public:law_day", args=[asked.isoformat()]) + filtered.query)
    return pages.show(request, "day", days.one, asked, filtered, today)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The changes as an Atom feed."""
    response = feeds.feed(request, filters.read(request.GET.dict()), pages.language())
    patch_cache_control(response, public=True, max_age=3600)
    return response


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """2009 to today."""
    return pages.show(request, "timeline", timeline_page, clock.today())
