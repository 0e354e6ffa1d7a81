"""The last page of the form: every answer, what it gives, what you declare; and submitting it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portefeuille import clock
from portefeuille.applications import selectors, services
from portefeuille.applications.errors import ChangedError, IncompleteError, UnreadableError
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise import standing
from portefeuille.web.enterprise.apply import pages, profile, saving
from portefeuille.web.enterprise.apply.given import given
from portefeuille.web.enterprise.apply.steps import empty, fields, steps
from portefeuille.web.enterprise.apply.weighed import Weighing

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

SAME, DECLARED = "anders", "verklaard"
"""Fields of the form: this is really another application; what is declared on honour."""


@require_http_methods(["GET", "HEAD", "POST"])
@pages.registered
def check(request: ActingRequest, application: str) -> HttpResponse:
    """Everything on one page.  A POST submits what stood there; twice, from two tabs or by two people, gives one application."""
    found = pages.application(request, application)
    if found.state != "draft":
        return HttpResponseRedirect(pages.address(found), status=303 if request.method == "POST" else 302)
    if request.method != "POST":
        return _page(request, found)
    wrong = _refused(request, found)
    if wrong:
        return _page(request, found, wrong)
    try:
        services.submit(
            found.pk, enterprise=found.enterprise, actor=request.acting.actor, lang=pages.language(),
            seen=found.version, declared=True,
        )  # fmt: skip
    except ChangedError:
        return _page(request, pages.application(request, application), "changed")
    except (IncompleteError, UnreadableError):
        return _page(request, pages.application(request, application), "incomplete")
    return HttpResponseRedirect(pages.address(pages.application(request, application)), status=303)


def _refused(request: ActingRequest, found: Application) -> str:
    """Why it is not submitted yet; empty when nothing stands in the way."""
    if not Weighing(found, clock.today(), pages.language()).complete or profile.lacking(found.enterprise):
        return "incomplete"
    if request.POST.get(saving.VERSION) != str(found.version):
        return "changed"
    if request.POST.get(DECLARED) != "1":
        return "undeclared"
    if request.POST.get(SAME) != "1" and selectors.same(found).exists():
        return "same"
    return ""


def _page(request: ActingRequest, found: Application, wrong: str = "") -> HttpResponse:
    lang = pages.language()
    weighing = Weighing(found, clock.today(), lang)
    context: dict[str, Any] = {
        "draft": found,
        "weighing": weighing,
        "answer": weighing.told,
        "sections": [
            {
                "title": each.title,
                "address": f"{reverse('enterprise:draft_step', args=[found.pk, each.name])}?terug=nakijken",
                "given": [
                    given(found, path, lang)
                    for path in fields(each, found.answers)
                    if found.answers.get(path) not in (None, []) or path in empty(each, found.answers)
                ],
            }
            for each in steps(found.answers)
        ],
        "left": [
            (
                each.title,
                reverse("enterprise:draft_step", args=[found.pk, each.name]),
                weighing.why(each),
            )
            for each in weighing.left()
        ],
        "lacking": profile.lacking(found.enterprise),
        "same": [
            (one.title, pages.address(one), standing.state(one.state)) for one in selectors.same(found)[:3]
        ],
        "version": str(found.version),
        "wrong": wrong,
        "said": _said(wrong),
        "declared": request.POST.get(DECLARED, ""),
    }
    status = {"": 200, "changed": 409}.get(wrong, 422)
    return render(request, "enterprise/apply/check.html", context, status=status)


def _said(wrong: str) -> str:
    words = {
        "incomplete": _("Er ontbreekt nog iets: je aanvraag is nog niet ingediend."),
        "changed": _(
            "Iemand veranderde intussen iets. Kijk alles nog eens na: je aanvraag is nog niet ingediend."
        ),
        "undeclared": _("Verklaar dat wat je invulde waar is. Vink het vakje aan."),
        "same": _(
            "Dit lijkt op een aanvraag die er al is. Vink aan dat het iets anders is, of gooi deze weg."
        ),
    }
    return words.get(wrong, "")
