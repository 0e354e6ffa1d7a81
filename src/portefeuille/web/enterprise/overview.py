"""The first page after the login: what must be done now, what goes on, and how much is left."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portefeuille import clock
from portefeuille.applications import selectors
from portefeuille.applications.companion.radar import everything
from portefeuille.notifications import notices
from portefeuille.web.account.requests import ActingRequest
from portefeuille.web.enterprise.apply import listing, meters, pages, profile
from portefeuille.web.enterprise.radar import due

FIRST = 3
"""So many of what is due, and of what goes on, are shown here; the rest has pages of its own."""
MOST = 200
"""Of so many that go on the most urgent are looked for."""


@require_safe
def overview(request: ActingRequest) -> HttpResponse:
    """Where you stand, and what you can do."""
    enterprise, today, lang = request.acting.enterprise, clock.today(), pages.language()
    lacking = profile.lacking(enterprise)
    soon = everything([enterprise], today, overdue=True)
    running = list(selectors.of_enterprise(enterprise, running=True)[:MOST])
    context = {
        "name": profile.name(enterprise),
        "lacking": lacking,
        "known": lacking is not None,
        "days": due.days(soon[:FIRST], {}, lang, today),
        "more_due": len(soon) > FIRST,
        "lines": listing.most_urgent(running, FIRST),
        "more_running": len(running) > FIRST,
        "pictures": meters.of(enterprise, today, lang) if lacking is not None else [],
        "unread": str(notices.unread(request.acting.person, enterprise) or ""),
    }
    return render(request, "enterprise/overview.html", context)
