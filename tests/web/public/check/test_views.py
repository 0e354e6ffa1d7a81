"""The page Check: what a visitor sees, in each language; nothing in an address makes it break; nothing is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings

from portefeuille import clock
from portefeuille.web import pdf
from portefeuille.web.public.check.fields import FIELDS
from portefeuille.web.public.check.form import Form
from portefeuille.web.public.check.screens import BY_NAME
from tests.web.public.check.answers import ENTERPRISE, TODAY, WHOLE


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def page(client: Client, answers: dict[str, str], language: str = "nl") -> str:
    with override(language):
        answer = client.get(reverse("public:check"), answers)
    assert answer.status_code == 200
    return answer.content.decode()


def everything(client: Client, answers: dict[str, str]) -> str:
    """The page with everything, sent."""
    answer = client.get(reverse("public:check_form"), {**answers, "klaar": "1"})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "language, title, headline",
    [
        (
            "nl",
            "Je antwoord: steun mogelijk",
            "Je kunt EUR 409,50 subsidie krijgen; zelf stort je EUR 500,50.",
        ),
        (
            "en",
            "Your answer: support possible",
            "You can get EUR 409.50 of subsidy; you deposit EUR 500.50 yourself.",
        ),
        (
            "fr",
            "Votre réponse\u202f: aide possible",
            "Vous pouvez recevoir 409,50\u00a0EUR de subvention\u202f; vous versez vous-même 500,50\u00a0EUR.",
        ),
    ],
)
def test_the_whole_answer(client: Client, language: str, title: str, headline: str) -> None:
    numbers = {
        "en": {"enterprise.headcount": "12.5", "enterprise.turnover": "1,200,000", "project.price": "1,000"}
    }
    answers = {**WHOLE, **numbers.get(language, {})}
    if language == "en":
        answers["enterprise.balance_total"] = "800,000"
    html = page(client, answers, language)
    assert f"<title>{title} · Portefeuille</title>" in html
    assert re.sub(r"[\u00a0\u202f]", " ", f"<h1>{headline}</h1>") in re.sub(
        r"[\u00a0\u202f]|&nbsp;", " ", html
    )
    assert html.count("<h1") == 1


def test_every_criterion_stands_on_the_page_with_its_source(client: Client) -> None:
    html = page(client, WHOLE)
    assert html.count('<details class="source">') == 20
    assert "Niet zeker (1)" in html
    assert "In orde (19)" in html
    assert '<details class="fold all-met">' in html


def test_an_error_is_told_on_top_and_at_its_field(client: Client) -> None:
    html = everything(client, {**WHOLE, "project.start": "31/02/2026", "enterprise.headcount": "veel"})
    assert "<title>Fout: Alles op één pagina · Check · Portefeuille</title>" in html
    places = [html.index(f'<a href="#{path}">') for path in ("enterprise.headcount", "project.start")]
    assert places == sorted(places)
    assert 'id="project.start" name="start" value="31/02/2026"' in html
    assert 'aria-describedby="project.start-fout project.start-uitleg" aria-invalid="true"' in html
    assert html.count('aria-invalid="true"') == 2
    assert "EUR 409,50" not in html


def test_what_the_decision_refuses_is_an_error_of_a_field(client: Client) -> None:
    html = everything(client, {**WHOLE, "enterprise.main_activity": "99.999"})
    assert "Deze NACE-code bestaat niet" in html
    assert html.count('aria-invalid="true"') == 1


def test_what_cannot_be_read_hides_no_other_error(client: Client) -> None:
    html = everything(
        client, {**WHOLE, "project.costs.0.amount": "veel", "enterprise.main_activity": "99.999"}
    )
    assert "Schrijf een getal" in html
    assert "Deze NACE-code bestaat niet" in html
    assert html.count('aria-invalid="true"') == 2


def test_the_decision_may_refuse_several_facts(client: Client) -> None:
    wrong = {
        "enterprise.main_activity": "99.999",
        "project.end": "1/1/2026",
        "enterprise.group.0.headcount": "3",
    }
    html = everything(client, {**WHOLE, **wrong})
    assert "Deze NACE-code bestaat niet" in html
    assert "De einddag ligt voor de startdag." in html
    assert "Kies of dit een partner of een verbonden onderneming is." in html
    assert html.count('aria-invalid="true"') == 3


def test_costs_above_the_price_are_one_error(client: Client) -> None:
    html = everything(client, {**WHOLE, "project.price": "100"})
    assert "Deze kosten zijn samen meer dan de prijs." in html
    assert "Kies welke soort kost dit is." not in html


def test_too_late_is_said_before_anything_else(client: Client) -> None:
    html = page(client, {**WHOLE, "project.start": "1/11/2026"})
    assert html.index("Te laat: aanvragen kon tot en met 15 november 2026.") < html.index("<h1")


def test_another_language_changes_no_amount(client: Client) -> None:
    typed = {**WHOLE, "taal": "nl", "project.price": "1.250", "enterprise.headcount": "12,50"}
    assert "EUR 409,50" not in page(client, typed)
    for language, price, headcount in (
        ("nl", "1.250", "12,50"),
        ("en", "1,250", "12.50"),
        ("fr", "1\u202f250", "12,50"),
    ):
        html = page(client, typed, language)
        assert '"price": 1250' in html.replace("&quot;", '"')
        with override(language):
            html = client.get(reverse("public:check_form"), typed).content.decode()
        assert f'name="prijs" value="{price}"' in html
        assert f'name="vte" value="{headcount}"' in html
        assert f'name="taal" value="{language}"' in html


def test_a_refusal_without_an_alternative_says_so(client: Client) -> None:
    html = page(client, {**WHOLE, "enterprise.establishments.0.postcode": "1000"})
    assert "We kennen geen andere steun die bij deze weigering past." in html
    assert "Andere steun die we kennen" not in html


def test_few_facts_are_enough_for_a_refusal(client: Client) -> None:
    html = page(client, {"op": "2026-11-22", "dienst": "training", "vorm": "vzw", "maatwerk": "false"})
    assert "<h1>Hiervoor kun je geen steun krijgen.</h1>" in html
    assert "De rest hoef je niet meer in te vullen." in html
    assert "Werkbaarheidscheque" in html
    assert "kmo-portefeuille@vlaanderen.be" in html


def test_every_link_to_a_place_finds_it(client: Client) -> None:
    for answers in ({"vorm": "BV", "toon": "1"}, WHOLE):
        html = page(client, answers)
        for target in set(re.findall(r'href="#([^"]+)"', html)):
            assert html.count(f'id="{target}"') == 1, target


def test_what_is_missing_leads_to_its_screen(client: Client) -> None:
    html = page(client, {"op": "2026-11-22", "vorm": "BV", "toon": "1"})
    assert 'href="/check/?op=2026-11-22&amp;vorm=BV&amp;vraag=mensen"' in html


def test_empty_answers_leave_the_address(client: Client) -> None:
    answer = client.get(
        "/check/", {"on": "22/11/2026", "enterprise.legal_form": " ", "project.price": "", "als": ""}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/check/?op=2026-11-22")
    assert client.get("/check/formulier/?prijs=").headers["Location"] == "/check/formulier/?op=2026-11-22"


def test_what_was_typed_stays_typed_and_is_never_markup(client: Client) -> None:
    answers = {"enterprise.headcount": '"><script>alert(1)</script>', "enterprise.main_activity": "<b>"}
    for html in (page(client, answers), everything(client, answers)):
        assert "<script>" not in html
        assert "<b>" not in html


def test_nothing_is_kept(client: Client) -> None:
    answer = client.get("/check/", WHOLE)
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "private, max-age=0"


@pytest.mark.django_db
def test_the_database_is_not_asked(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        page(client, WHOLE)


@pytest.mark.django_db
def test_only_reading(client: Client) -> None:
    for name in ("check", "check_form", "check_number"):
        assert client.post(reverse(f"public:{name}"), WHOLE).status_code == 405


@pytest.mark.parametrize(
    "language, mark", [("nl", "DEMONSTRATIE - GEEN BESLISSING"), ("fr", "DÉMONSTRATION - PAS UNE DÉCISION")]
)
def test_on_paper(client: Client, monkeypatch: pytest.MonkeyPatch, language: str, mark: str) -> None:
    monkeypatch.setattr("portefeuille.web.public.check.papers.pdf", lambda html: html.encode())
    with override(language):
        answer = client.get(reverse("public:check"), {**ENTERPRISE, "dienst": "none", "als": "pdf"})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="check-2026-11-22.pdf"'
    html = answer.content.decode()
    assert mark in html
    assert f'<html lang="{language}">' in html


def test_an_official_document_has_no_such_mark(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    from dataclasses import replace

    settings.SITE = replace(settings.SITE, official=True)
    monkeypatch.setattr("portefeuille.web.public.check.papers.pdf", lambda html: html.encode())
    html = client.get("/check/", {**ENTERPRISE, "dienst": "none", "als": "pdf"}).content.decode()
    assert "DEMONSTRATIE" not in html
    assert "<title>Je onderneming komt in aanmerking" in html


def test_without_pango_the_page_says_what_to_install(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(html: str) -> bytes:
        raise pdf.NoPdfError("cannot load library libpango-1.0-0")

    monkeypatch.setattr("portefeuille.web.public.check.papers.pdf", absent)
    answer = client.get("/check/", {**WHOLE, "als": "pdf"})
    assert answer.status_code == 503
    assert "apt-get install libpango-1.0-0" in answer.content.decode()
    assert "cannot load library libpango-1.0-0" in answer.content.decode()


def test_paper_of_nothing_is_the_first_question(client: Client) -> None:
    assert "<h1>Waarvoor zoek je steun?</h1>" in page(client, {"als": "pdf"})


PRINTED = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
"""Whatever somebody may send; NUL is refused before (tests/web/test_characters.py)."""
TYPED = st.one_of(
    PRINTED,
    st.sampled_from(
        ["true", "false", "BV", "vzw", "maatschap", "partner", "linked", "catering", "fee", "implementation_guidance", "training",
         "advice", "online", "small", "large", "occupation_specific", "digitalisation/cybersecurity", "62.010", "01.110", "02",
         "9000", "1000", "99999", "0", "1", "-1", "30", "60", "1.000", "1,5", "1e9", "nan", "9" * 14, "22/11/2026", "1/1/2010",
         "1/1/1900", "31/12/2200", "1/1/0001", "31/12/9999", "30/02/2026", "\x01", "\ud800"[:0], "𝟙", "१२"]
    ),
)  # fmt: skip


NAMES = [*FIELDS, *(field.key for field in FIELDS.values()), "taal"]
CONTROLS = {"vraag": [*BY_NAME, "x"], "na": [*BY_NAME, "x"], "toon": ["1"]}


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.one_of(st.sampled_from(NAMES), PRINTED), TYPED, max_size=25),
    st.fixed_dictionaries({}, optional={key: st.sampled_from(values) for key, values in CONTROLS.items()}),
    st.sampled_from(["nl", "en", "fr"]),
)
def test_no_address_breaks_the_page(answers: dict[str, str], controls: dict[str, str], language: str) -> None:
    answers = {key: text for key, text in answers.items() if key not in ("als", "klaar", *CONTROLS)}
    with override(language), clock.use(TODAY):
        client = Client()
        page: Any = client.get(reverse("public:check"), {**answers, **controls}, follow=True)
        whole: Any = client.get(reverse("public:check_form"), {**answers, "klaar": "1"}, follow=True)
    assert (page.status_code, whole.status_code) == (200, 200)
    found = page.context.get("answer") or whole.context.get("answer")
    if found is not None:
        assert all(each.field in FIELDS and (each.field != "on") for each in found.missing)
        assert len(found.assumed) == len(found.decision.assumed)


@pytest.mark.parametrize(
    "query", ["%", "on", "=&=", "&" * 50, "on=%FF%FE", "on=%01", "a[]=1&a[]=2", "on=22/11/2026&on=x", ";" * 9]
)
def test_no_query_breaks_the_page(client: Client, query: str) -> None:
    assert client.get(f"/check/?{query}", follow=True).status_code == 200


def test_too_many_answers_are_refused(client: Client) -> None:
    answer = client.get("/check/?" + "&".join(f"a{n}=1" for n in range(2000)))
    assert answer.status_code == 400
    assert Form({}, "nl").sent is False
