"""The wallet that the tests of the bank's commands use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from portefeuille import clock
from tests.cli.holding import Money


@pytest.fixture
def money(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Money]:
    with clock.use(datetime(2026, 3, 2, 8)):
        yield Money(tmp_path, capsys)
