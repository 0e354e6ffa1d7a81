"""Changing a part: errors keep what was typed, two people are told of each other, an account asks a fresh login."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from portefeuille.enterprises import selectors, services
from portefeuille.enterprises.models import Value
from tests.enterprises.made import NUMBER, OTHER, enterprise, person
from tests.signing_in import sign_in
from tests.web.enterprise.profile.visiting import HOME, Visitor

FIGURES = {"einde": "31/12/2025", "vte": "13", "omzet": "1.400.000", "balans": "900.000"}


@pytest.fixture(autouse=True)
def registered(db: None) -> None:
    enterprise()


def test_a_mistake_is_told_at_its_question_and_nothing_is_kept(visitor: Visitor) -> None:
    rows = Value.objects.count()
    answer = visitor.send("cijfers/", **{**FIGURES, "vte": "veel", "einde": "31/02/2026"})
    assert answer.status == 422
    assert (
        "Schrijf een getal, bijvoorbeeld 1.250,50." in answer.text and "Deze dag bestaat niet" in answer.text
    )
    assert 'value="veel"' in answer.text and 'value="1.400.000"' in answer.text
    assert Value.objects.count() == rows


def test_numbers_are_read_in_the_language_in_which_they_were_typed(visitor: Visitor) -> None:
    visitor.client.post(
        f"/en{HOME}cijfers/", {"taal": "en", "versie": "1", "vte": "12.5", "omzet": "1,400,000.50"}
    )
    assert selectors.profile(NUMBER).value("turnover") == 140_000_050
    assert selectors.profile(NUMBER).value("headcount") == 1250
    assert 'value="1.400.000,50"' in visitor.read("cijfers/").text


def test_somebody_else_changed_it_meanwhile(visitor: Visitor) -> None:
    services.change(number=NUMBER, values={"headcount": 1600}, actor=person("Bart Maes"))
    answer = visitor.send("cijfers/", version="1", **FIGURES)
    assert answer.status == 409
    assert "Werkzame personen: Bart Maes vulde intussen in: 16 VTE." in answer.text
    assert 'name="vte" value="13"' in answer.text, "what was typed is still there"
    assert selectors.profile(NUMBER).value("headcount") == 1600
    assert 'name="versie" value="2"' in answer.text
    assert visitor.send("cijfers/", version="2", **FIGURES).status == 303
    assert selectors.profile(NUMBER).value("headcount") == 1300


def test_somebody_else_changed_something_else(visitor: Visitor) -> None:
    services.change(number=NUMBER, values={"phone": "09 123 45 67"}, actor=person("Bart Maes"))
    assert visitor.send("cijfers/", version="1", **FIGURES).status == 303


def test_the_same_form_twice_records_once(visitor: Visitor) -> None:
    visitor.send("contact/", persoon="An", email="a@voorbeeld.test", berichten="nl")
    rows = Value.objects.count()
    assert (
        visitor.send("contact/", version="1", persoon="An", email="a@voorbeeld.test", berichten="nl").status
        == 303
    )
    assert Value.objects.count() == rows


@pytest.mark.parametrize(
    "path, typed, said",
    [
        ("rekening/", {"iban": "BE68 5390 0754 7035"}, "Dit rekeningnummer klopt niet"),
        ("contact/", {"email": "an@", "berichten": "nl"}, "Dit is geen e-mailadres"),
        (
            "contact/",
            {"email": "an@voorbeeld.test", "telefoon": "x", "berichten": "nl"},
            "geen telefoonnummer",
        ),
        ("contact/", {"berichten": "de"}, "Kies een van de antwoorden"),
        ("verklaringen/", {"ander": "true", "steunrijen": "1"}, "Vul minstens één rij in"),
        ("verklaringen/", {"ander": "true", "steunrijen": "2", "steundag2": "1/5/2024"}, "Vul dit in"),
        (
            "verklaringen/",
            {"ander": "false", "steunrijen": "1", "steunbedrag1": "5"},
            "Hieronder staat een rij",
        ),
        ("verklaringen/", {"steunrijen": "1", "steunbedrag1": "5"}, "Hieronder staat een rij"),
        ("verklaringen/", {"overheid": "101"}, "Schrijf een deel van 0 % tot 100 %"),
        ("cijfers/", {**FIGURES, "einde": "31/12/2199"}, "Deze dag moet nog komen."),
        (
            "verklaringen/",
            {"ander": "true", "steunrijen": "1", "steundag1": "1/5/2199", "steunbedrag1": "5"},
            "Deze dag moet nog komen.",
        ),
        ("gegevens/", {"naam": "V", "rechtsvorm": "zzz"}, "Kies een van de antwoorden"),
    ],
)
def test_what_cannot_be_is_told_in_words(
    visitor: Visitor, path: str, typed: dict[str, str], said: str
) -> None:
    answer = visitor.send(path, **typed)
    assert answer.status == 422 and said in answer.text
    assert selectors.profile(NUMBER).version == 1


def test_the_row_that_is_wrong_is_the_row_that_is_told(visitor: Visitor) -> None:
    aid = {"ander": "true", "steunrijen": "3", "steundag3": "1/5/2024"}
    text = visitor.send("verklaringen/", **aid).text
    assert 'id="steunbedrag3-fout"' in text and 'id="steunbedrag1-fout"' not in text


def test_an_account_number_asks_a_login_of_a_few_minutes_ago(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.time() + 11 * 60
    monkeypatch.setattr(time, "time", lambda: later)
    answer = visitor.read("rekening/")
    assert answer.status == 200, "to look is not to change"
    answer = visitor.send("rekening/", version="1", iban="BE71 0961 2345 6768")
    assert answer.status == 422 and "Dit rekeningnummer klopt niet" in answer.text, "no login for a mistake"
    answer = visitor.send("rekening/", version="1", iban="BE71 0961 2345 6769")
    assert (answer.status, answer.to.partition("?")[0]) == (303, "/aanmelden/")
    assert selectors.profile(NUMBER).version == 1, "nothing changed"
    assert visitor.send("contact/", email="x@voorbeeld.test", berichten="nl").status == 303


def test_the_account_of_the_wallet_is_not_that_of_an_enterprise(visitor: Visitor, settings: Settings) -> None:
    settings.WALLET = replace(settings.WALLET, iban="BE71096123456769")
    answer = visitor.send("rekening/", version="1", iban="be71 0961 2345 6769")
    assert answer.status == 422 and "Dit is de rekening van de portefeuille" in answer.text
    assert selectors.profile(NUMBER).version == 1
    assert visitor.send("rekening/", version="1", iban="BE43 0689 9999 9501").status == 303


@pytest.mark.parametrize(
    "closed, asked", [("31/12/2024", True), ("31/12/2025", False), ("21/05/2025", False)]
)
def test_old_figures_are_asked_about_before_the_size_is_confirmed(
    visitor: Visitor, closed: str, asked: bool
) -> None:
    visitor.send("cijfers/", **{**FIGURES, "einde": closed})
    assert ("Is er intussen een later boekjaar afgesloten?" in visitor.read("bevestigen/").text) is asked


def test_a_reader_reads_and_changes_nothing(client: Client) -> None:
    visitor = Visitor(client, sign_in(client, NUMBER, "reader").actor)
    page = visitor.read().text
    assert "Voorbeeld Software" in page and ">Wijzig<" not in page
    for path in ("cijfers/", "groep/", "rekening/", "bevestigen/", "verschil/", "registreren/"):
        assert visitor.send(path, version="1", vte="1").status == 403, path
    assert selectors.profile(NUMBER).version == 1


def test_nothing_of_another_enterprise_is_seen_or_changed(client: Client) -> None:
    enterprise(OTHER, name="De andere", size=None)
    visitor = Visitor(client, sign_in(client, NUMBER).actor)
    visitor.send("contact/", email="x@voorbeeld.test", berichten="nl")
    assert "De andere" not in visitor.read().text
    assert selectors.profile(OTHER).version == 1 and selectors.profile(OTHER).email == "an@voorbeeld.test"


def test_every_change_is_in_the_history(visitor: Visitor) -> None:
    visitor.send("cijfers/", **FIGURES)
    services.change(number=NUMBER, values={"phone": "09 123 45 67"}, actor=person("Bart Maes"))
    page = visitor.read("geschiedenis/").text
    assert "12,5 VTE" in page and "13 VTE" in page and "Ingevuld door Bart Maes" in page
    assert page.index("Bart Maes") < page.index("13 VTE"), "the newest first"


@pytest.mark.parametrize(
    "path", ["", "gegevens/", "activiteit/", "cijfers/", "groep/", "verklaringen/", "rekening/", "contact/",
             "bevestigen/", "geschiedenis/"],
)  # fmt: skip
@pytest.mark.parametrize("language", ["", "/en", "/fr"])
def test_every_page_in_every_language(visitor: Visitor, path: str, language: str) -> None:
    answer = visitor.read(path, language)
    assert answer.status == 200
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize(
    "path, queries", [("", 8), ("cijfers/", 7), ("bevestigen/", 8), ("geschiedenis/", 5)]
)
def test_how_much_a_page_asks_of_the_database(
    visitor: Visitor, path: str, queries: int, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(queries):
        visitor.read(path)
