"""Beginning an application, blank or from an earlier one, and throwing a draft away."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portefeuille import clock
from portefeuille.applications import selectors, services
from portefeuille.applications.errors import NotFoundError, StateError
from portefeuille.decision.formats import day
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.apply import pages, profile
from portefeuille.web.enterprise.apply.steps import steps
from portefeuille.web.enterprise.apply.weighed import Weighing

RECENT = 10
"""How many earlier applications may be copied from the page itself."""


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: ActingRequest) -> HttpResponse:
    """What to have at hand; a POST makes the draft, ``copy_of`` an earlier application."""
    enterprise = request.acting.enterprise
    lacking = profile.lacking(enterprise)
    if request.method == "POST" and lacking is not None:
        try:
            made = services.start_draft(
                enterprise=enterprise, actor=request.acting.actor, copy_of=request.POST.get("copy_of", "")
            )
        except NotFoundError as error:
            raise Http404 from error
        return HttpResponseRedirect(reverse("enterprise:draft", args=[made]), status=303)
    earlier = selectors.of_enterprise(enterprise).exclude(title="")[:RECENT]
    context = {
        "lacking": lacking,
        "known": lacking is not None,
        "earlier": [
            (each.pk, each.title, day(each.changed_at.astimezone(clock.BRUSSELS).date(), pages.language()))
            for each in earlier
        ],
        "chosen": request.GET.get("van", ""),
    }
    return render(
        request, "enterprise/apply/start.html", context, status=422 if request.method == "POST" else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: ActingRequest, application: str) -> HttpResponse:
    """Are you sure?  A POST throws the draft away."""
    found = pages.application(request, application)
    if request.method == "POST":
        try:
            services.discard_draft(found.pk, enterprise=found.enterprise, actor=request.acting.actor)
        except StateError:
            return HttpResponseRedirect(pages.address(pages.application(request, application)), status=303)
        return HttpResponseRedirect(reverse("enterprise:applications"), status=303)
    if found.state != "draft":
        return HttpResponseRedirect(pages.address(found))
    return render(request, "enterprise/apply/discard.html", {"draft": found})


@require_http_methods(["GET", "HEAD"])
@pages.registered
def draft(request: ActingRequest, application: str) -> HttpResponse:
    """The list of steps of a draft: what is done, and what is left."""
    found = pages.application(request, application)
    if found.state != "draft":
        return HttpResponseRedirect(pages.address(found))
    weighing = Weighing(found, clock.today(), pages.language())
    return render(
        request,
        "enterprise/apply/draft.html",
        {"draft": found, "weighing": weighing, "tasks": tasks(weighing)},
    )


def tasks(weighing: Weighing) -> list[dict[str, object]]:
    """The steps as the page lists them."""
    return [
        {
            "title": each.title,
            "tone": weighing.done(each),
            "address": reverse("enterprise:draft_step", args=[weighing.draft.pk, each.name]),
        }
        for each in steps(weighing.draft.answers)
    ]
