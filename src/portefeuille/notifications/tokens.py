"""The links in a mail: signed names of subscriptions.  Nothing secret is stored, and one link cannot do another's work."""

from __future__ import annotations

from django.core.signing import BadSignature, Signer

CONFIRM, STOP = "confirm", "stop"


def made(purpose: str, subscription: str) -> str:
    """The token for a purpose."""
    return _signer(purpose).sign(subscription)


def subscription(purpose: str, token: str) -> str | None:
    """The subscription of a token; None when the token was not made here for this purpose."""
    try:
        return _signer(purpose).unsign(token)
    except BadSignature:
        return None


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"portefeuille.notifications.{purpose}", sep="~")
