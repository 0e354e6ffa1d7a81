"""A provider sees what is on its number, and refuses before the first payment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portefeuille import clock
from portefeuille.applications import selectors
from portefeuille.applications.models import Event
from portefeuille.applications.states import S
from portefeuille.enterprises import services as enterprises
from portefeuille.wallet import selectors as wallet
from tests.applications.life import ADVICE, DAY, TRAINING, World, world
from tests.signing_in import sign_in
from tests.web.enterprise.application.states import refund_due
from tests.web.enterprise.reading import visible

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db: None, client: Client) -> Iterator[World]:
    """2 March 2026; the provider of the training is logged in."""
    with clock.use(DAY):
        made = world()
        sign_in(client, TRAINING, "provider")
        yield made


def test_what_is_on_its_number(
    here: World, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert "Nog geen aanvragen." in client.get("/dienstverlener/").content.decode()
    here.draft()
    here.submit()
    page = client.get("/dienstverlener/").content.decode()
    for words in (
        "2026-000001",
        "Phishing herkennen",
        "Voorbeeld Software",
        "EUR 2.000,00",
        "wacht op storting",
    ):
        assert words in page
    assert page.count('<th scope="row"') == 1  # the draft is not there
    here.submit(project__title="Nog iets")
    with django_assert_num_queries(11):
        assert "2026-000002" in client.get("/dienstverlener/").content.decode()


def test_what_was_told_of_the_service_can_be_compared_with_what_was_agreed(
    here: World, client: Client
) -> None:
    page = visible(client.get(f"/dienstverlener/{here.submit().pk}/"))
    for words in ("Opleiding", "Digitalisering: cybersecurity", "In een leslokaal"):
        assert words in page
    assert "Jan Janssens" not in page and "Prijs zonder btw" not in page


def test_what_must_be_paid_back_stands_first_with_how_late_it_is(here: World, client: Client) -> None:
    assert "Wat je nu moet doen" not in visible(client.get("/dienstverlener/"))
    found = refund_due(here)
    (claim,) = wallet.claims(found.pk)
    with clock.use(claim.last_day + timedelta(days=3)):
        first = visible(client.get("/dienstverlener/")).partition("Wat je nu moet doen")[2]
    assert "3 dagen geleden Betaal EUR 2.000,00 terug" in first.partition("Berichten")[0]


def test_what_was_not_granted_is_not_there(here: World, client: Client) -> None:
    refused = here.submit(project__start="2026-02-15", project__agreed_on="2026-02-01")
    waits = here.submit(project__theme="occupation_specific")
    assert (refused.state, waits.state) == (S.REFUSED, S.IN_REVIEW)
    assert "Nog geen aanvragen." in client.get("/dienstverlener/").content.decode()
    for found in (refused, waits):
        for method, place in ((client.get, ""), (client.post, "weigeren/")):
            assert method(f"/dienstverlener/{found.pk}/{place}").status_code == 404


def test_refused_once_with_a_reason_that_the_enterprise_reads(here: World, client: Client) -> None:
    found = here.ready()
    place = f"/dienstverlener/{found.pk}/weigeren/"
    assert "Waarom weiger je?" in client.get(place).content.decode()
    told = {"waarom": "onbekend", "woorden": "Nooit gezien"}
    assert [client.post(place, told).status_code for _ in range(2)] == [303, 303]
    events = [each for each in selectors.timeline(found.pk) if each.event == "provider_refuse"]
    assert [each.detail["reason"] for each in events] == ["Ik ken deze onderneming niet. Nooit gezien"]
    assert here.seen(found).state == S.REFUSED_BY_PROVIDER
    assert "Geweigerd" in client.get(f"/dienstverlener/{found.pk}/?gebeurd=1").content.decode()


@pytest.mark.parametrize(
    "told, words",
    [({}, "Kies een reden."), ({"waarom": "anders"}, "Schrijf waarom je weigert."),
     ({"waarom": "inhoud", "woorden": "x" * 501}, "Dit is te lang.")],
)  # fmt: skip
def test_a_reason_is_needed(here: World, client: Client, told: dict[str, str], words: str) -> None:
    found = here.submit()
    answer = client.post(f"/dienstverlener/{found.pk}/weigeren/", told)
    assert answer.status_code == 422 and words in answer.content.decode()
    assert here.seen(found).state == S.AWAITING_DEPOSIT


def test_without_an_account_of_the_enterprise_nothing_is_refused_and_the_page_says_whom_to_ask(
    here: World, client: Client
) -> None:
    found = here.ready()
    enterprises.change(number=here.enterprise, values={"iban": None}, actor=here.person)
    answer = client.post(f"/dienstverlener/{found.pk}/weigeren/", {"waarom": "onbekend"})
    assert (answer.status_code, here.seen(found).state) == (409, "ready_to_pay")
    assert "we kennen haar rekening niet" in answer.content.decode()


def test_not_after_the_first_payment(here: World, client: Client) -> None:
    found = here.ready()
    here.order(found, 100)
    place = f"/dienstverlener/{found.pk}/"
    assert "/weigeren/" not in client.get(place).content.decode()
    assert client.get(f"{place}weigeren/").status_code == 409
    assert client.post(f"{place}weigeren/", {"waarom": "onbekend"}).status_code == 409
    assert here.seen(found).state == S.PARTLY_PAID


def test_another_provider_finds_nothing(here: World, client: Client) -> None:
    found = here.submit()
    draft = here.draft()
    sign_in(client, ADVICE, "provider")
    before = Event.objects.count()
    for part in (found.pk, draft):
        assert client.get(f"/dienstverlener/{part}/").status_code == 404
        assert client.post(f"/dienstverlener/{part}/weigeren/", {"waarom": "onbekend"}).status_code == 404
    assert "Phishing" not in client.get("/dienstverlener/").content.decode()
    assert (Event.objects.count(), here.seen(found).state) == (before, S.AWAITING_DEPOSIT)
