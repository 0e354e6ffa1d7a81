"""NUL in an address or a form: PostgreSQL refuses it in a text, so that nobody's page breaks on it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.signing_in import sign_in

ADDRESSES = (
    "/mijn/elders/%00/",
    "/mijn/aanvragen/?toon=%00",
    "/mijn/berichten/?%00=1",
    "/controleren/?code=%00",
)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_refused_in_an_address(client: Client, address: str) -> None:
    sign_in(client)
    answer = client.get(address)
    assert (answer.status_code, "kunnen lezen" in answer.content.decode()) == (400, True)


@pytest.mark.django_db
@pytest.mark.parametrize("form", [{"username": "a\0b"}, {"user\0name": "a"}, {"code": ["1", "\0"]}])
def test_refused_in_a_form(client: Client, form: dict[str, object]) -> None:
    assert client.post("/aanmelden/ambtenaar/", form).status_code == 400


@pytest.mark.django_db
def test_a_form_without_it_is_read(client: Client) -> None:
    assert client.post("/aanmelden/ambtenaar/", {"username": "a\tb"}).status_code == 403
