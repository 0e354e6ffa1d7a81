"""A day that stands still, mails that stay here, and a law to which a change can be added."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from portefeuille import clock
from portefeuille.law.changes import Record
from portefeuille.notifications import notify as job
from portefeuille.rules.changes import everything
from tests.notifications.subscribers import TODAY


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


@pytest.fixture
def publish(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Add changes to the law."""
    added: list[Record] = []
    monkeypatch.setattr(job, "everything", lambda known: (*everything(known), *added))
    return lambda *records: added.extend(records)
