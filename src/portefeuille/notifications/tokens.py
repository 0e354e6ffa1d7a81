"""The links in a mail: signed names.  Nothing secret is stored, and one link cannot do another's work."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.signing import BadSignature, Signer

CONFIRM, STOP, STOP_NOTICES = "confirm", "stop", "stop-notices"


def made(purpose: str, subscription: str) -> str:
    """The token for a purpose."""
    return _signer(purpose).sign(subscription)


def subscription(purpose: str, token: str) -> str | None:
    """The subscription of a token; None when the token was not made here for this purpose."""
    try:
        return _signer(purpose).unsign(token)
    except BadSignature:
        return None


def stopping(person: str, groups: Iterable[str]) -> str:
    """The token with which a person stops the mails of some groups of notices."""
    return made(STOP_NOTICES, ".".join((person, *sorted(set(groups)))))


def stopped(token: str) -> tuple[str, tuple[str, ...]] | None:
    """The person and the groups of a token; None when it was not made here."""
    found = subscription(STOP_NOTICES, token)
    if found is None:
        return None
    person, *groups = found.split(".")
    return person, tuple(groups)


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"portefeuille.notifications.{purpose}", sep="~")
