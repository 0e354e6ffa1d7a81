"""The views of Rekenen.  Everything is in the address: a calculation can be kept as a link, and nothing is written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portefeuille.web.public.calculator import decided, group_page, group_rows
from portefeuille.web.public.calculator.amount_questions import MAIN, OF_SIZE
from portefeuille.web.public.calculator.amounts import Amounts
from portefeuille.web.public.calculator.group_form import GroupForm
from portefeuille.web.public.calculator.headcount import HeadcountAnswer, People
from portefeuille.web.public.calculator.headcount_rows import MOST, YEAR, row
from portefeuille.web.public.forms.sheet import filled, shorter

BROUGHT = "mee"
"""Says that another page filled in what it knew: nothing is said of what is missing."""


@require_safe
def amounts(request: HttpRequest) -> HttpResponse:
    """The amounts for a small and for a medium enterprise."""
    short = shorter(request)
    if short is not None:
        return short
    sheet = decided.read(filled(request), get_language() or "nl")
    asked_for = BROUGHT not in request.GET and any(sheet.texts[name] for name in MAIN if name != "op")
    found = decided.decisions(sheet) if asked_for or sheet.errors else None
    return page(
        request,
        "public/calculator.html",
        {
            "sheet": sheet,
            "answer": Amounts(sheet, found) if found else None,
            "problems": sheet.problems,
            "fields": [sheet.asked(name) for name in MAIN],
            "size_fields": [sheet.asked(name) for name in OF_SIZE],
            "size_open": any(sheet.texts[name] for name in OF_SIZE),
        },
    )


@require_safe
def headcount(request: HttpRequest) -> HttpResponse:
    """The full-time equivalents of a year.  Who asks for another row gets it, and nothing is said of what is missing."""
    short = shorter(request)
    if short is not None:
        return short
    people = People(filled(request), get_language() or "nl")
    sheet, told = people.sheet, not people.adding
    problems = sheet.problems if told else []
    return page(
        request,
        "public/calculator/headcount.html",
        {
            "people": people,
            "answer": HeadcountAnswer(people) if told and people.workers and not problems else None,
            "problems": problems,
            "year": sheet.asked(YEAR),
            "rows": [[sheet.asked(each.name) for each in row(index)] for index in range(1, people.rows + 1)],
            "more": people.rows < MOST,
            "start": f"wie{people.rows}" if people.adding else "",
        },
    )


@require_safe
def group(request: HttpRequest) -> HttpResponse:
    """Who counts with the enterprise, with a drawing."""
    short = shorter(request)
    if short is not None:
        return short
    form = GroupForm(filled(request), get_language() or "nl")
    sheet = form.sheet
    before = [each.name for each in group_rows.figures(0, group_rows.BEFORE, "")]
    return page(
        request,
        "public/calculator/group.html",
        {
            **group_page.shown(form, sheet.problems if not form.adding and sheet.sent else []),
            "day": sheet.asked("op"),
            "own": [sheet.asked(each.name) for each in group_rows.own()],
            "own_before": [sheet.asked(name) for name in before],
            "own_open": any(sheet.texts[name] for name in before),
            "start": group_page.added(form, request.GET),
        },
    )


def page(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """A page that only its visitor may keep."""
    response = render(request, template, context)
    patch_cache_control(response, private=True, max_age=0)
    return response
