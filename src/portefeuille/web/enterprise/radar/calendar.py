"""The calendar of a person: a page with its secret address, which is shown once, and the calendar itself."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from portefeuille import clock
from portefeuille.applications.companion.radar import everything
from portefeuille.applications.reminding import as_ahead
from portefeuille.documents.calendar import feed as written
from portefeuille.enterprises import selectors as enterprises
from portefeuille.notifications import calendars
from portefeuille.platform.identity import selectors
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.radar.clients import page_of
from portefeuille.web.templatetags.enterprise import dotted

ONCE = "calendar"
"""Where the session holds the address until it was shown."""


@require_safe
def calendar(request: ActingRequest) -> HttpResponse:
    """Whether there is one, and right after it was made: its address."""
    token = request.session.pop(ONCE, "")
    address = f"{_site(request)}{reverse('enterprise:feed', args=[token])}" if token else ""
    context = {
        "since": calendars.created(request.acting.person),
        "address": address,
        "subscribe": f"webcal://{address.split('://', 1)[1]}" if address else "",
    }
    return render(request, "enterprise/radar/calendar.html", context)


@require_POST
def renew(request: ActingRequest) -> HttpResponse:
    """A new address; the old one is dead."""
    request.session[ONCE] = calendars.renew(person=request.acting.person)
    return HttpResponseRedirect(reverse("enterprise:calendar"), status=303)


@require_POST
def revoke(request: ActingRequest) -> HttpResponse:
    """No calendar any more."""
    calendars.revoke(person=request.acting.person)
    return HttpResponseRedirect(reverse("enterprise:calendar"), status=303)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar, for whoever has the address.

    :raises Http404: for an address that was never given, or not any more.
    """
    person = calendars.person_of(token)
    if person is None:
        raise Http404
    lang, today = selectors.language_of(person), clock.today()
    numbers = [each.number for each in selectors.enterprises_of(person)]
    found, names = everything(numbers, today), enterprises.names(set(numbers))
    called = {each: names.get(each, dotted(each)) for each in numbers} if len(numbers) > 1 else None
    with override(lang):
        links = {each.subject: page for each in found if (page := page_of(each.subject))}
        whole = {subject: f"{_site(request)}{page}" for subject, page in links.items()}
        days = calendars.days(map(as_ahead, found), numbers, lang, today, whole, called)
        name = _("Kmo-portefeuille: je termijnen")
    answer = HttpResponse(written(name, days, clock.now(), lang), content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "no-store, private"
    answer.headers["Content-Disposition"] = 'inline; filename="termijnen.ics"'
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _site(request: HttpRequest) -> str:
    here = request.build_absolute_uri("/")
    return settings.SITE_URL or f"{urlsplit(here).scheme}://{urlsplit(here).netloc}"
