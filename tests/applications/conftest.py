"""The world of an application on 2 March 2026."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from portefeuille import clock
from tests.applications.life import DAY, World, world


@pytest.fixture
def today() -> Iterator[None]:
    """It is 2 March 2026."""
    with clock.use(DAY):
        yield


@pytest.fixture
def here(db: None, today: None) -> World:
    """A small enterprise that may apply."""
    return world()
