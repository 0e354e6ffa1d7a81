"""A representative in front of the pages of the profile; the day stands still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client

from portefeuille import clock
from tests.enterprises.made import NUMBER
from tests.signing_in import sign_in
from tests.web.enterprise.profile.visiting import Visitor


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(datetime(2026, 11, 20, 10)):
        yield


@pytest.fixture
def visitor(client: Client, db: None) -> Visitor:
    """Acts for the enterprise of the tests, which is not registered yet."""
    return Visitor(client, sign_in(client, NUMBER).actor)
