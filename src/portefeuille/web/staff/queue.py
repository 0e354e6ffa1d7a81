"""What waits for an official, first what is due first; and finding an application by its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portefeuille import clock
from portefeuille.applications import selectors
from portefeuille.applications.errors import NotFoundError
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.application.said import lang, on, tone
from portefeuille.web.enterprise.standing import until

if TYPE_CHECKING:
    from portefeuille.applications.models import Review

EACH = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question to the officials: which application, what is asked, by when, and who handles it."""

    url: str
    number: str
    title: str
    kind: str
    asked_on: str
    due_on: str
    left: str
    tone: str
    owner: str
    mine: bool


def kinds() -> dict[str, str]:
    """What is asked -> in words."""
    return {
        "judgement": _("Oordeel: de regels laten dit aan een mens"),
        "contest": _("Betwiste weigering"),
        "objection": _("Bezwaar tegen een terugvordering"),
    }


@require_safe
def queue(request: ActingRequest) -> HttpResponse:
    """``?nummer=`` goes to the application of that number."""
    number, wrong = request.GET.get("nummer", "").strip(), ""
    if number:
        try:
            found = selectors.by_number(number)
        except NotFoundError:
            wrong = _("We vinden geen aanvraag met dit nummer. Schrijf het zoals 2026-000123.")
        else:
            return HttpResponseRedirect(reverse("staff:application", args=[found.pk]))
    waiting = selectors.queue()
    mine = request.GET.get("van") == "mij"
    if mine:
        waiting = waiting.filter(owner=request.acting.actor)
    page = Paginator(waiting, EACH).get_page(request.GET.get("pagina"))
    words = kinds()
    context = {
        "waiting": [_waiting(each, words, request.acting.actor.pk) for each in page.object_list],
        "page": page, "number": number, "wrong": wrong, "mine": mine,
    }  # fmt: skip
    return render(request, "staff/queue.html", context)


def _waiting(each: Review, words: dict[str, str], actor: str) -> Waiting:
    today = clock.today()
    return Waiting(
        reverse("staff:application", args=[each.application_id]), each.application.number or "", each.application.title,
        words[each.kind], on(each.asked_on), on(each.due_on), until((each.due_on - today).days, lang()),
        tone(each.due_on, today), each.handler, each.owner_id == actor,
    )  # fmt: skip
