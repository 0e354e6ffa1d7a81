"""Every test of these pages stands on one day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from portefeuille import clock
from tests.web.public.law.reading import TODAY


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield
