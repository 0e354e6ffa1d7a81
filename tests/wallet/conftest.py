"""Somebody who acts, for the tests of the wallet."""

from __future__ import annotations

import pytest

from portefeuille.platform.models import Actor


@pytest.fixture
def official() -> Actor:
    return Actor.objects.create(id="a" * 32, kind="official", name="An official")
