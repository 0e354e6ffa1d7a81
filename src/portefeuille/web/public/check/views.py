"""The views of Check.  Everything is in the address: the answer can be kept as a link, and nothing is written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portefeuille import numbers
from portefeuille.web.public.check import guided, papers
from portefeuille.web.public.check.address import ANSWERED, CONTROLS, SHAPE, change, to
from portefeuille.web.public.check.answer import Answer
from portefeuille.web.public.check.asked import NUMBERS
from portefeuille.web.public.check.choices import ALONE
from portefeuille.web.public.check.decided import decided
from portefeuille.web.public.check.fields import FIELDS, PARTS
from portefeuille.web.public.check.form import Form
from portefeuille.web.public.check.guided import Step
from portefeuille.web.public.check.handover import steps as sheet
from portefeuille.web.public.forms.shown import MANY

SENT = "klaar"
"""Says that the page with everything was sent, and not only opened."""
MANY_KEYS = {field.key for field in FIELDS.values() if field.kind == MANY}


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """The next screen of questions; when nothing else matters the decision, as a page, on paper or as a calendar."""
    filled, form = read(request.GET)
    controls = {name: filled[name] for name in CONTROLS if name in filled}
    moved = guided.move(form, controls)
    if moved.away or (len(filled) != len(request.GET) and ANSWERED not in filled):
        return private(HttpResponseRedirect(moved.away or to("check", form, **controls)))
    if moved.decision is None:
        return private(render(request, "public/check/question.html", _question(form, moved.step)))
    answer = Answer(form, moved.decision)
    if filled.get(SHAPE) in papers.SHAPES:
        return papers.SHAPES[filled[SHAPE]](request, answer)
    return private(render(request, "public/check.html", {"form": form, "answer": answer}))


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """All questions on one page; once sent without an error, on to the decision."""
    filled, form = read(request.GET)
    decided(form)
    if SENT in filled and not form.errors:
        if not any(path.startswith("project.") for path in form.values):
            form.texts["project.service"] = ALONE
        return private(HttpResponseRedirect(to("check", form, toon="1")))
    if len(filled) != len(request.GET) and SENT not in filled:
        return private(HttpResponseRedirect(to("check_form", form)))
    return private(render(request, "public/check/everything.html", _everything(form)))


@require_safe
def handover(request: HttpRequest) -> HttpResponse:
    """Every field of the official form with the answer to copy."""
    _filled_in, form = read(request.GET)
    decision = decided(form)
    if decision is None or form.errors:
        return private(HttpResponseRedirect(to("check_form", form)))
    context = {
        "form": form,
        "answer": Answer(form, decision),
        "steps": sheet(form, decision),
        "back": to("check", form, toon="1"),
    }
    return private(render(request, "public/check/handover.html", context))


@require_safe
def number(request: HttpRequest) -> HttpResponse:
    """What an official number that is being typed will be read as: a line of text for under its field."""
    path = next((path for path in NUMBERS if FIELDS[path].key in request.GET), None)
    typed = request.GET.get(FIELDS[path].key, "").strip() if path else ""
    found = numbers.read(typed, NUMBERS[path]) if path and typed else None
    problem = found.problem.text(get_language() or "nl") if found and found.problem else ""
    return render(request, "public/check/number.html", {"number": found, "problem": problem})


def read(query: QueryDict) -> tuple[dict[str, str], Form]:
    """What was filled in, and the form of it."""
    filled = _filled(query)
    return filled, Form(filled, get_language() or "nl")


def _filled(query: QueryDict) -> dict[str, str]:
    """The answers without the empty ones, so that the address is short enough to keep; many choices with commas."""
    found = {key: ",".join(query.getlist(key)) if key in MANY_KEYS else query[key] for key in query}
    return {key: value for key, value in found.items() if isinstance(value, str) and value.strip()}


def private(response: HttpResponse) -> HttpResponse:
    """Answers are the visitor's own: no cache in between keeps them."""
    patch_cache_control(response, private=True, max_age=0)
    return response


def _question(form: Form, step: Step | None) -> dict[str, object]:
    return {"form": form, "step": step, "given": Answer.given_in(form), "day": change(form, "on")}


def _everything(form: Form) -> dict[str, object]:
    opened = form.open_parts()
    return {
        "form": form,
        "errors": [form.asked(path) for path in FIELDS if path in form.errors],
        "parts": [
            {
                "part": part,
                "open": part.name in opened,
                "fields": [form.asked(each.path) for each in part.fields],
                "rows": [[form.asked(each.path) for each in row] for row in part.rows],
            }
            for part in PARTS
        ],
    }
