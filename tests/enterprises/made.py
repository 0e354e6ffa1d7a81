"""Enterprises for the tests: invented, complete, on any number whose check digits are right."""

from __future__ import annotations

from typing import Any

from portefeuille import clock
from portefeuille.enterprises import services
from portefeuille.platform.models import Actor

NUMBER = "0999000129"
OTHER = "0999000228"
IBAN = "BE68539007547034"
COMPLETE: dict[str, Any] = {
    "name": "Voorbeeld Software",
    "legal_form": "610",
    "establishments": [{"postcode": "9000", "municipality": "Gent"}],
    "main_activity": {"code": "62.010", "version": 2008},
    "headcount": 1250,
    "turnover": 140_000_000,
    "balance_total": 90_000_000,
    "group": [],
    "public_share": 0,
    "social_security_arrears": False,
    "de_minimis": [],
    "iban": IBAN,
    "contact": "An Peeters",
    "email": "an@voorbeeld.test",
    "language": "nl",
    "honour": True,
}


def person(name: str = "An Peeters") -> Actor:
    """Somebody who acts for an enterprise."""
    return Actor.objects.create(kind="representative", name=name)


def enterprise(
    number: str = NUMBER, actor: Actor | None = None, *, size: str | None = "small", **values: Any
) -> str:
    """A registered enterprise from which nothing is missing to apply; ``size`` None: not confirmed yet.  Its ten digits."""
    who = actor or person()
    made = services.register(number=number, values={**COMPLETE, **values}, actor=who)
    if size is not None:
        services.confirm_size(number=made, year=clock.today().year, size=size, actor=who)
    return made
