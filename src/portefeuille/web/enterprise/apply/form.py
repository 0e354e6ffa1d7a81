"""A page of the form: shown, saved while somebody types, and saved as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from portefeuille import clock
from portefeuille.applications import services
from portefeuille.applications.errors import StateError
from portefeuille.law import Law
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.apply import pages, provider, saving
from portefeuille.web.enterprise.apply.hints import hint
from portefeuille.web.enterprise.apply.saving import State
from portefeuille.web.enterprise.apply.steps import BY_NAME, PROVIDER, TITLE, Step, empty, steps
from portefeuille.web.enterprise.apply.typed import Typed
from portefeuille.web.enterprise.apply.weighed import Weighing
from portefeuille.web.public.forms.shown import MANY

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

DO, ONWARD, LATER, MORE, BACK_TO, CHECK = "doe", "verder", "later", "rij", "terug", "nakijken"


@require_http_methods(["GET", "HEAD", "POST"])
@pages.registered
def page(request: ActingRequest, application: str, step: str) -> HttpResponse:
    """One page of the form.  A POST saves what was typed; then on, back to the list, or here again with what is wrong."""
    found, here = _asked(request, application, step)
    if found.state != "draft":
        return HttpResponseRedirect(pages.address(found))
    if request.method == "POST":
        return _saved(request, found, here)
    more = 1 if request.GET.get(MORE) else 0
    typed = Typed(here, found.answers, Law.on(clock.today()), pages.language(), more=more)
    state = saving.state(found, here, pages.language())
    return _page(request, found, typed, state)


@require_POST
@pages.registered
def save(request: ActingRequest, application: str, step: str) -> HttpResponse:
    """Save while somebody types; the answer is the piece of the page that tells so, and what the rules say now."""
    found, here = _asked(request, application, step)
    typed = Typed(here, found.answers, Law.on(clock.today()), pages.language(), _data(request.POST))
    try:
        state = saving.save(found, typed, _data(request.POST), request.acting.actor)
    except StateError:
        return HttpResponse(
            status=204, headers={"HX-Redirect": pages.address(pages.application(request, application))}
        )
    now = pages.application(request, application)
    return render(request, "enterprise/apply/saved.html", _context(request, now, typed, state))


def _saved(request: ActingRequest, found: Application, here: Step) -> HttpResponse:
    data = _data(request.POST)
    typed = Typed(here, found.answers, Law.on(clock.today()), pages.language(), data)
    try:
        state = saving.save(found, typed, data, request.acting.actor)
        chosen = data.get(provider.CHOSEN, "")[: provider.LONGEST]
        if chosen:
            services.save_draft(
                found.pk, enterprise=found.enterprise, version=int(state.version), changes={PROVIDER: chosen},
                actor=request.acting.actor,
            )  # fmt: skip
    except StateError:
        return HttpResponseRedirect(pages.address(pages.application(request, found.pk)), status=303)
    now = pages.application(request, found.pk)
    if state.clashes:
        shown = Typed(here, now.answers, Law.on(clock.today()), pages.language())
        mine = {each.path: each.raw for each in state.clashes}
        return _page(request, now, shown, saving.state(now, here, pages.language(), mine), 409)
    do = data.get(DO, "")
    if do == ONWARD:
        typed.lacking(now.answers)
    if typed.sheet.errors:
        return _page(request, now, typed, state, 422)
    return HttpResponseRedirect(_onward(now, here, data, chosen), status=303)


def _onward(now: Application, here: Step, data: dict[str, str], chosen: str) -> str:
    """Where to, after saving: on when nothing on this page stands in the way, else here, where it is told."""
    own = reverse("enterprise:draft_step", args=[now.pk, here.name])
    back = {BACK_TO: CHECK} if data.get(BACK_TO) == CHECK else {}
    do = data.get(DO, "")
    if do == MORE:
        return f"{own}?{urlencode({MORE: '1', **back})}#rijen"
    if do == LATER:
        return reverse("enterprise:draft", args=[now.pk])
    if do != ONWARD or chosen or any(empty(here, now.answers)):
        return f"{own}?{urlencode(back)}" if back else own
    if data.get("gezegd") != "1" and _to_read(now, here):
        return f"{own}?{urlencode({'gezegd': '1', **back})}"
    if back:
        return reverse("enterprise:draft_check", args=[now.pk])
    names = [each.name for each in steps(now.answers)]
    following = names.index(here.name) + 1 if here.name in names else len(names)
    if following < len(names):
        return reverse("enterprise:draft_step", args=[now.pk, names[following]])
    return reverse("enterprise:draft_check", args=[now.pk])


def _to_read(now: Application, here: Step) -> bool:
    """Is there something on this page that must be read before going on?"""
    lang = pages.language()
    weighing = Weighing(now, clock.today(), lang)
    said = provider.said(now.answers, lang) if PROVIDER in here.paths else None
    return bool(
        weighing.against(here) or weighing.why(here) or weighing.twice(here) or (said and said.tone == "bad")
    )


def _asked(request: ActingRequest, application: str, step: str) -> tuple[Application, Step]:
    if step not in BY_NAME:
        raise Http404
    return pages.application(request, application), BY_NAME[step]


def _page(
    request: ActingRequest, found: Application, typed: Typed, state: State, status: int = 200
) -> HttpResponse:
    context = _context(request, found, typed, state)
    return render(request, "enterprise/apply/step.html", context, status=status)


def _context(request: ActingRequest, found: Application, typed: Typed, state: State) -> dict[str, Any]:
    here, answers, lang = typed.step, found.answers, pages.language()
    listed = [each.name for each in steps(answers)]
    weighing = Weighing(found, clock.today(), lang)
    listed_rows, asked = typed.rows(answers), typed.asked(answers)
    place = listed.index(here.name) if here.name in listed else 0
    before = reverse("enterprise:draft_step", args=[found.pk, listed[place - 1]]) if place else ""
    asked_of_provider = here.name == "dienstverlener"
    data = request.POST if request.method == "POST" else request.GET
    return {
        "draft": found,
        "step": here,
        "state": state,
        "fields": [each for each in asked if each.kind != MANY],
        "listed": [each for each in asked if each.kind == MANY],
        "rows": listed_rows,
        "folded": here.rows in here.optional,
        "open": bool(request.GET.get(MORE))
        or any(each.text or each.error for row in listed_rows for each in row.fields),
        "problems": typed.sheet.problems,
        "weighing": weighing,
        "against": weighing.against(here),
        "unsure": weighing.unsure(here),
        "elsewhere": weighing.wrong_page if weighing.wrong_page != here else None,
        "twice": weighing.twice(here),
        "upside_down": weighing.upside_down(here),
        "number": str(place + 1),
        "total": str(len(listed)),
        "before": before or reverse("enterprise:draft", args=[found.pk]),
        "back_to": CHECK if data.get(BACK_TO) == CHECK else "",
        "told": bool(data.get("gezegd")),
        "search": asked_of_provider,
        "said": provider.said(answers, lang) if asked_of_provider else None,
        "hint": hint(answers, lang) if TITLE in here.paths else None,
        "lang": lang,
        **(
            provider.looked_up(request.GET.get(provider.LOOKED_FOR, ""), answers) if asked_of_provider else {}
        ),
    }


def _data(posted: QueryDict) -> dict[str, str]:
    return {name: ",".join(map(str, posted.getlist(name))) for name in posted}
