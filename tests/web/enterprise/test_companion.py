"""Companion mode on screen: recorded in a minute, ticked off, corrected; by whom it may be, and by nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from portefeuille import clock
from portefeuille.applications.companion.models import Companion
from tests.applications.companion.recorded import recorded
from tests.signing_in import ENTERPRISE, OTHER, sign_in
from tests.web.enterprise.reading import visible

pytestmark = pytest.mark.django_db
ASKED = {
    "taal": "nl", "titel": "Excel", "dienst": "training", "aangevraagd": "2/3/2026", "prijs": "1.000", "grootte": "small",
    "thema": "digitalisation", "dienstverlener": "dvo 912345",
}  # fmt: skip


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(date(2026, 3, 10)):
        yield


def test_recorded_in_a_minute_and_ticked_off(client: Client) -> None:
    sign_in(client)
    answer = client.post("/mijn/elders/nieuw/", ASKED)
    one = Companion.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/mijn/elders/{one.pk}/")
    assert (one.enterprise, one.price, one.own_share, one.provider) == (
        ENTERPRISE,
        100_000,
        70_000,
        "DV.O912345",
    )
    page = visible(client.get(answer["Location"]))
    assert "het moet uiterlijk op 1 april 2026 op de rekening staan" in page
    assert "Geef je overschrijving uiterlijk op 31 maart 2026" in page
    for step, day in (("deposited", "9/3/2026"), ("paid", "10/3/2026")):
        assert client.post(f"/mijn/elders/{one.pk}/stap/", {"stap": step, "dag": day}).status_code == 303
    assert "Alles is betaald." in visible(client.get(f"/mijn/elders/{one.pk}/"))
    assert "Excel" in visible(client.get("/mijn/elders/"))


def test_only_the_first_three_must_be_answered(client: Client) -> None:
    sign_in(client)
    answer = client.post("/mijn/elders/nieuw/", {"taal": "nl", "prijs": "veel"})
    page = visible(answer)
    assert answer.status_code == 422
    for sentence in ("Schrijf hoe je opleiding of advies heet.", "Kies of het om een opleiding of om advies gaat.",
                     "Schrijf op welke dag je de steun aanvroeg.", "Schrijf een getal"):  # fmt: skip
        assert sentence in page
    least = {"taal": "nl", "titel": "Excel", "dienst": "advice", "aangevraagd": "2/3/2026"}
    assert client.post("/mijn/elders/nieuw/", least).status_code == 303
    assert Companion.objects.count() == 1


@pytest.mark.parametrize("changes, says", [
    ({"aangevraagd": "11/3/2026"}, "Deze dag moet nog komen."),
    ({"dienstverlener": "DV.X1"}, "Dit is geen nummer van een dienstverlener."),
    ({"steun": "300"}, "Schrijf ook jouw deel"),
    ({"start": "9/3/2026", "einde": "8/3/2026"}, "Het einde ligt voor de start."),
])  # fmt: skip
def test_what_is_refused_is_told_at_its_question(client: Client, changes: dict[str, str], says: str) -> None:
    sign_in(client)
    answer = client.post("/mijn/elders/nieuw/", {**ASKED, **changes})
    assert (answer.status_code, says in visible(answer)) == (422, True)
    assert Companion.objects.count() == 0


def test_what_the_official_decision_says_is_filled_in_later(client: Client) -> None:
    sign_in(client)
    companion = recorded()
    page = client.get(f"/mijn/elders/{companion}/wijzig/").content.decode()
    assert 'value="2/3/2026"' in page or 'value="02/03/2026"' in page
    assert 'name="versie" value="1"' in page
    told = {**ASKED, "versie": "1", "steun": "200", "eigen_deel": "800", "storten_tegen": "30/3/2026"}
    assert client.post(f"/mijn/elders/{companion}/wijzig/", told).status_code == 303
    shown = visible(client.get(f"/mijn/elders/{companion}/"))
    assert "Bedragen volgens de beslissing" in shown
    assert "30 maart 2026" in shown
    late = client.post(f"/mijn/elders/{companion}/wijzig/", {**told, "titel": "Anders"})
    assert (late.status_code, "Iemand anders wijzigde dit intussen." in visible(late)) == (422, True)
    assert Companion.objects.get().title == "Excel"


@pytest.mark.parametrize("asked, says", [
    ({"stap": "paid", "dag": "10/3/2026"}, "Noteer eerst je storting"),
    ({"stap": "deposited", "dag": "11/3/2026"}, "Deze dag moet nog komen."),
    ({"stap": "deposited", "dag": "gisteren"}, "Schrijf de datum als dag/maand/jaar"),
])  # fmt: skip
def test_a_step_that_cannot_be_is_told(client: Client, asked: dict[str, str], says: str) -> None:
    sign_in(client)
    companion = recorded()
    answer = client.post(f"/mijn/elders/{companion}/stap/", asked)
    assert (answer.status_code, says in visible(answer)) == (422, True)
    assert Companion.objects.get().version == 1


def test_a_step_was_not_done_after_all_and_a_mistake_is_removed(client: Client) -> None:
    sign_in(client)
    companion = recorded()
    client.post(f"/mijn/elders/{companion}/stap/", {"stap": "stopped", "dag": "10/3/2026"})
    client.post(f"/mijn/elders/{companion}/stap/", {"stap": "stopped", "niet": "1"})
    assert Companion.objects.get().stopped_on is None
    assert client.post(f"/mijn/elders/{companion}/stap/", {"stap": "nothing"}).status_code == 404
    assert client.post(f"/mijn/elders/{companion}/weg/")["Location"] == "/mijn/elders/"
    assert Companion.objects.count() == 0


@pytest.mark.parametrize("page", ["", "wijzig/", "stap/", "weg/"])
def test_another_enterprise_finds_nothing_and_changes_nothing(client: Client, page: str) -> None:
    companion = recorded(OTHER)
    before = Companion.objects.values().get()
    sign_in(client)
    if page in ("", "wijzig/"):
        assert client.get(f"/mijn/elders/{companion}/{page}").status_code == 404
    if page:
        client.post(
            f"/mijn/elders/{companion}/{page}",
            {**ASKED, "stap": "deposited", "dag": "9/3/2026", "versie": "1"},
        )
    assert Companion.objects.values().get() == before


def test_a_reader_reads_only(client: Client) -> None:
    sign_in(client, role="reader")
    companion = recorded()
    page = visible(client.get(f"/mijn/elders/{companion}/"))
    assert "Ja, gestort" not in page
    assert client.post(f"/mijn/elders/{companion}/weg/").status_code == 403
    assert Companion.objects.count() == 1


def test_in_english_days_and_amounts_are_typed_as_in_english(client: Client) -> None:
    sign_in(client)
    answer = client.post("/en/mijn/elders/nieuw/", {**ASKED, "taal": "en", "prijs": "1,000.50"})
    assert (answer.status_code, Companion.objects.get().price) == (303, 100_050)
    assert "EUR 1,000.50" in visible(client.get(answer["Location"]))
