"""The view of Check.  Everything is in the address: the answer can be kept as a link, and nothing is written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portefeuille.decision import CaseError, Decision, decide
from portefeuille.web.context import site
from portefeuille.web.pdf import NoPdfError, pdf
from portefeuille.web.public.check.answer import Answer
from portefeuille.web.public.check.complaints import complaint
from portefeuille.web.public.check.fields import FIELDS, PARTS
from portefeuille.web.public.check.form import Form

SHAPE = "als"
"""The key of the address that asks for another shape than a page: ``als=pdf``."""


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """The form; with answers in the address, the decision above it; with ``als=pdf``, the decision on paper."""
    filled = _filled(request.GET)
    if len(filled) != len(request.GET):
        return HttpResponseRedirect(f"{request.path}?{urlencode(filled)}" if filled else request.path)
    lang = get_language() or "nl"
    form = Form(filled, lang)
    decision = _decision(form) if form.sent else None
    answer = Answer(form, decision) if decision else None
    if answer and filled.get(SHAPE) == "pdf":
        return _paper(request, answer)
    response = render(request, "public/check.html", _context(request, form, answer))
    patch_cache_control(response, private=True, max_age=0)
    return response


def _filled(query: QueryDict) -> dict[str, str]:
    """The answers without the empty ones, so that the address is short enough to keep."""
    return {key: value for key, value in query.items() if isinstance(value, str) and value.strip()}


def _decision(form: Form) -> Decision | None:
    """The decision; None when the case cannot be read, with every reason at its field.

    What was refused is left out for the next look; of a row that lacks something, the whole row.
    """
    while True:
        try:
            decision = decide(form.case, form.lang)
        except CaseError as error:
            path = form.place(error.key) or "on"
            form.errors.setdefault(path, complaint(error, path))
            row = path.rpartition(".")[0] + "."
            wrong = [each for each in form.values if each == path or each.startswith(row)]
            if not wrong:
                return None
            for each in wrong if path not in form.values else [path]:
                del form.values[each]
        else:
            return None if form.errors else decision


def _context(request: HttpRequest, form: Form, answer: Answer | None) -> dict[str, object]:
    missing = frozenset(each.field for each in answer.missing) if answer else frozenset()
    opened = form.open_parts(missing)
    return {
        "form": form,
        "answer": answer,
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
        "paper": urlencode({**_filled(request.GET), SHAPE: "pdf"}),
    }


def _paper(request: HttpRequest, answer: Answer) -> HttpResponse:
    html = render_to_string(
        "public/check/paper.html", {"answer": answer, "language": answer.lang, **site(request)}
    )
    try:
        made = pdf(html)
    except NoPdfError as error:
        return render(request, "public/check/no_pdf.html", {"why": str(error)}, status=503)
    name = f"check-{answer.decision.on.isoformat()}.pdf"
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, max-age=0",
        },
    )
