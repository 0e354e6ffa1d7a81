"""The list of facts, and the form for one of them: what was told, what an official types, what it comes to, and his reason."""

from __future__ import annotations

import re
from typing import Any

import pytest

from portefeuille.applications import corrections, selectors, services
from portefeuille.applications.corrections import ACTIVITY, CORRECTABLE, PARTICIPANTS, TRAININGS
from portefeuille.applications.models import Application
from portefeuille.applications.services.correcting import told_case
from portefeuille.law import Law
from portefeuille.web.enterprise.application.corrected import differences
from portefeuille.web.enterprise.application.facts import KINDS, ROWS, Saying
from portefeuille.web.staff.editing import NEEDED, Editor
from tests.applications.life import DAY, World
from tests.applications.test_corrections import COSTS, LATE, TWO, reviewed
from tests.web.staff.conftest import Office

pytestmark = pytest.mark.django_db
REASON = {"woorden": "Zie de inschrijving."}
GROUP = [
    {
        "kind": "partner",
        "share": 0.3,
        "headcount": 12.5,
        "turnover": 1200000,
        "previous_year": {"turnover": 900000.5},
    },
    {"kind": "linked", "headcount": 3},
]
AID = [{"on": "2025-06-01", "amount": 1234.56}]


def place(path: str) -> str:
    return f"verbeteren/{path}/"


def stand(found: Application) -> dict[str, tuple[Any, str]]:
    return {each.path: (each.after, each.reason) for each in selectors.corrections(found.pk)}


