"""The view of the advisor.  The description is in the address, and nothing is written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portefeuille.advisor import advise
from portefeuille.web.public.advisor.answer import Answer
from portefeuille.web.public.advisor.asked import NAMES, ON, SERVICE, TEXT, read, told
from portefeuille.web.public.forms.sheet import Sheet, filled, shorter

HIDDEN = "noindex, nofollow"


@require_safe
def advisor(request: HttpRequest) -> HttpResponse:
    """The form; with a description in the address the answer above it."""
    short = shorter(request)
    if short is not None:
        return short
    data, lang = filled(request), get_language() or "nl"
    sheet = read(data, lang)
    asked = told(sheet, data)
    context = {
        "sheet": sheet,
        "answer": answer(sheet) if asked and not sheet.errors else None,
        "problems": sheet.problems,
        "fields": [sheet.asked(name) for name in NAMES],
        "hidden": HIDDEN if sheet.texts[TEXT] else "",
    }
    response = render(request, "public/advisor.html", context)
    patch_cache_control(response, private=True, max_age=0)
    if sheet.texts[TEXT]:
        response.headers["X-Robots-Tag"] = HIDDEN
    return response


def answer(sheet: Sheet) -> Answer:
    """What the advisor says of the answers."""
    text: str = sheet.values[TEXT]
    advice = advise(text, service=sheet.values[SERVICE], on=sheet.values[ON], lang=sheet.lang)
    return Answer(advice, text, sheet.lang)
