"""Who acts, and what day it is, for the tests of the wallet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from portefeuille import clock
from portefeuille.platform.models import Actor
from portefeuille.wallet import services
from tests.wallet.life import Bank


@pytest.fixture
def official() -> Actor:
    return Actor.objects.create(id="a" * 32, kind="official", name="An official")


@pytest.fixture
def second() -> Actor:
    return Actor.objects.create(id="b" * 32, kind="official", name="Another official")


@pytest.fixture
def bank() -> Bank:
    return Bank()


@pytest.fixture
def march() -> Iterator[None]:
    """It is 2 March 2026."""
    with clock.use(datetime(2026, 3, 2, 10)):
        yield


@pytest.fixture
def budget(official: Actor, march: None) -> int:
    """The budget of 2026, in cents."""
    services.set_budget(2026, 10_000_000, key="first", actor=official)
    return 10_000_000
