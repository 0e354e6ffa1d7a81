"""A small enterprise on 2 March 2026, somebody who acts for it, and templates that may not name what is not there."""

from __future__ import annotations

import pytest
from django.template.engine import Engine
from django.test import Client

from tests.applications.conftest import here as here
from tests.applications.conftest import today as today
from tests.applications.life import World
from tests.signing_in import sign_in
from tests.web.enterprise.apply.filling import Form


class Unknown(str):
    """What Django writes for a variable that does not exist: here it fails."""

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"a template names {name}, which is not there")


@pytest.fixture(autouse=True)
def unknown_variables_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Engine.get_default(), "string_if_invalid", Unknown("%s"))


@pytest.fixture
def form(here: World, client: Client) -> Form:
    """A draft with everything filled in, and somebody who is logged in to go on with it."""
    sign_in(client, here.enterprise)
    return Form(client, here.draft(project__provider__related_party=False), here.enterprise)
