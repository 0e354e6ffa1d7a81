"""Who is told: the people with a mandate on the day itself."""

from __future__ import annotations

from collections.abc import Sequence

from portefeuille.notifications.kinds import Audience
from portefeuille.platform.identity import selectors
from portefeuille.platform.identity.roles import Kind
from portefeuille.platform.identity.selectors import Told as Person

KINDS = {
    Audience.ENTERPRISE: Kind.ENTERPRISE,
    Audience.PROVIDER: Kind.PROVIDER,
    Audience.OFFICIALS: Kind.OFFICIAL,
}

__all__ = ["Person", "people"]


def people(audience: Audience, number: str) -> Sequence[Person]:
    """Everybody who has a mandate for this enterprise or this provider today, or (without a number) is an official."""
    return selectors.people_for(number, KINDS[audience])
