"""Somebody who gets mail, and a law in which something new appears."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from portefeuille import clock
from portefeuille.law.changes import Record
from portefeuille.law.touches import Touch
from portefeuille.notifications.models import Subscription
from portefeuille.rules.changes import everything

TODAY = date(2026, 11, 22)


def subscriber(email: str = "an@voorbeeld.test", **fields: Any) -> Subscription:
    """A confirmed subscriber of the day."""
    now = clock.now()
    given = {"email": email, "language": "nl", "asked": now, "confirmed": now, **fields}
    return Subscription.objects.create(**given)


def new_change(name: str = "new", day: date = date(2027, 1, 1), touch: Touch | None = None) -> Record:
    """A change as the law of today has them, with an id that was never seen."""
    model = next(
        each
        for each in everything(TODAY)
        if each.kind == "parameter" and each.subject == "rate.base.small" and each.before
    )
    return replace(model, id=f"{day}:{name}", day=day, touch=touch or Touch())
