"""The world of an application on 2 March 2026, and somebody at a screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from portefeuille import clock
from tests.applications.life import DAY, World, world
from tests.web.enterprise.application.states import Desk, desk


@pytest.fixture
def today() -> Iterator[None]:
    """It is 2 March 2026."""
    with clock.use(DAY):
        yield


@pytest.fixture
def here(db: None, today: None) -> World:
    """A small enterprise that may apply."""
    return world()


@pytest.fixture
def seat(here: World, client: Client) -> Desk:
    """A representative of the enterprise, logged in."""
    return desk(here, client)
