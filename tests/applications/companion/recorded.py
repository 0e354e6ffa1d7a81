"""An application at the official portal, recorded."""

from __future__ import annotations

from datetime import date
from typing import Any

from portefeuille.applications.companion.services import Facts, record
from portefeuille.platform.models import Actor

ENTERPRISE = "0123456749"
APPLIED = date(2026, 3, 2)
LAST_DEPOSIT, LAST_PAYMENT = date(2026, 4, 1), date(2027, 12, 31)


def actor() -> Actor:
    """Who records."""
    made, _ = Actor.objects.get_or_create(id="7" * 32, defaults={"kind": "representative", "name": "An"})
    return made


def facts(**changes: Any) -> Facts:
    """EUR 1 000 of training for a small enterprise: EUR 300 of subsidy, EUR 700 of its own."""
    given: dict[str, Any] = {
        "service": "training", "title": "Excel", "applied_on": APPLIED, "price": 100_000, "theme": "digitalisation",
        "size": "small", "provider": "DV.O912345",
    }  # fmt: skip
    return Facts(**{**given, **changes})


def recorded(enterprise: str = ENTERPRISE, **changes: Any) -> str:
    """Its id."""
    return record(enterprise=enterprise, facts=facts(**changes), actor=actor())
