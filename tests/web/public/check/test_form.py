"""The form: answers in an address become the case of the contract; what is wrong is said at its field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from portefeuille import clock
from portefeuille.decision import CaseError, decide
from portefeuille.decision.case import CASE
from portefeuille.decision.shapes import Fields, Items
from portefeuille.decision.wording import Words
from portefeuille.rules.facts import FACTS
from portefeuille.web.public.check.complaints import OF_A_KIND, complaint
from portefeuille.web.public.check.fields import FIELDS, PARTS
from portefeuille.web.public.check.form import Form
from tests.web.public.check.answers import CATERING, ENTERPRISE, TODAY, WHOLE

NOT_ASKED = {"enterprise.registered", "project.workable_work"}
"""Facts of rules that Check leaves out: a day says more, and the temporary increases are over."""


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def test_the_whole_case() -> None:
    form = Form(WHOLE, "nl")
    assert form.errors == {}
    assert form.case == {
        "on": "2026-11-22",
        "enterprise": {
            "legal_form": "BV",
            "headcount": 12.5,
            "turnover": 1200000,
            "balance_total": 800000,
            "establishments": [{"postcode": "9000"}],
            "main_activity": "62.010",
        },
        "project": {
            "service": "training",
            "theme": "digitalisation/cybersecurity",
            "mode": "classroom",
            "start": "2026-11-30",
            "end": "2026-12-10",
            "price": 1000,
            "vat": 210,
            "costs": [{"kind": "catering", "amount": 240, "persons": 3, "days": 2}],
        },
    }


def test_without_a_project_there_is_none_in_the_case() -> None:
    assert set(Form(ENTERPRISE, "nl").case) == {"on", "enterprise"}


def test_an_empty_form_is_not_sent_and_takes_today() -> None:
    form = Form({}, "nl")
    assert (form.sent, form.case, form.texts["on"]) == (
        False,
        {"on": "2026-11-22", "enterprise": {}},
        "22/11/2026",
    )


def test_percent_and_truth() -> None:
    case = Form({"enterprise.public_share": "12,5 %", "project.interactive": "false"}, "nl").case
    assert (case["enterprise"]["public_share"], case["project"]["interactive"]) == (0.125, False)


def test_a_row_that_stays_empty_drops_out_and_an_error_finds_its_row() -> None:
    form = Form(
        {**ENTERPRISE, "enterprise.group.2.kind": "partner", "enterprise.group.2.headcount": "4"}, "nl"
    )
    assert form.case["enterprise"]["group"] == [{"kind": "partner", "headcount": 4}]
    with pytest.raises(CaseError) as caught:
        decide(form.case)
    assert form.place(caught.value.key) == "enterprise.group.2.share"


@pytest.mark.parametrize(
    "answers, path, said",
    [
        ({"on": "31/02/2026"}, "on", "Deze dag bestaat niet"),
        ({"enterprise.headcount": "veel"}, "enterprise.headcount", "Schrijf een getal"),
        ({"enterprise.headcount": "12,345"}, "enterprise.headcount", "hoogstens twee cijfers"),
        ({"enterprise.turnover": "-1"}, "enterprise.turnover", "niet kleiner is dan 0"),
        ({"project.costs.0.persons": "2,5"}, "project.costs.0.persons", "geheel getal"),
        ({"enterprise.legal_form": "Ltd"}, "enterprise.legal_form", "Kies een van de antwoorden"),
        ({"project.interactive": "misschien"}, "project.interactive", "Kies een van de antwoorden"),
        ({"enterprise.main_activity": "6" * 21}, "enterprise.main_activity", "te lang"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(answers: dict[str, str], path: str, said: str) -> None:
    errors = Form(answers, "nl").errors
    assert list(errors) == [path]
    assert said in str(errors[path])


@pytest.mark.parametrize(
    "answers, path, said",
    [
        ({"enterprise.main_activity": "99.999"}, "enterprise.main_activity", "Deze NACE-code bestaat niet"),
        ({"project.start": "2/1/2026", "project.end": "1/1/2026"}, "project.end", "voor de startdag"),
        ({"project.price": "0"}, "project.price", "groter is dan 0"),
        ({"project.price": "100", **CATERING}, "project.costs.0.kind", "meer dan de prijs"),
        ({"project.costs.1.amount": "5"}, "project.costs.1.kind", "soort kost"),
        ({"project.costs.1.kind": "exam"}, "project.costs.1.amount", "hoeveel deze kost is"),
        ({"enterprise.group.0.headcount": "5"}, "enterprise.group.0.kind", "partner of een verbonden"),
        (
            {"enterprise.group.1.kind": "partner", "enterprise.group.1.share": "60"},
            "enterprise.group.1.share",
            "meer dan de helft",
        ),
        ({"enterprise.public_share": "101"}, "enterprise.public_share", "van 0 % tot 100 %"),
        ({"enterprise.turnover": "9" * 15}, "enterprise.turnover", "bedrag is te groot"),
        ({"enterprise.headcount": "9" * 15}, "enterprise.headcount", "aantal is te groot"),
        ({"project.times_in_three_years": "9" * 15}, "project.times_in_three_years", "aantal is te groot"),
        ({"on": "1/1/2300"}, "on", "tussen 1900 en 2200"),
        (
            {"enterprise.establishments.0.postcode": "1" * 15},
            "enterprise.establishments.0.postcode",
            "kunnen we niet lezen",
        ),
    ],
)
def test_what_the_decision_refuses_is_said_at_its_field(
    answers: dict[str, str], path: str, said: str
) -> None:
    form = Form(answers, "nl")
    assert form.errors == {}
    with pytest.raises(CaseError) as caught:
        decide(form.case)
    assert form.place(caught.value.key) == path
    assert said in str(complaint(caught.value, path))


def leaves(shape: object, path: str = "") -> Iterator[str]:
    """The paths of every value of a case, with N for the number of an item."""
    if isinstance(shape, Fields):
        for name, inner in shape.shapes.items():
            yield from leaves(inner, f"{path}.{name}".strip("."))
    elif isinstance(shape, Items) and isinstance(shape.item, Fields):
        yield from leaves(shape.item, f"{path}.N")
    else:
        yield path


def test_every_field_is_a_fact_of_the_case_with_words_in_each_language() -> None:
    paths = {re.sub(r"\.\d+(?=\.)", ".N", path) for path in FIELDS}
    assert paths <= {*leaves(CASE), "project.participants"}
    for path in FIELDS:
        for lang in ("nl", "en", "fr"):
            assert Words.of(lang).fact(path).question


def test_every_fact_of_a_rule_has_a_field_or_is_left_out_on_purpose() -> None:
    asked = {fact.path for fact in FACTS.values()}
    without = {
        path for path in asked if not any(field == path or field.startswith(f"{path}.") for field in FIELDS)
    }
    assert {path for path in without if not path.startswith("enterprise.year_before")} == NOT_ASKED


def test_short_and_long_names_are_the_same_and_each_name_is_one_field() -> None:
    assert len({field.key for field in FIELDS.values()}) == len(FIELDS)
    short = {FIELDS[path].key: text for path, text in WHOLE.items()}
    assert Form(short, "nl").case == Form(WHOLE, "nl").case
    assert max(len(field.key) for field in FIELDS.values()) <= 12


def test_choices_that_may_be_several() -> None:
    form = Form({"wie": "employee,trainee", "uitgesloten": "exam,mbti", **ENTERPRISE}, "nl")
    assert form.errors == {}
    assert form.case["project"]["participants"] == [{"category": "employee"}, {"category": "trainee"}]
    assert form.case["project"]["exclusions"] == ["exam", "mbti"]
    assert list(Form({"wie": "employee,nobody"}, "nl").errors) == ["project.participants"]


def test_a_day_on_which_nothing_was_known_is_said_at_its_field(client: Client) -> None:
    page = client.get("/check/formulier/", {"bekend": "1/1/2000", "klaar": "1"}, follow=True)
    assert page.status_code == 200
    assert "Op die dag was de wet nog niet bekend. Kies een latere dag." in page.content.decode()


def test_the_exclusions_are_those_of_the_day() -> None:
    offered = {
        day: {option.value for option in Form({"on": day}, "nl").asked("project.exclusions").options}
        for day in ("1/1/2019", "1/8/2020", "5/7/2021", "1/8/2021")
    }
    assert "mbti" in offered["1/8/2020"] - offered["1/1/2019"]
    assert "walking_coaching" in offered["1/8/2021"] - offered["1/8/2020"]
    assert "walking_coaching" in offered["5/7/2021"]  # perhaps on the list already
    assert "unknown_rest" not in offered["1/8/2021"]  # a gap in the list is no service


def test_aid_of_before_the_version_of_nace_and_the_second_clock() -> None:
    answers = {"steunop1": "1/5/2024", "steuneur1": "12.000", "naceversie": "2008", "bekend": "1/11/2026"}
    case = Form({**ENTERPRISE, **answers}, "nl").case
    assert case["history"]["de_minimis"] == [{"on": "2024-05-01", "amount": 12000}]
    assert (case["enterprise"]["nace_version"], case["known"]) == (2008, "2026-11-01")


def test_an_official_number_is_repaired_or_refused() -> None:
    form = Form({"nr": "be 428315871", "dv": "DV.0216326"}, "nl")
    assert form.case["enterprise"]["number"] == "0428.315.871"
    assert form.case["project"]["provider"] == {"number": "DV.O216326"}
    assert form.asked("enterprise.number").read_as == "0428.315.871"
    assert form.asked("enterprise.number").text == "be 428315871"
    assert "controlecijfers" in str(Form({"nr": "0428.315.872"}, "nl").errors["enterprise.number"])
    assert Form({"nr": "0428.315.871"}, "nl").asked("enterprise.number").read_as == ""


def test_nothing_in_mind_yet_is_the_enterprise_alone() -> None:
    form = Form({**WHOLE, "project.service": "none"}, "nl")
    assert (form.alone, set(form.case)) == (True, {"on", "enterprise"})


def test_a_part_is_open_when_it_matters() -> None:
    form = Form({"project.mode": "online", "enterprise.public_share": "x"}, "nl")
    folded = {part.name for part in PARTS if part.folded}
    assert form.open_parts() & folded == {"training", "more"}


def test_every_kind_has_a_complaint() -> None:
    assert {field.kind for field in FIELDS.values()} <= set(OF_A_KIND)


def test_before_there_was_a_scheme_there_is_still_a_form() -> None:
    assert Form({"on": "1/1/1950", "enterprise.legal_form": "BV"}, "nl").values == {
        "on": date(1950, 1, 1),
        "enterprise.legal_form": "BV",
    }
