"""The identity providers of the tests of the login."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from portefeuille.web.account.oidc import discovery
from tests.web.account import providers
from tests.web.account.providers import Running


@pytest.fixture(scope="session")
def mock_provider() -> Iterator[Running]:
    with providers.mock() as running:
        yield running


@pytest.fixture(scope="session")
def node_provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with providers.node(tmp_path_factory.mktemp("provider")) as running:
        yield running


@pytest.fixture(params=["mock", pytest.param("node", marks=pytest.mark.node)])
def provider(request: pytest.FixtureRequest, settings: Settings) -> Running:
    """Each of the two in turn; we are one of its clients."""
    discovery.forget()
    running: Running = request.getfixturevalue(f"{request.param}_provider")
    settings.LOGIN = running.settings()
    settings.SITE_URL = "http://testserver"
    return running
