"""The world of an application, and an official at a screen."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client

from portefeuille.applications.models import Application
from portefeuille.platform.identity.acting import Acting
from tests.applications.conftest import here as here
from tests.applications.conftest import today as today
from tests.applications.life import World
from tests.signing_in import sign_in


@dataclass
class Office:
    """An official who is logged in."""

    here: World
    client: Client
    acting: Acting

    def page(self, found: Application, part: str = "", **query: str) -> str:
        """A page about an application, read."""
        answer = self.client.get(f"/behandelen/{found.pk}/{part}", query)
        assert answer.status_code == 200, (answer.status_code, part)
        return answer.content.decode()

    def send(self, found: Application, part: str, **told: str) -> tuple[int, str]:
        """A form that is sent: the status, and where it leads or what it says."""
        answer = self.client.post(f"/behandelen/{found.pk}/{part}", told)
        return answer.status_code, answer.headers.get("Location") or answer.content.decode()


@pytest.fixture
def office(here: World, client: Client) -> Office:
    """An official, logged in."""
    return Office(here, client, sign_in(client, "", "official"))
