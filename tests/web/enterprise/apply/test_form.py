"""The form: what is typed is saved and nothing else, every rule is told on its page, and two people lose nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portefeuille import clock
from portefeuille.applications import selectors, services
from portefeuille.applications.models import Application
from tests.applications.life import ADVICE, TRAINING, World, on
from tests.signing_in import OTHER, sign_in
from tests.web.enterprise.apply.filling import HTMX, Form, fields, said

STEPS = ("soort", "data", "inhoud", "dienstverlener", "deelnemers", "prijs")
PAGES = ("", *STEPS, "nakijken", "weg")


@pytest.fixture
def blank(here: World, client: Client) -> Form:
    """A draft with nothing in it."""
    sign_in(client, here.enterprise)
    address = client.post("/mijn/aanvragen/nieuw/").headers["Location"]
    return Form(client, address.rstrip("/").rpartition("/")[2], here.enterprise)


def test_from_nothing_to_the_last_page_one_subject_at_a_time(blank: Form) -> None:
    went = [
        blank.fill("soort", project__service="training", project__theme="digitalisation/cybersecurity"),
        blank.fill("data", project__agreed_on="20/02/2026", project__start="05/03/2026", project__end="30/04/2026"),
        blank.fill("inhoud", project__title="Phishing herkennen", project__mode="classroom"),
        blank.fill("dienstverlener", project__provider__number="dvo 900001", project__provider__related_party="false"),
        blank.fill("deelnemers", {"form.hours": "7,5", "form.participants.0.name": "Jan Janssens", "form.participants.0.category": "employee"}),
        blank.fill("prijs", project__price="2.000,00", project__vat="420"),
    ]  # fmt: skip
    assert [each.status_code for each in went] == [303] * 6
    assert [each.headers["Location"] for each in went] == [
        blank.address(step) for step in (*STEPS[1:], "nakijken")
    ]
    assert blank.answers == {
        "project.service": "training", "project.theme": "digitalisation/cybersecurity", "project.agreed_on": "2026-02-20",
        "project.start": "2026-03-05", "project.end": "2026-04-30", "project.title": "Phishing herkennen",
        "project.mode": "classroom", "project.provider.number": TRAINING, "project.provider.related_party": False,
        "form.hours": 7.5, "form.participants": [{"name": "Jan Janssens", "category": "employee"}],
        "project.price": 2000, "project.vat": 420,
    }  # fmt: skip
    page = said(blank.see("nakijken"))
    assert "Je kunt EUR 900,00 subsidie krijgen; zelf stort je EUR 1.100,00." in page
    assert "7,5 uur" in page


@pytest.mark.parametrize("place", PAGES)
@pytest.mark.parametrize(
    "language, word", [("nl", "Alle stappen"), ("en", "All steps"), ("fr", "Toutes les étapes")]
)
def test_every_page_in_every_language_shows_what_is_stored(
    form: Form, place: str, language: str, word: str
) -> None:
    prefix = "" if language == "nl" else f"/{language}"
    answer = form.client.get(prefix + form.address(place))
    assert answer.status_code == 200
    if place in STEPS:
        assert word in said(answer)


@pytest.mark.parametrize("place", [*PAGES, "zoek"])
def test_of_another_enterprise_there_is_nothing_to_see(form: Form, place: str) -> None:
    before = form.seen.version
    opened = fields(form.see(place)) if place in STEPS else {}
    sign_in(form.client, OTHER)
    assert form.see(place).status_code == 404
    if place in STEPS:
        assert form.fill(place, opened=opened).status_code == 404
        assert form.type(place, opened=opened).status_code == 404
    elif place in ("nakijken", "weg"):
        assert form.client.post(form.address(place), {"verklaard": "1", "versie": "2"}).status_code == 404
    assert form.seen.version == before


def test_a_draft_that_somebody_threw_away_is_told_as_such(form: Form) -> None:
    opened = fields(form.see("prijs"))
    form.client.post(form.address("weg"))
    gone = form.fill("prijs", opened=opened, project__price="1")
    assert gone.status_code == 404
    assert "Misschien gooide iemand van je onderneming ze intussen weg" in said(gone)
    other = form.client.get("/mijn/aanvragen/nergens/nergens/")
    assert "Deze pagina bestaat niet" in said(other) and "gooide" not in said(other)


@pytest.mark.parametrize("step", STEPS)
def test_a_reader_gets_no_form(form: Form, step: str) -> None:
    before = form.seen.version
    sign_in(form.client, form.enterprise, "reader")
    assert form.see(step).status_code == 403
    assert form.fill(step, opened={"versie": "9"}).status_code == 403
    assert form.type(step, opened={"versie": "9"}).status_code == 403
    assert form.seen.version == before


def test_a_reader_reads_every_answer(form: Form) -> None:
    sign_in(form.client, form.enterprise, "reader")
    steps = form.client.get(form.address(""))
    assert (
        "Lees alle antwoorden" in said(steps)
        and 'href="{}"'.format(form.address("nakijken")) in steps.content.decode()
    )
    page = said(form.client.get(form.address("nakijken")))
    for words in ("Phishing herkennen", "2.000,00", "Jan Janssens"):
        assert words in page
    assert "Dien je aanvraag in" not in page


def test_what_cannot_be_read_is_told_and_the_rest_is_saved(form: Form) -> None:
    answer = form.fill("prijs", project__price="veel", project__vat="210")
    assert answer.status_code == 422
    assert "<title>Fout: Prijs en kosten" in " ".join(answer.content.decode().split())
    assert 'href="#project.price"' in answer.content.decode()
    assert fields(answer)["project.price"] == "veel"
    assert (form.answers["project.price"], form.answers["project.vat"]) == (2000, 210)


def test_what_is_empty_is_asked_before_going_on_and_may_wait_otherwise(blank: Form) -> None:
    answer = blank.fill("data", project__agreed_on="20/02/2026")
    assert answer.status_code == 422
    assert said(answer).count("Vul dit in.") == 4  # two fields, each in the summary too
    later = blank.fill("data", do="later", project__agreed_on="21/02/2026")
    assert (later.status_code, later.headers["Location"]) == (303, blank.address())
    assert blank.answers == {"project.agreed_on": "2026-02-21"}


def test_a_question_that_follows_from_an_answer_is_asked_and_no_mistake(form: Form) -> None:
    assert "project.interactive" not in fields(form.see("inhoud"))
    answer = form.fill("inhoud", project__mode="online")
    assert (answer.status_code, answer.headers["Location"]) == (303, form.address("inhoud"))
    page = form.see("inhoud")
    assert "Is er rechtstreeks contact met de lesgever?" in said(page)
    assert "Vul dit in." not in said(page)
    assert form.fill("inhoud").status_code == 422
    refused = form.fill("inhoud", project__interactive="false")
    assert refused.headers["Location"] == form.address("inhoud") + "?gezegd=1"


def test_too_late_is_said_as_soon_as_the_start_is_known(blank: Form) -> None:
    blank.fill("soort", project__service="training", project__theme="innovation")
    answer = blank.fill(
        "data", project__agreed_on="01/02/2026", project__start="15/02/2026", project__end="16/02/2026"
    )
    assert answer.headers["Location"] == blank.address("data") + "?gezegd=1"
    page = said(blank.see("data", "?gezegd=1"))
    assert "Zo krijg je geen steun" in page
    assert "dat kan maar tot en met 1 maart 2026, 14 dagen na de start" in page
    assert "Later instappen helpt niet" in page
    onward = blank.fill("data", opened=fields(blank.see("data", "?gezegd=1")))
    assert onward.headers["Location"] == blank.address("inhoud")


@pytest.mark.parametrize(
    "now, late",
    [((2026, 3, 19, 23), False), ((2026, 3, 20, 0), True), ((2026, 3, 20, 12), True)],
)  # fmt: skip
def test_the_last_day_is_that_of_brussels(form: Form, now: tuple[int, int, int, int], late: bool) -> None:
    with on(*now):
        page = said(form.see("data"))
    assert ("Zo krijg je geen steun" in page) is late
    assert ("vandaag is de laatste dag" in page) is not late


@pytest.mark.parametrize(
    "step, typed, words",
    [
        ("prijs", {"project.price": "99,99"}, "minstens EUR 100"),
        ("prijs", {"project.price": "20.000"}, "Subsidie EUR 7.500,00"),
        ("soort", {"project.theme": "innovation"}, "Steunpercentage 30 %"),
        ("soort", {"project.theme": "digitalisation/cybersecurity"}, "Steunpercentage 45 %"),
        ("dienstverlener", {"project.provider.related_party": "true"}, "Zo krijg je geen steun"),
        ("dienstverlener", {"project.provider.number": "DV.0900001"}, "DV.O900001: Opleidingen en Zoon BV, geregistreerd."),
        ("dienstverlener", {"project.provider.number": "900001"}, "Bedoelde je DV.O900001 (Opleidingen en Zoon BV)?"),
        ("dienstverlener", {"project.provider.number": "DV.A900002"}, "alleen geregistreerd voor de andere dienst"),
        ("dienstverlener", {"project.provider.number": "DV.O999999"}, "We kennen geen dienstverlener met dit nummer."),
        ("deelnemers", {"form.participants.0.category": "job_student"}, "Zo krijg je geen steun"),
        ("inhoud", {"project.title": "Rijbewijs B"}, "niemand heeft meegekeken"),
        ("data", {"project.end": "01/01/2026"}, "De einddag ligt voor de startdag."),
        ("data", {"project.end": "31/12/2027"}, "Laatste dag om aan te vragen 19 maart 2026"),
        ("data", {"project.end": "01/01/2028"}, "Zo krijg je geen steun"),
    ],
)  # fmt: skip
def test_the_rule_is_told_while_somebody_types(
    form: Form, step: str, typed: dict[str, str], words: str
) -> None:
    answer = form.type(step, typed)
    assert answer.status_code == 200
    assert words in said(answer)


def test_only_what_somebody_typed_is_saved_so_two_people_in_two_fields_meet_nobody(
    form: Form, here: World
) -> None:
    mine, theirs = fields(form.see("prijs")), fields(form.see("prijs"))
    sign_in(form.client, form.enterprise, subject="bram")
    assert form.fill("prijs", opened=theirs, project__price="1500").status_code == 303
    sign_in(form.client, form.enterprise)
    assert form.fill("prijs", opened=mine, project__vat="300").status_code == 303
    assert (form.answers["project.price"], form.answers["project.vat"]) == (1500, 300)


@pytest.fixture
def met(form: Form) -> Any:
    """The page that somebody gets who wrote 1750 where another person wrote 1500 meanwhile."""
    mine = fields(form.see("prijs"))
    sign_in(form.client, form.enterprise, "accountant")
    form.fill("prijs", opened=mine, project__price="1500")
    sign_in(form.client, form.enterprise)
    return form.fill("prijs", opened=mine, project__price="1750")


def test_two_people_in_one_field_are_told_with_both_values_and_who(form: Form, met: Any) -> None:
    page = said(met)
    assert met.status_code == 409
    assert "An Voorbeeld schreef hier ook, om 12:00" in page
    assert "EUR 1.500,00" in page
    assert "EUR 1.750,00" in page
    assert form.answers["project.price"] == 1500


def test_who_was_told_can_take_his_own(form: Form, met: Any) -> None:
    answer = form.client.post(form.address("prijs"), {**fields(met), "neem": "project.price"})
    assert answer.status_code == 303
    assert form.answers["project.price"] == 1750


def test_or_leave_that_of_the_other(form: Form, met: Any) -> None:
    answer = form.client.post(form.address("prijs"), {**fields(met), "laat": "project.price"})
    assert answer.status_code == 303
    assert form.answers["project.price"] == 1500


def test_who_typed_on_without_choosing_is_told_again(form: Form, met: Any) -> None:
    answer = form.client.post(form.address("prijs"), {**fields(met), "project.vat": "315", "doe": "verder"})
    assert answer.status_code == 409
    assert "EUR 1.750,00" in said(answer)
    assert (form.answers["project.price"], form.answers["project.vat"]) == (1500, 315)


def test_saving_by_itself_tells_the_same_and_the_time(form: Form) -> None:
    mine = fields(form.see("prijs"))
    sign_in(form.client, form.enterprise, "accountant")
    with clock.use(clock.now().replace(hour=13, minute=5)):
        assert "Bewaard om 13:05." in said(form.type("prijs", opened=mine, project__price="1500"))
    sign_in(form.client, form.enterprise)
    answer = form.type("prijs", opened=mine, project__price="1750")
    assert answer.status_code == 200
    assert "An Voorbeeld schreef hier ook, om 13:05" in said(answer)
    assert form.answers["project.price"] == 1500


def test_the_tabs_of_one_person_do_not_fight(form: Form) -> None:
    first, second = fields(form.see("prijs")), fields(form.see("prijs"))
    assert form.fill("prijs", opened=first, project__price="1500").status_code == 303
    assert form.fill("prijs", opened=second, project__price="1750").status_code == 303
    assert form.answers["project.price"] == 1750


def test_a_page_that_was_open_while_somebody_submitted_leads_to_the_application(form: Form) -> None:
    opened = fields(form.see("prijs"))
    assert form.submit().status_code == 303
    before = form.seen.version
    typed = form.type("prijs", opened=opened, project__price="1")
    assert typed.headers["HX-Redirect"] == form.see("prijs").headers["Location"]
    assert form.fill("prijs", opened=opened, project__price="1").status_code in (302, 303)
    assert (form.seen.version, form.answers["project.price"]) == (before, 2000)


def test_a_provider_is_found_by_name_and_chosen_without_losing_what_was_typed(form: Form) -> None:
    page = form.see("dienstverlener", "?zoek=raad")
    assert "We vonden geen geregistreerde dienstverlener met “raad” in de naam." in said(page)
    found = form.client.get(form.address("zoek"), {"zoek": "zoon"})
    assert "Opleidingen en Zoon BV" in said(found)
    assert f'value="{TRAINING}"' in found.content.decode()
    meant = form.client.get(form.address("zoek"), {"zoek": "Oppleiding en zon"})
    assert "Bedoelde je een van deze?" in said(meant) and "Opleidingen en Zoon BV" in said(meant)
    named = form.type("dienstverlener", project__provider__number="Opleidingen en Zoon")
    assert "Dit is geen nummer." in said(named) and f"Bedoelde je {TRAINING}" in said(named)
    answer = form.fill("dienstverlener", do="", kies=TRAINING, project__provider__related_party="true")
    assert (answer.status_code, answer.headers["Location"]) == (303, form.address("dienstverlener"))
    assert (form.answers["project.provider.number"], form.answers["project.provider.related_party"]) == (
        TRAINING,
        True,
    )


def test_participants_are_added_row_by_row(form: Form) -> None:
    answer = form.fill("deelnemers", do="rij")
    assert answer.headers["Location"] == form.address("deelnemers") + "?rij=1#rijen"
    opened = fields(form.see("deelnemers", "?rij=1"))
    wrong = form.fill("deelnemers", opened=opened, typed={"form.participants.1.name": "Els Eerens"})
    assert wrong.status_code == 422
    assert "Deelnemer 2, Wat is deze persoon in je onderneming: Vul dit in." in said(wrong)
    right = form.fill("deelnemers", opened=fields(wrong), typed={"form.participants.1.category": "manager"})
    assert right.status_code == 303
    assert [each["name"] for each in form.answers["form.participants"]] == ["Jan Janssens", "Els Eerens"]
    form.fill("deelnemers", {"form.participants.0.name": "", "form.participants.0.category": ""})
    assert form.answers["form.participants"] == [{"name": "Els Eerens", "category": "manager"}]


def test_several_trainings_give_the_days_and_the_price(form: Form) -> None:
    rows = {
        f"form.trainings.{index}.{name}": value
        for index, row in enumerate([("Deel 1", "10/03/2026", "11/03/2026", "700,50"), ("Deel 2", "01/04/2026", "02/04/2026", "800")])
        for name, value in zip(("title", "start", "end", "price"), row, strict=True)
    }  # fmt: skip
    assert form.fill("data", project__start="", project__end="", typed=rows).status_code == 303
    assert form.fill("prijs", project__price="", project__vat="").status_code == 303
    assert (form.seen.start, form.seen.end) == (date(2026, 3, 10), date(2026, 4, 2))
    page = said(form.see("nakijken"))
    assert "Je kunt EUR 675,23 subsidie krijgen" in page
    assert "niet ingevuld" not in page


def test_costs_in_the_price_are_left_out_of_what_counts(form: Form) -> None:
    answer = form.fill("prijs", {"project.costs.0.kind": "exam", "project.costs.0.amount": "250"})
    assert answer.status_code == 303
    assert "Telt mee voor de steun = EUR 1.750,00" in said(form.see("nakijken"))
    more = form.type("prijs", {"project.costs.0.amount": "3.000"})
    assert "Deze kosten zijn samen meer dan de prijs." in said(more)


def test_what_is_on_the_list_of_excluded_services_is_refused(form: Form) -> None:
    page = form.see("inhoud").content.decode()
    code = re.findall(r'name="project.exclusions" value="(\w+)"', page)[0]
    answer = form.type("inhoud", {"project.exclusions": code})
    assert "Zo krijg je geen steun" in said(answer)
    assert form.answers["project.exclusions"] == [code]
    assert form.fill("inhoud").headers["Location"] == form.address("inhoud") + "?gezegd=1"
    assert form.fill("inhoud", {"project.exclusions": "nothing_of_ours"}).status_code == 422
    assert form.fill("inhoud", {"project.exclusions": ""}).headers["Location"] == form.address(
        "dienstverlener"
    )


def test_advice_is_asked_other_things_and_has_no_participants(form: Form) -> None:
    form.fill("soort", project__service="advice")
    page = form.see("inhoud")
    assert "Stap 3 van 5" in said(page)
    assert {"project.written_report", "project.times_in_three_years"} <= {
        name.removeprefix("was-") for name in fields(page)
    }
    form.fill(
        "inhoud",
        project__written_report="true",
        project__legally_required="false",
        project__ordinary_expense="false",
        project__times_in_three_years="1",
    )
    form.fill("dienstverlener", project__provider__number=ADVICE)
    assert "Meer dan één opleiding" not in said(form.see("data"))
    assert form.submit().status_code == 303
    assert form.seen.state == "awaiting_deposit"


def test_back_from_the_last_page_leads_to_the_last_page_again(form: Form) -> None:
    opened = fields(form.see("prijs", "?terug=nakijken"))
    assert form.fill("prijs", opened=opened, project__price="1.000").headers["Location"] == form.address(
        "nakijken"
    )


def test_the_list_of_steps_tells_what_is_done(form: Form, blank: Form) -> None:
    assert said(form.see()).count("Klaar") == 6
    page = said(blank.see())
    assert (page.count("Klaar"), page.count("Nog niet begonnen"), page.count("Kan nog niet")) == (0, 6, 1)


@pytest.mark.parametrize("place, count", [("", 12), ("data", 12), ("dienstverlener", 14), ("nakijken", 19)])
def test_a_page_asks_the_database_so_many_questions(
    form: Form, place: str, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    form.see(place)
    with django_assert_num_queries(count):
        form.see(place)


@pytest.mark.parametrize("place", ["", *STEPS, "nakijken"])
def test_who_is_not_registered_is_told_to_do_that_first(client: Client, db: None, place: str) -> None:
    acting = sign_in(client, OTHER)
    form = Form(client, services.start_draft(enterprise=OTHER, actor=acting.actor), OTHER)
    answer = client.get(form.address(place), follow=True)
    assert answer.redirect_chain == [("/mijn/aanvragen/nieuw/", 302)]
    assert "We kennen je onderneming nog niet" in answer.content.decode()


def test_what_was_typed_before_registering_is_kept(client: Client, db: None) -> None:
    acting = sign_in(client, OTHER)
    draft = services.start_draft(enterprise=OTHER, actor=acting.actor)
    form = Form(client, draft, OTHER)
    told = {"project.title": "Een les", "was-project.title": "null", "versie": "1"}
    answer = client.post(f"{form.address('inhoud')}bewaar/", told, headers=HTMX)
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, "/mijn/aanvragen/nieuw/")
    assert client.post(form.address("inhoud"), {**told, "doe": "later"}).status_code == 303
    assert form.answers["project.title"] == "Een les"


def test_there_is_no_such_page(form: Form) -> None:
    assert form.see("nergens").status_code == 404
    assert form.client.get("/mijn/aanvragen/concept/nergens/").status_code == 404
    assert selectors.of_enterprise(form.enterprise).count() == Application.objects.count() == 1
