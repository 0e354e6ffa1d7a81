"""How long sessions are kept, and what is kept for a while."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session

from portefeuille.platform.keeping import remove_expired
from portefeuille.platform.keeping.terms import Term
from portefeuille.platform.pieces import remove


def remove_sessions() -> int:
    """By the clock of the computer, as sessions are: who moves the day in a demonstration logs nobody out."""
    now = datetime.fromtimestamp(time.time(), UTC)
    return remove(Session.objects.filter(expire_date__lt=now), by="expire_date")


def terms() -> tuple[Term, ...]:
    """Those of the platform."""
    return (
        Term(
            "sessions", "a session, with a form that was sent too late", ("django_session",),
            timedelta(seconds=settings.SESSION_COOKIE_AGE), "what was last written in it",
            "what was typed is offered again at the next login; after a week nobody comes back for it", remove_sessions,
        ),
        Term(
            "kept", "answers of Check that were shared; counts of what may be done so many times only", ("platform_kept",), None,
            "the moment until which each is kept: 30 days for an answer, an hour or a day for a count",
            "the page that gives the link tells how long it works; a count says nothing after its time", remove_expired,
        ),
    )  # fmt: skip
