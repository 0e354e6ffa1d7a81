"""The hand-over sheet: every field of the official form in its order, with the answer or that it is still to be found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from portefeuille import clock
from portefeuille.web.public.check.decided import decided
from portefeuille.web.public.check.form import Form
from portefeuille.web.public.check.handover import Row, amount, steps
from tests.web.public.check.answers import TODAY, WHOLE

MORE = {"nr": "428315871", "dv": "dv o242439", "titel": "Phishing herkennen", "akkoord": "10/11/2026"}
TRAINING = [
    "Hoedanigheid", "Ondernemingsnummer", "Grootte van je onderneming", "Omzet", "Rekeningnummer (IBAN en BIC)",
    "Hoofdactiviteit (NACE-BEL)", "Type dienstverlening", "Naam van het project", "Soort opleiding", "Thema en subthema",
    "Aantal deelnemers en hun namen", "Voorzien aantal uren", "Datum van de inschrijving of overeenkomst", "Startdatum",
    "Einddatum", "Projectbedrag zonder btw", "Nummer van de dienstverlener", "Steunpercentage", "Subsidie", "Eigen aandeel",
    "Nog over dit jaar", "Verklaring op eer",
]  # fmt: skip
ONLY_TRAINING = {"Soort opleiding", "Aantal deelnemers en hun namen", "Voorzien aantal uren"}


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def rows(answers: dict[str, str], lang: str = "nl") -> list[Row]:
    form = Form({**answers, "taal": "nl"}, lang)
    decision = decided(form)
    assert decision is not None
    return [row for step in steps(form, decision) for row in step.rows]


def test_every_field_in_the_order_of_the_form() -> None:
    assert [row.name for row in rows({**WHOLE, **MORE})] == TRAINING


def test_advice_has_no_participants_and_no_hours() -> None:
    names = [row.name for row in rows({**WHOLE, "project.service": "advice"})]
    place = TRAINING.index("Voorzien aantal uren")
    advice = [*TRAINING[:place], "Looptijd", *TRAINING[place:]]
    assert names == [name for name in advice if name not in ONLY_TRAINING]


@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_the_answers_as_they_are_typed_in_a_dutch_form_whatever_the_language(lang: str) -> None:
    values = {row.name: row.value for row in rows({**WHOLE, **MORE}, lang)}
    assert values["Ondernemingsnummer"] == "0428.315.871"
    assert values["Nummer van de dienstverlener"] == "DV.O242439"
    assert values["Grootte van je onderneming"] == "klein"
    assert values["Omzet"] == "1200000,00"
    assert values["Type dienstverlening"] == "Opleiding"
    assert values["Soort opleiding"] == "Klassikaal (extern)"
    assert values["Thema en subthema"] == "Digitalisering: cybersecurity"
    assert values["Naam van het project"] == "Phishing herkennen"
    assert (values["Startdatum"], values["Einddatum"]) == ("30/11/2026", "10/12/2026")
    assert values["Datum van de inschrijving of overeenkomst"] == "10/11/2026"
    assert values["Projectbedrag zonder btw"] == "910,00"
    assert (values["Subsidie"], values["Eigen aandeel"]) == ("409,50", "500,50")
    assert values["Nog over dit jaar"] == "7090,50"


def test_what_was_granted_this_year_is_taken_off_what_is_left() -> None:
    values = {row.name: row.value for row in rows({**WHOLE, **MORE, "history.subsidy_this_year": "7000"})}
    assert (values["Subsidie"], values["Nog over dit jaar"]) == ("409,50", "90,50")


def test_what_we_do_not_ask_is_still_to_be_found() -> None:
    empty = {row.name for row in rows({**WHOLE, **MORE}) if not row.value}
    assert empty == {
        "Rekeningnummer (IBAN en BIC)", "Aantal deelnemers en hun namen", "Voorzien aantal uren", "Verklaring op eer",
    }  # fmt: skip


def test_of_a_refusal_no_amount_is_told() -> None:
    values = {row.name: row.value for row in rows({**WHOLE, "enterprise.legal_form": "maatschap"})}
    assert {values[name] for name in ("Projectbedrag zonder btw", "Subsidie", "Eigen aandeel")} == {""}


def test_the_page(client: Client) -> None:
    with override("fr"):
        html = client.get(reverse("public:check_handover"), {**WHOLE, **MORE, "taal": "nl"}).content.decode()
    assert '<span class="hint" lang="nl">Verklaring op eer</span>' in html
    assert 'data-copy="0428.315.871"' in html
    assert html.count("encore à remplir") == 4
    assert html.count('type="button"') == len(TRAINING) - 4


def test_what_cannot_be_read_goes_back_to_the_form(client: Client) -> None:
    answer = client.get(reverse("public:check_handover"), {"vte": "veel"})
    assert answer.headers["Location"] == "/check/formulier/?op=2026-11-22&vte=veel&taal=nl"


def test_an_amount_as_it_is_typed() -> None:
    assert [amount(cents) for cents in (0, 5, 100000, 123456789)] == ["0,00", "0,05", "1000,00", "1234567,89"]
