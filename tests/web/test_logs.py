"""No line of a log opens a door."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from portefeuille.conf import settings as ours
from portefeuille.notifications import calendars
from portefeuille.platform.identity import officials
from portefeuille.web.logs import SecretsFilter
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What Django says of requests, as the handler of the settings writes it."""
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    handler.addFilter(SecretsFilter())
    logger = logging.getLogger("django")
    logger.addHandler(handler)
    yield told
    logger.removeHandler(handler)


def test_the_handler_of_the_settings_has_the_filter() -> None:
    name = f"{SecretsFilter.__module__}.{SecretsFilter.__name__}"
    assert [
        ours.LOGGING["filters"][each]["()"] for each in ours.LOGGING["handlers"]["stderr"]["filters"]
    ] == [name]


def test_the_link_of_an_official_who_types_two_passwords_is_not_logged(
    client: Client, log: io.StringIO
) -> None:
    token = officials.make(username="an", given_name="An", family_name="Voorbeeld")
    place = f"/aanmelden/ambtenaar/{token}/"
    assert client.post(place, {"password": "a", "password_again": "b"}).status_code == 422
    assert "Unprocessable" in log.getvalue()
    assert "/aanmelden/ambtenaar/.../" in log.getvalue()
    assert token not in log.getvalue()
    assert officials.enrolling(token)


def test_a_calendar_that_is_asked_for_in_another_way_is_not_logged(client: Client, log: io.StringIO) -> None:
    token = calendars.renew(person=sign_in(client).person)
    assert Client(enforce_csrf_checks=True).post(f"/mijn/kalender/{token}.ics").status_code == 403
    assert client.post(f"/mijn/kalender/{token}.ics").status_code == 405
    assert log.getvalue().count("/mijn/kalender/....ics") == 2
    assert token not in log.getvalue()


def test_an_address_without_a_secret_is_logged_as_it_is(client: Client, log: io.StringIO) -> None:
    client.get("/nergens/")
    client.post("/aanmelden/")
    assert "/nergens/" in log.getvalue()
    assert "Method Not Allowed (POST): /aanmelden/" in log.getvalue()
