"""A link to an answer with no facts in it: the answers are kept for a while under a random name."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from portefeuille.platform import limits
from portefeuille.platform.keeping import TooManyError, find, keep
from portefeuille.platform.limits import TooOftenError
from portefeuille.web.limits import said
from portefeuille.web.origin import from_here
from portefeuille.web.public.check import papers
from portefeuille.web.public.check.address import SHAPE, answers, to
from portefeuille.web.public.check.answer import Answer
from portefeuille.web.public.check.decided import decided
from portefeuille.web.public.check.form import Form
from portefeuille.web.public.check.views import private, read
from portefeuille.web.public.mail.network import network

KIND = "check"
DAYS = 30
"""How long an answer can be found."""
MOST_AN_HOUR = 600
"""How many answers are shared within an hour, by everybody together: a shared table is not a place to fill."""


@require_POST
@from_here
def share(request: HttpRequest) -> HttpResponse:
    """Keep the answers, with the day on which the law was known, and lead to their link."""
    _filled, form = read(request.POST)
    decision = decided(form)
    if decision is None or form.errors:
        return HttpResponseRedirect(to("check", form), status=303)
    content = {**answers(form), "bekend": decision.known.isoformat()}
    try:
        limits.count("answers", network(request))
        name = keep(KIND, content, days=DAYS, most_an_hour=MOST_AN_HOUR)
    except TooOftenError as error:
        told = {"back": to("check", form), "said": said(error)}
        return render(request, "public/check/not_shared.html", told, status=429)
    except TooManyError:
        return render(request, "public/check/not_shared.html", {"back": to("check", form)}, status=429)
    return HttpResponseRedirect(f"{reverse('public:check_shared', args=[name])}?nieuw=1", status=303)


@require_safe
def shared(request: HttpRequest, name: str) -> HttpResponse:
    """The answer that was shared; not found when its time is over.

    :raises Http404: when there is no such answer, or not any more.
    """
    content = find(KIND, name)
    if content is None:
        raise Http404
    form = Form(content, get_language() or "nl")
    decision = decided(form)
    if decision is None or form.errors:
        raise Http404
    place = reverse("public:check_shared", args=[name])
    answer = Answer(form, decision, place)
    shape = request.GET.get(SHAPE, "")
    if shape in papers.SHAPES:
        return papers.SHAPES[shape](request, answer)
    context = {
        "form": form,
        "answer": answer,
        "shared": request.build_absolute_uri(place),
        "fresh": "nieuw" in request.GET,
        "days": DAYS,
    }
    response = private(render(request, "public/check.html", context))
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
