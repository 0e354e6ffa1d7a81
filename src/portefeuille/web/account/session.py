"""What a session knows: who is logged in, for whom he acts, since when.  Nothing of it is in the cookie.

The time here is the time of the computer, not the day of ``portefeuille.clock``: who moves the day in a demonstration is
not logged out by it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from portefeuille.platform.identity import selectors
from portefeuille.platform.identity.acting import Acting

LOGIN = "login"
IDLE = 30 * 60
"""Seconds without a request after which a session is over."""
FRESH = 10 * 60
"""Seconds after somebody showed who he is, within which nobody is asked to log in again for an account number or a mandate."""
BEFORE = 5 * 60
"""Seconds before that end at which the page warns."""
LONGEST = 12 * 3600
"""Seconds after a login at which a session is over, however busy it was."""
EACH = 60
"""Seconds after which a request is written down as the last one: not every request writes."""


def enter(
    request: HttpRequest, *, person: str, mandate: str = "", attested: Sequence[str] = (), issuer: str = "",
    proved: int | None = None,
) -> None:  # fmt: skip
    """Log in.  The session gets another name, so that nobody who knew the old one comes along.

    What was typed before stays when it is his.  ``proved``: when he showed who he is, if that was not just now: a provider
    that knows him still, lets him through without asking.
    """
    now = int(time.time())
    _old_forms(request, person, mandate)
    typed = request.session.get("typed")
    request.session.flush()
    if typed and typed["person"] == person:
        request.session["typed"] = typed
    request.session[LOGIN] = {
        "person": person,
        "mandate": mandate,
        "attested": list(attested),
        "issuer": issuer,
        "since": now,
        "proved": now if proved is None else min(proved, now),
        "seen": now,
    }


def leave(request: HttpRequest) -> None:
    """Log out, here and in the browser.  A form that is still open is of no use to who logs in next."""
    request.session.flush()
    rotate_token(request)


def choose(request: HttpRequest, mandate: str) -> None:
    """Act under this mandate from now on."""
    _old_forms(request, state(request)["person"], mandate)
    request.session.cycle_key()
    request.session[LOGIN] = {**state(request), "mandate": mandate}


def _old_forms(request: HttpRequest, person: str, mandate: str) -> None:
    """A form that was opened for somebody else, in another tab, is not taken as one for whom he acts from now on."""
    known = state(request)
    if known and (known["person"], known["mandate"]) != (person, mandate):
        rotate_token(request)


def state(request: HttpRequest) -> dict[str, Any]:
    """What the session holds about the login; empty when nobody is logged in."""
    found: dict[str, Any] = request.session.get(LOGIN, {})
    return found


def over(request: HttpRequest) -> bool:
    """Whether somebody was logged in here, too long ago."""
    known = state(request)
    now = time.time()
    return bool(known) and (now - known["seen"] > IDLE or now - known["since"] > LONGEST)


def fresh(request: HttpRequest) -> bool:
    """Whether he showed a few minutes ago who he is."""
    known = state(request)
    return bool(known) and time.time() - known.get("proved", 0) <= FRESH


def acting(request: HttpRequest) -> Acting | None:
    """Who acts, looked up anew; None when nobody is logged in or the session is over.

    A mandate that was taken away leaves a person who has chosen nothing.
    """
    known = state(request)
    if not known or over(request):
        return None
    now = int(time.time())
    if now - known["seen"] >= EACH:
        request.session[LOGIN] = {**known, "seen": now}
    found = None
    if known["mandate"]:
        found = selectors.acting(known["person"], known["mandate"], known["attested"])
    return found or selectors.somebody(known["person"])
