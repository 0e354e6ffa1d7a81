"""The day stands still for the tests of the enterprises."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from portefeuille import clock


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(datetime(2026, 11, 20, 10)):
        yield


@pytest.fixture
def register_is_down(settings: pytest.FixtureRequest) -> None:
    """No register answers."""
    setattr(settings, "ENTERPRISE_REGISTER", "portefeuille.registers.none.NoRegister")  # noqa: B010
