"""The world of an application on 2 March 2026, and somebody at a screen."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.applications.conftest import here as here
from tests.applications.conftest import today as today
from tests.applications.life import World
from tests.web.enterprise.application.states import Desk, desk


@pytest.fixture
def seat(here: World, client: Client) -> Desk:
    """A representative of the enterprise, logged in."""
    return desk(here, client)
