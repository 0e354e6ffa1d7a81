"""Writes: a provider is registered, changed, ends or is suspended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from portefeuille.law import Law
from portefeuille.numbers import Kind
from portefeuille.numbers import read as read_number
from portefeuille.platform import audit, gate
from portefeuille.platform.models import Actor
from portefeuille.providers.errors import BadProviderError, UnknownProviderError
from portefeuille.providers.folding import folded
from portefeuille.providers.models import Provider, Suspension

SERVICES = {"O": "training", "A": "advice"}
"""What the letter of a number says."""
LONGEST_NAME = 140


def register(
    *, number: str, name: str, enterprise: str, registered_from: date, iban: str, email: str, actor: Actor,
    registered_until: date | None = None, themes: Sequence[str] = (),
) -> str:  # fmt: skip
    """Register a provider for the service that the letter of its number says.  The number as it is written officially.

    A second time with the same values changes nothing; with others it is a change.

    :raises BadProviderError: when a value cannot be; nothing is recorded.
    """
    official = _number("number", number, "provider")
    values = {
        "name": _name(name),
        "folded": folded(name),
        "enterprise": _number("enterprise", enterprise, "enterprise").replace(".", ""),
        "service": SERVICES[official[3]],
        "registered_from": registered_from,
        "registered_until": registered_until,
        "iban": _number("iban", iban, "iban"),
        "email": _email(email),
        "themes": _themes(themes, registered_from),
    }
    if registered_until is not None and registered_until < registered_from:
        raise BadProviderError("registered_until", f"a day from {registered_from} on", registered_until)
    with transaction.atomic():
        gate.enter()
        now = Provider.objects.filter(number=official).first()
        changed = sorted(key for key, each in values.items() if now is None or getattr(now, key) != each)
        if changed:
            Provider.objects.update_or_create(number=official, defaults=values)
            action = "provider.registered" if now is None else "provider.changed"
            audit.write(actor, action, f"provider:{official}", {"keys": changed})
    return official


def suspend(*, number: str, begins: date, reason: str, actor: Actor, until: date | None = None) -> None:
    """No applications to this provider in this period.  The same first day again changes its end.

    :raises UnknownProviderError: when there is no such provider.
    :raises BadProviderError: when the period or the reason cannot be.
    """
    if until is not None and until < begins:
        raise BadProviderError("until", f"a day from {begins} on", until)
    if not reason.strip() or len(reason) > 300:
        raise BadProviderError("reason", "a reason of at most 300 characters", reason)
    with transaction.atomic():
        gate.enter()
        provider = Provider.objects.filter(number=number).first()
        if provider is None:
            raise UnknownProviderError(number)
        Suspension.objects.update_or_create(
            provider=provider, begins=begins, defaults={"until": until, "reason": reason.strip()}
        )
        told = {"begins": begins.isoformat(), "until": until.isoformat() if until else None}
        audit.write(actor, "provider.suspended", f"provider:{number}", told)


def _number(key: str, text: str, kind: Kind) -> str:
    found = read_number(text, kind)
    if found.canonical is None:
        raise BadProviderError(key, f"a number of the kind {kind}", text)
    return found.canonical


def _name(text: str) -> str:
    kept = " ".join(text.split())
    if not kept or len(kept) > LONGEST_NAME or not kept.isprintable():
        raise BadProviderError("name", f"a name of at most {LONGEST_NAME} characters", text)
    return kept


def _email(text: str) -> str:
    try:
        validate_email(text.strip())
    except ValidationError as error:
        raise BadProviderError("email", "an e-mail address", text) from error
    return text.strip()


def _themes(themes: Sequence[str], on: date) -> list[str]:
    known = {str(row["code"]) for row in Law.on(on).rows("themes")}
    wrong = next((each for each in themes if each not in known), None)
    if wrong is not None:
        raise BadProviderError("themes", f"one of {', '.join(sorted(known))}", wrong)
    return sorted(set(themes))
