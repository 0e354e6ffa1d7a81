"""People with a mandate, made up: what the login of the site tells of them, without a login."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from portefeuille.notifications import audience
from portefeuille.notifications.audience import Person
from portefeuille.notifications.kinds import Audience

ENTERPRISE = "0123456749"
OTHER = "0987654394"
PROVIDER = "DV.O912345"
AN = Person("an", "An Peeters", "an@voorbeeld.test", "nl", "representative")
BO = Person("bo", "Bo Claes", "bo@voorbeeld.test", "fr", "accountant")


def mandates(monkeypatch: pytest.MonkeyPatch, held: dict[str, Sequence[Person]]) -> None:
    """Who has a mandate for what: number -> people; the officials under an empty number."""

    def people(whom: Audience, number: str) -> Sequence[Person]:
        return held.get(number, ())

    monkeypatch.setattr(audience, "people", people)
