"""Two tabs of one browser: a form that was opened for one enterprise is never taken as one of another."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from portefeuille.enterprises import selectors
from portefeuille.platform import actors
from portefeuille.platform.identity import services
from tests.enterprises import made
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db
PLACE = "/mijn/onderneming/contact/"


def token(client: Client) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(PLACE).content.decode())
    assert found is not None
    return found[1]


def sent(client: Client, contact: str, csrf: str) -> int:
    version = selectors.profile(made.OTHER).version
    form = {
        "csrfmiddlewaretoken": csrf, "persoon": contact, "telefoon": "", "email": "x@voorbeeld.test", "berichten": "nl", "versie": str(version)
    }  # fmt: skip
    return client.post(PLACE, form).status_code


def test_a_form_of_another_enterprise_is_refused_after_switching() -> None:
    client = Client(enforce_csrf_checks=True)
    first = sign_in(client, made.enterprise(), "accountant")
    made.enterprise(made.OTHER)
    other = services.grant(person=first.person, number=made.OTHER, role="accountant", by=actors.system())
    old = token(client)
    chosen = {"csrfmiddlewaretoken": old, "mandate": other.pk}
    assert client.post("/aanmelden/kies/", chosen).status_code == 303
    assert sent(client, "Van de eerste", old) == 403
    assert selectors.profile(made.OTHER).value("contact") == "An Peeters"
    assert sent(client, "Van de tweede", token(client)) == 303
    assert selectors.profile(made.OTHER).value("contact") == "Van de tweede"


def test_a_form_of_another_enterprise_is_refused_after_logging_out_and_in() -> None:
    client = Client(enforce_csrf_checks=True)
    sign_in(client, made.enterprise())
    old = token(client)
    assert client.post("/aanmelden/uit/", {"csrfmiddlewaretoken": old}).status_code == 303
    made.enterprise(made.OTHER)
    sign_in(client, made.OTHER)
    assert sent(client, "Van de eerste", old) == 403
    assert selectors.profile(made.OTHER).value("contact") == "An Peeters"


def test_choosing_the_same_again_leaves_a_form_as_it_is() -> None:
    client = Client(enforce_csrf_checks=True)
    made.enterprise(made.OTHER)
    acting = sign_in(client, made.OTHER)
    old = token(client)
    assert (
        client.post("/aanmelden/kies/", {"csrfmiddlewaretoken": old, "mandate": acting.mandate}).status_code
        == 303
    )
    assert sent(client, "Zelfde", old) == 303
