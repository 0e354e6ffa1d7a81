"""The first page after the login: what must be done, what goes on, what is left; of this enterprise alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portefeuille import clock
from portefeuille.applications import selectors
from portefeuille.wallet import selectors as wallet
from tests.applications.life import DAY, World
from tests.applications.life import world as made
from tests.signing_in import OTHER, sign_in
from tests.web.enterprise.application.states import in_recovery
from tests.web.visible import texts

QUERIES = 22
"""However many applications there are."""


def visible(html: str) -> str:
    """What somebody reads, with single spaces."""
    return " ".join(" ".join(each.text for each in texts(html)).split())


@pytest.fixture
def march() -> Iterator[None]:
    """It is 2 March 2026."""
    with clock.use(DAY):
        yield


@pytest.fixture
def here(db: None, march: None) -> World:
    return made()


def test_an_enterprise_without_a_name_is_called_by_its_number(client: Client, db: None, march: None) -> None:
    sign_in(client, OTHER)
    page = client.get("/mijn/").content.decode()
    assert "<h1>0200.000.340</h1>" in page
    assert "Er loopt nu geen termijn." in page


def test_what_must_be_done_what_goes_on_and_what_is_left(client: Client, here: World) -> None:
    here.submit(project__title="Lassen met beleid")
    sign_in(client, here.enterprise)
    text = visible(client.get("/mijn/").content.decode())
    assert "Voorbeeld Software" in text
    assert "Stort jouw deel: Lassen met beleid · EUR 1.100,00" in text
    assert "1 april 2026" in text
    assert "Wacht op jouw storting" in text
    assert "EUR 6.600,00" in text  # what is left of the ceiling


def test_what_goes_on_begins_with_what_is_most_urgent(client: Client, here: World) -> None:
    here.submit(project__title="Eerst gestort")
    with clock.use(DAY + timedelta(days=2)):
        for title in ("Klaar A", "Klaar B", "Klaar C"):
            here.ready(project__title=title, project__price=200)
        sign_in(client, here.enterprise)
        goes_on = visible(client.get("/mijn/").content.decode()).partition("Wat loopt")[2]
    assert goes_on.strip().startswith("Eerst gestort")


def test_an_enterprise_that_nobody_registered_is_told_so(client: Client, db: None, march: None) -> None:
    sign_in(client)
    text = visible(client.get("/mijn/").content.decode())
    assert "We kennen je onderneming nog niet" in text
    assert "Begin een aanvraag" not in text


def test_a_reader_sees_it_and_begins_nothing(client: Client, here: World) -> None:
    sign_in(client, here.enterprise, role="reader")
    text = visible(client.get("/mijn/").content.decode())
    assert "Voorbeeld Software" in text
    assert "Begin een aanvraag" not in text


def test_a_claim_past_its_day_is_still_what_must_be_done(client: Client, here: World) -> None:
    found = in_recovery(here)
    sign_in(client, here.enterprise, "accountant")
    claim = wallet.claims(found.pk)[0]
    assert claim.last_day is not None
    with clock.use(claim.last_day + timedelta(days=3)):
        for place in ("/mijn/", "/mijn/termijnen/", "/mijn/klanten/"):
            text = visible(client.get(place).content.decode())
            assert "3 dagen geleden" in text, place
            assert "Geef meteen een instantoverschrijving" not in text, place
            assert "nog -" not in text, place
        assert selectors.due([here.enterprise], clock.today()) == []  # no alarm, and nothing in a calendar


def test_the_number_of_questions_to_the_database_is_fixed(
    client: Client, here: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        here.submit(project__title=f"Les {number}", project__price=200)
    sign_in(client, here.enterprise)
    client.get("/mijn/")
    with django_assert_num_queries(QUERIES):
        client.get("/mijn/")
    for number in range(3):
        here.submit(project__title=f"Nog een les {number}", project__price=200)
    with django_assert_num_queries(QUERIES):
        client.get("/mijn/")
