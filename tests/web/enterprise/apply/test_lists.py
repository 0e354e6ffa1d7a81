"""The list of applications, beginning one, throwing one away, and the meters."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portefeuille.applications import selectors
from portefeuille.applications.models import Application
from portefeuille.enterprises import services
from tests.applications.life import World, on
from tests.signing_in import OTHER, sign_in
from tests.web.enterprise.apply.filling import Form, said

LIST, NEW, METERS = "/mijn/aanvragen/", "/mijn/aanvragen/nieuw/", "/mijn/aanvragen/plafonds/"


@pytest.fixture
def several(here: World, client: Client) -> World:
    """A draft, one to deposit, one to pay, one refused and one withdrawn."""
    from portefeuille.applications import services

    here.draft(project__title="Nog een concept")
    here.submit(project__title="Te storten")
    here.ready(project__title="Te betalen", project__price=1000)
    here.submit(project__title="Te klein", project__price=50, project__vat=None)
    gone = here.submit(project__title="Toch niet")
    services.withdraw(gone.pk, enterprise=here.enterprise, actor=here.person)
    sign_in(client, here.enterprise)
    return here


def test_what_goes_on_stands_there_with_the_next_action_and_its_last_day(
    several: World, client: Client
) -> None:
    page = said(client.get(LIST))
    for words in (
        "Nog een concept Opleidingen en Zoon BV Concept Vul je aanvraag aan en dien ze in tot en met 19 maart 2026 nog 17 dagen",
        "Te storten 2026-000001 · Opleidingen en Zoon BV · subsidie EUR 900,00 Wacht op jouw storting",
        "Stap 2: stort jouw deel (EUR 1.100,00) tot en met 1 april 2026 nog 30 dagen",
        "Klaar om te betalen Stap 3: laat je dienstverlener betalen (EUR 1.000,00) tot en met 31 december 2027",
    ):
        assert words in page
    assert "Toch niet" not in page


def test_a_draft_that_is_too_late_is_not_said_to_be_submitted(several: World, client: Client) -> None:
    with on(2026, 3, 20, 13):
        page = said(client.get(LIST))
    assert "Te laat om nog aan te vragen. Schuift de start op? Pas dan de startdag aan." in page
    assert "Vul je aanvraag aan en dien ze in" not in page


def test_what_ended_stands_apart(several: World, client: Client) -> None:
    page = said(client.get(f"{LIST}?lijst=beeindigd"))
    assert "Toch niet" in page
    assert "Ingetrokken" in page
    assert "Te storten" not in page


@pytest.mark.parametrize(
    "language, words", [("en", "Step 2: deposit your share"), ("fr", "Étape 2 : versez votre part")]
)
def test_the_list_in_other_languages(several: World, client: Client, language: str, words: str) -> None:
    assert words in said(client.get(f"/{language}{LIST}"))


def test_another_enterprise_sees_nothing_of_it(several: World, client: Client) -> None:
    sign_in(client, OTHER)
    page = said(client.get(LIST))
    assert "Te storten" not in page
    assert "We kennen je onderneming nog niet." in page


def test_a_longer_list_asks_the_database_as_much_and_goes_on_another_page(
    several: World, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(LIST)
    with django_assert_num_queries(17):
        client.get(LIST)
    with on(2026, 3, 2, 13):
        for number in range(25):
            several.draft(project__title=f"Concept {number}")
    with django_assert_num_queries(14):  # a page of drafts asks nothing of the wallet
        first = said(client.get(LIST))
    assert first.count("Gooi weg") == 25
    assert "Volgende" in first
    assert "Te betalen" in said(client.get(f"{LIST}?pagina=2"))


def test_a_reader_reads_the_list_and_begins_nothing(several: World, client: Client) -> None:
    sign_in(client, several.enterprise, "reader")
    page = said(client.get(LIST))
    assert "Te storten" in page
    assert "Begin een aanvraag" not in page
    before = Application.objects.count()
    assert client.post(NEW).status_code == 403
    assert Application.objects.count() == before


def test_a_copy_takes_everything_but_the_days_and_the_declaration(several: World, client: Client) -> None:
    earlier = selectors.of_enterprise(several.enterprise).get(title="Te storten")
    assert "Kopie van Te storten" in said(client.get(NEW))
    answer = client.post(NEW, {"copy_of": earlier.pk})
    made = answer.headers["Location"].rstrip("/").rpartition("/")[2]
    answers = selectors.one(several.enterprise, made).answers
    assert answer.status_code == 303
    assert answers["project.price"] == 2000
    assert not {"project.start", "project.end", "project.agreed_on", "form.declarations"} & set(answers)


def test_nothing_of_another_enterprise_is_copied(several: World, client: Client) -> None:
    from tests.enterprises import made

    theirs = several.submit()
    other = made.enterprise(made.OTHER)
    sign_in(client, other)
    assert client.post(NEW, {"copy_of": theirs.pk}).status_code == 404
    assert not selectors.of_enterprise(other).exists()


def test_an_unknown_enterprise_fills_in_its_details_first(here: World, client: Client) -> None:
    sign_in(client, OTHER)
    assert client.post(NEW).status_code == 422
    assert not Application.objects.exists()


def test_a_draft_is_thrown_away_after_a_question(form: Form) -> None:
    assert "Dat kun je niet ongedaan maken." in said(form.see("weg"))
    assert form.client.post(form.address("weg")).headers["Location"] == LIST
    assert not Application.objects.exists()


def test_what_was_submitted_cannot_be_thrown_away(form: Form) -> None:
    form.submit()
    assert form.client.post(form.address("weg")).status_code == 303
    assert form.seen.state == "awaiting_deposit"


def test_the_meters_show_in_figures_what_the_bars_draw(several: World, client: Client) -> None:
    answer = client.get(METERS)
    page = said(answer)
    assert "In 2026 kun je nog EUR 6.150,00 subsidie krijgen." in page
    assert "Al gebruikt EUR 1.350,00 Nog over EUR 6.150,00 Het plafond EUR 7.500,00" in page
    assert "Al gebruikt EUR 1.350,00 Nog over EUR 298.650,00 Het plafond EUR 300.000,00" in page
    assert answer.content.decode().count("<svg") == 2


def test_what_another_application_would_leave(several: World, client: Client) -> None:
    page = said(client.get(METERS, {"subsidie": "1.000"}))
    assert "Nog een aanvraag EUR 1.000,00 Nog over EUR 5.150,00" in page
    more = said(client.get(METERS, {"subsidie": "7.000"}))
    assert "je krijgt hoogstens EUR 6.150,00" in more
    assert (
        "Al gebruikt EUR 1.350,00 Nog een aanvraag EUR 6.150,00 Nog over EUR 0,00 Het plafond EUR 7.500,00"
        in more
    )
    assert "Nog een aanvraag EUR 6.150,00 Nog over EUR 292.500,00 Het plafond EUR 300.000,00" in more
    assert "dan krijg je van die aanvraag niets" not in more
    wrong = said(client.get(METERS, {"subsidie": "veel"}))
    assert "Schrijf een getal" in wrong


def test_de_minimis_aid_above_its_ceiling_is_none_at_all(several: World, client: Client) -> None:
    aid = [{"on": "2026-03-02", "amount": 29_865_000, "what": "Huursteun"}]
    services.change(number=several.enterprise, values={"de_minimis": aid}, actor=several.person)
    none, some = "dan krijg je van die aanvraag niets", "Nog een aanvraag"
    assert none not in (page := said(client.get(METERS))) and some not in page
    assert none in (page := said(client.get(METERS, {"subsidie": "0,01"}))) and some in page


def test_without_a_size_there_is_no_ceiling_to_show(client: Client, db: None, today: None) -> None:
    from tests.enterprises import made

    sign_in(client, made.enterprise(size=None))
    assert "Bevestig eerst of je onderneming klein of middelgroot is" in said(client.get(METERS))
