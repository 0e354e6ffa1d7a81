"""What holds for every test: who needs the database, who needs a browser.

A test that asks for the database (pytest-django's fixtures or ``django_db``) is marked ``db`` by itself.  Such tests run
on SQLite; with PORTEFEUILLE_DATABASE_URL set they run on that PostgreSQL.  ``make test`` does both.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

from scripts.run_tests import NEVER_DB
from tests import flush

# A busy machine fails no test: neither an example nor its making is timed.  A run that counts (CI) looks at the same examples
# each time, so that what it says is about the change; everybody else's looks for new ones.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=os.environ.get("CI") == "true"
)  # fmt: skip
settings.load_profile("house")

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server", "admin_client"}


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what uses the database, and the browser stories."""
    fixtures = set(getattr(item, "fixturenames", ()))
    if fixtures & DATABASE_FIXTURES or item.get_closest_marker("django_db"):
        item.add_marker(pytest.mark.db)
    if item.nodeid.startswith("tests/browser/"):
        item.add_marker(pytest.mark.browser)
    room = item.nodeid.split("/")[1]
    if room in NEVER_DB and (item.get_closest_marker("db") or item.get_closest_marker("browser")):
        raise pytest.UsageError(f"{item.nodeid}: no test in tests/{room} may need the database or a browser")


def pytest_runtest_setup() -> None:
    """A page in another language leaves that language behind in its thread: each test begins in Dutch."""
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def flush_past_the_triggers() -> Iterator[None]:
    """Tests with real transactions empty the database afterwards; its triggers refuse that to everybody else."""
    with pytest.MonkeyPatch.context() as patch:
        flush.install(patch)
        yield
