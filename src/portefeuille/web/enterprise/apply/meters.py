"""How far the annual ceiling and the ceiling of de minimis aid are used, as pictures and in figures; and what if."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from portefeuille import clock
from portefeuille.applications import deciding
from portefeuille.applications.deciding import SIZES, Meters
from portefeuille.decision.formats import day, money
from portefeuille.decision.wording import Words
from portefeuille.enterprises import selectors
from portefeuille.enterprises.errors import UnknownEnterpriseError
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.apply import pages
from portefeuille.web.public.calculator.pictures import Picture, picture
from portefeuille.web.public.forms.questions import Question
from portefeuille.web.public.forms.sheet import Sheet, hundredths
from portefeuille.web.public.forms.shown import MONEY

WHAT_IF = Question(
    "subsidie", MONEY, gettext_lazy("Hoeveel subsidie zou je nog vragen?"),
    gettext_lazy("Je ziet in de balken wat er dan over is."),
)  # fmt: skip


@require_safe
def meters(request: ActingRequest) -> HttpResponse:
    """``?subsidie=1.000``: what another application would leave."""
    lang, today, enterprise = pages.language(), clock.today(), request.acting.enterprise
    sheet = Sheet([WHAT_IF], request.GET.dict(), lang)
    more = hundredths(sheet.values.get("subsidie", Decimal(0))) or 0
    size = _size(enterprise, today.year)
    found = deciding.meters(enterprise, today, size) if size is not None else None
    granted = more if found is None or found.left is None else min(more, found.left)
    context = {
        "field": sheet.asked("subsidie"),
        "problems": sheet.problems,
        "lang": lang,
        "more": money(more, lang) if more else "",
        "size": Words.of(lang).category("size", size) if size else "",
        "pictures": _pictures(found, granted, lang) if found else [],
        "too_much": bool(found and found.left is not None and more > found.left),
        "none_at_all": bool(found and _passes(found, granted)),
        "left": money(found.left, lang) if found and found.left is not None else "",
        "since": day(found.since, lang) if found else "",
        "year": str(today.year),
    }
    return render(request, "enterprise/apply/meters.html", context)


def _passes(found: Meters, granted: int) -> bool:
    """Would this aid pass the ceiling of de minimis aid?  Then nothing of it is given."""
    whole = found.de_minimis_ceiling
    return granted > 0 and whole is not None and found.de_minimis_used + granted > whole


def of(enterprise: str, today: date, lang: str) -> list[Picture]:
    """The two meters as they stand today; none while it is not known whether the enterprise is small or medium."""
    size = _size(enterprise, today.year)
    return _pictures(deciding.meters(enterprise, today, size), 0, lang) if size is not None else []


def _size(enterprise: str, year: int) -> str | None:
    """The size that holds this year, or the one that was confirmed; None when it has no ceiling or is not known."""
    try:
        size = selectors.size_this_year(enterprise, year) or selectors.confirmed_size(enterprise, year)
    except UnknownEnterpriseError:
        return None
    return size if size in SIZES else None


def _pictures(found: Meters, more: int, lang: str) -> list[Picture]:
    bars = (
        ("plafond", _("Je steunplafond van dit jaar"), found.ceiling, found.used),
        ("de-minimis", _("De-minimissteun van drie jaar"), found.de_minimis_ceiling, found.de_minimis_used),
    )
    return [
        _picture(name, title, whole, used, more, lang)
        for name, title, whole, used in bars
        if whole is not None
    ]


def _picture(name: str, title: str, whole: int, used: int, more: int, lang: str) -> Picture:
    extra = [("now", _("Nog een aanvraag"), more)] if more else []
    left = max(whole - used - more, 0)
    return picture(
        name,
        title,
        _("Het plafond"),
        whole,
        [("used", _("Al gebruikt"), used), *extra, ("left", _("Nog over"), left)],
        lang,
    )