def typed(page: str) -> dict[str, str]:
    """What stands in the fields of a page."""
    found = {}
    for tag in re.findall(r"<(?:input|option)[^>]*>", page):
        told = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if told.get("type") in ("text", "hidden") or (
            told.get("type") in ("radio", "checkbox") and " checked" in tag
        ):
            found[told["name"]] = told["value"]
    for name, options in re.findall(r'<select id="[^"]+" name="([^"]+)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def test_every_fact_has_a_kind_and_a_label_in_three_languages() -> None:
    assert set(KINDS) | set(ROWS) == CORRECTABLE
    assert set(KINDS) & set(ROWS) == set()
    assert set(NEEDED) == set(ROWS)
    for lang in ("nl", "en", "fr"):
        say = Saying(Law.on(DAY), lang)
        assert all(say.label(path) for path in CORRECTABLE)
        assert all(say.label(f"{path}.0.{name}") for path, cells in ROWS.items() for name in cells)


@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_what_stands_in_the_form_is_what_was_told(here: World, lang: str) -> None:
    found = reviewed(here, form__participants=TWO, project__costs=COSTS)
    case = told_case(found)
    say = Saying(Law.on(DAY), lang)
    values: dict[str, Any] = {path: corrections.told(case, found.answers, path) for path in CORRECTABLE}
    values |= {"enterprise.group": GROUP, "history.de_minimis": AID, TRAININGS: LATE, "project.exclusions": ["mbti", "nlp"],
               "enterprise.public_share": 0.125, "enterprise.headcount": 12.25, "enterprise.legal_form": "610"}  # fmt: skip
    for path, value in values.items():
        editor = Editor(path, value, value, say, {**Editor(path, value, value, say).given, "taal": lang})
        assert (path, editor.sheet.errors) == (path, {})
        assert corrections.same(editor.value, value), path
        assert list(differences(path, value, editor.value, say)) == [] or path in KINDS


def test_the_list_shows_each_fact_as_it_stands_and_where_it_is_corrected(office: Office) -> None:
    found = reviewed(office.here, form__participants=TWO)
    page = office.page(found, "verbeteren/")
    for words in (
        "Welk gegeven was fout?", "EUR 2.000,00", "5 maart 2026", "Deelnemer 2 (Piet Peeters): ", "niet bekend",
        f"/behandelen/{found.pk}/verbeteren/project.participants/",
    ):  # fmt: skip
        assert words in page
    assert ">verbeterd<" not in page and "Schriftelijk verslag" not in page
    office.here.corrected(found, project__price=1500)
    page = office.page(found, "verbeteren/")
    assert ">verbeterd<" in page and "EUR 1.500,00" in page and "EUR 2.000,00" not in page


def test_one_fact_with_its_reason(office: Office) -> None:
    found = reviewed(office.here)
    page = office.page(found, place("project.price"))
    assert "<h1>Verbeter: Prijs zonder btw</h1>" in page and "EUR 2.000,00" in page
    assert typed(page)["waarde"] == "2.000"
    for told, words in (
        ({"waarde": "1.500,5"}, "Schrijf een reden."),
        ({"waarde": "veel", **REASON}, "Schrijf een getal"),
        ({"waarde": "", **REASON}, "Vul dit in, of zeg dat niemand het weet."),
        ({"waarde": "2000", **REASON}, "Dit is wat opgegeven was"),
        ({"waarde": "0", **REASON}, "Schrijf een prijs die groter is dan 0."),
        ({"waarde": "1500", "woorden": "x" * 2049}, "Dit is te lang."),
    ):
        status, page = office.send(found, place("project.price"), taal="nl", **told)
        assert status == 422 and words in page and "<title>Fout:" in page
        assert told.get("woorden", "")[:20] in page
    assert stand(found) == {}
    status, where = office.send(found, place("project.price"), taal="nl", waarde="1.500,5", **REASON)
    assert (status, where) == (303, f"/behandelen/{found.pk}/beslissen/")
    assert stand(found) == {"project.price": (1500.5, "Zie de inschrijving.")}
    page = office.page(found, place("project.price"))
    assert typed(page)["waarde"] == "1.500,50" and "Zie de inschrijving." in page
    assert office.send(found, place("project.price"), doe="ongedaan")[0] == 303
    assert stand(found) == {}


@pytest.mark.parametrize(
    "path, told, value",
    [
        ("project.agreed_on", {"onbekend": "1"}, None),
        ("project.start", {"waarde": "6/3/2026"}, "2026-03-06"),
        ("project.on_occupation_list", {"waarde": "true"}, True),
        ("project.theme", {"waarde": "innovation"}, "innovation"),
        ("project.service", {"waarde": "advice"}, "advice"),
        ("enterprise.legal_form", {"waarde": "NV"}, "NV"),
        ("enterprise.public_share", {"waarde": "12,5"}, 0.125),
        (ACTIVITY, {"rij.0.code": "62.10", "rij.0.version": "2025"}, [{"code": "62.10", "version": 2025}]),
        (ACTIVITY, {"rij.0.code": "62.020"}, [{"code": "62.020"}]),
        ("enterprise.previous_year.headcount", {"waarde": "40,25"}, 40.25),
    ],
)
def test_each_kind_of_fact(office: Office, path: str, told: dict[str, str], value: Any) -> None:
    found = reviewed(office.here)
    assert office.send(found, place(path), taal="nl", **told, **REASON)[0] == 303
    assert stand(found) == {path: (value, "Zie de inschrijving.")}


def test_excluded_services_are_ticked(office: Office) -> None:
    found = reviewed(office.here)
    answer = office.client.post(
        f"/behandelen/{found.pk}/{place('project.exclusions')}", {"waarde": ["mbti", "nlp"], **REASON}
    )
    assert answer.status_code == 303
    assert stand(found)["project.exclusions"][0] == ["mbti", "nlp"]


def test_a_list_row_by_row(office: Office) -> None:
    found = reviewed(office.here, form__participants=TWO)
    where = place(PARTICIPANTS)
    page = office.page(found, where)
    fields = typed(page)
    assert "Deelnemer 1 (Jan Janssens)" in page and "Schrap deze rij" in page
    assert (fields["rijen"], fields["rij.0.category"], fields["rij.1.category"]) == (
        "2",
        "employee",
        "trainee",
    )
    status, page = office.send(found, where, **{**fields, "doe": "rij", "woorden": "Nog te kijken"})
    assert status == 200 and "Deelnemer 3" in page and "Nog te kijken" in page and stand(found) == {}
    told = {**typed(page), "rij.0.weg": "1", "rij.2.category": "helper", **REASON}
    assert office.send(found, where, **told)[0] == 303
    assert stand(found) == {
        PARTICIPANTS: ([None, {"category": "trainee"}, {"category": "helper"}], REASON["woorden"])
    }
    page = office.page(found, "beslissen/")
    assert "Deelnemer 1 (Jan Janssens): " in page and "geschrapt" in page
    assert "Deelnemer 3: toegevoegd" in page and "Deelnemer 2" not in page
    again = typed(office.page(found, where))
    assert again["rij.0.weg"] == "1" and again["rij.2.category"] == "helper"
    assert office.send(found, where, **{**again, **REASON, "rij.0.weg": "", "rij.2.category": ""})[0] == 303
    assert stand(found) == {}


@pytest.mark.parametrize(
    "path, told, words",
    [
        ("project.costs", {"rij.0.kind": "exam"}, "Kost 1, Bedrag van de kost: Vul dit in."),
        ("project.costs", {"rij.0.kind": "exam", "rij.0.amount": "5000"}, "Deze kosten zijn samen meer dan de prijs."),
        ("enterprise.group", {"rij.0.kind": "partner", "rij.0.headcount": "3"}, "Schrijf het aandeel van de partner"),
        ("enterprise.establishments", {"rijen": "2", "rij.0.postcode": "9000", "rij.1.postcode": "!!!"}, "De wet kan dit niet lezen."),
        ("history.de_minimis", {"rij.0.on": "1/6/2025", "rij.0.amount": "veel"}, "Schrijf een getal"),
        ("project.participants", {"rij.0.category": "koning"}, "Kies een van de antwoorden."),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_row_is_told(office: Office, path: str, told: dict[str, str], words: str) -> None:
    found = reviewed(office.here)
    status, page = office.send(found, place(path), taal="nl", **{"rijen": "1", **told}, **REASON)
    assert status == 422 and words in page and stand(found) == {}


def test_trainings_a_group_and_aid(office: Office) -> None:
    found = reviewed(
        office.here, form__trainings=LATE, project__price=None, project__start=None, project__end=None
    )
    page = office.page(found, "verbeteren/")
    assert "Opleiding 1: Deel 1" in page and "/project.price/" not in page
    for path, changes in (
        (TRAININGS, {"rij.0.start": "4/3/2026", "rij.0.end": "5/3/2026"}),
        (
            "enterprise.group",
            {"rij.0.kind": "linked", "rij.0.headcount": "3", "rij.0.previous_year.turnover": "5.000"},
        ),
        ("history.de_minimis", {"rij.0.on": "1/6/2025", "rij.0.amount": "1.000"}),
    ):
        told = {**typed(office.page(found, place(path))), **changes, **REASON}
        assert office.send(found, place(path), **told)[0] == 303
    after = stand(found)
    assert after[TRAININGS][0][0] == {**LATE[0], "start": "2026-03-04", "end": "2026-03-05"}
    assert after["enterprise.group"][0] == [
        {"kind": "linked", "headcount": 3, "previous_year": {"turnover": 5000}}
    ]
    assert after["history.de_minimis"][0] == [{"on": "2025-06-01", "amount": 1000}]
    page = office.page(found, "beslissen/")
    for words in (
        "Opleiding 1: ",
        "startdag: 2 februari 2026",
        "startdag: 4 maart 2026",
        "Onderneming 1: toegevoegd",
        "EUR 1.000,00",
    ):
        assert words in page


@pytest.mark.parametrize("sent", [{"rijen": "9999"}, {"rijen": "x"}, {"rijen": "150", "doe": "rij"}])
def test_a_number_of_rows_that_nobody_made(office: Office, sent: dict[str, str]) -> None:
    found = reviewed(office.here)
    status, page = office.send(found, place(PARTICIPANTS), **sent, **REASON)
    assert status in (200, 303, 422) and page.count("<legend>") <= 200


def test_only_while_an_official_must_look_and_only_what_may_be_corrected(office: Office) -> None:
    found = reviewed(office.here)
    for path in ("enterprise.number", "history.subsidy_this_year", "x"):
        assert office.client.get(f"/behandelen/{found.pk}/{place(path)}").status_code == 404
    services.decide_review(found.pk, granted=False, ruling="Nee", actor=office.here.official)
    for part in ("verbeteren/", place("project.price")):
        assert office.client.get(f"/behandelen/{found.pk}/{part}").status_code == 409
    assert office.send(found, place("project.price"), waarde="1", **REASON)[0] == 409
    assert stand(found) == {}


@pytest.mark.parametrize(
    "lang, words, price", [("en", "Which fact was wrong?", "1,500.50"), ("fr", "Quelle donnée", "1 500,50")]
)
def test_in_each_language(office: Office, lang: str, words: str, price: str) -> None:
    found = reviewed(office.here)
    url = f"/{lang}/behandelen/{found.pk}/verbeteren/"
    assert words in office.client.get(url).content.decode()
    answer = office.client.post(f"{url}project.price/", {"taal": lang, "waarde": price, **REASON})
    assert answer.status_code == 303
    assert stand(found)["project.price"][0] == 1500.5
