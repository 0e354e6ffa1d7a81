"""The page of every parameter, rule, source and list, in three languages; and of what there is not."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from portefeuille import clock
from portefeuille.law import Law, inwords, load
from portefeuille.rules import book as rule_book
from portefeuille.rules import plain
from portefeuille.web.public.law.lists import LISTS
from portefeuille.web.public.law.said import said
from tests.web.public.law.reading import LANGUAGES, TODAY, page, text

PARAMETERS = sorted({*load().parameters, *load().timeline})
RULES = sorted(rule_book().versions)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PARAMETERS)
def test_a_parameter(client: Client, name: str, language: str) -> None:
    html = page(client, "law_parameter", name, language=language)
    shown, book = text(html), load()
    parameter = book.parameters.get(name) or book.timeline[name]
    assert text(parameter.title[language]) in shown
    spans = book.history(name, TODAY)
    rows = re.findall(r"<tr[ >].*?</tr>", html.partition("<tbody>")[2], re.DOTALL)
    assert len(rows) == len(spans)
    for row, span in zip(rows, spans, strict=True):
        assert text(inwords.reading(span.reading, language)) in text(row)
    if name in book.parameters:
        value = text(inwords.reading(Law.on(TODAY, TODAY).reading(name), language))
        figure = re.search(r'<p class="figure">(.*?)</p>', html, re.DOTALL)
        assert figure and text(figure[1]) == value
    for segment in parameter.segments:
        for source in (*segment.source, *segment.contradictions):
            assert f'/{source}/">{source}</a>' in html
    assert html.count("<svg") == 1 and "<desc" in html


def test_a_parameter_tells_its_story(client: Client) -> None:
    shown = text(page(client, "law_parameter", "rate.cybersecurity.small"))
    assert "Laatst veranderd 13 september 2021" in shown
    assert "Laatst naast de bron gelegd 22 november 2026" in shown
    assert "Begon ten vroegste op 13 september 2021 en ten laatste op 14 september 2021." in shown
    assert "We rekenen vanaf 13 september 2021, onder voorbehoud." in shown
    assert "C-1a" in shown and "niet opgelost" in shown
    assert "Volgt in sommige periodes: Steunpercentage voor een kleine onderneming" in shown
    energy = text(page(client, "law_parameter", "rate.energy_efficiency.small"))
    assert "Laatst veranderd 15 maart 2023 of later, ten laatste op 5 juni 2024" in energy
    assert "We rekenen met geen enkele dag" in energy
    ceiling = text(page(client, "law_parameter", "de_minimis.ceiling"))
    assert "Verandert opnieuw 1 januari 2031" in ceiling
    assert "1 januari 2031 nog open onbekend" in ceiling
    assert "meer dan 90 dagen geleden" not in ceiling
    assert "geldt niet meer" in text(page(client, "law_parameter", "rate.training"))
    assert "Dit weten we niet." not in ceiling


def test_a_check_of_long_ago_is_told(client: Client) -> None:
    with clock.use(TODAY + timedelta(days=90)):
        assert "meer dan 90 dagen geleden" not in page(client, "law_parameter", "deadline.apply")
    with clock.use(TODAY + timedelta(days=91)):
        assert "meer dan 90 dagen geleden" in page(client, "law_parameter", "deadline.apply")


def test_a_value_that_nobody_knows(client: Client) -> None:
    with clock.use(load().parameters["de_minimis.ceiling"].segments[-1].start.begins):
        shown = text(page(client, "law_parameter", "de_minimis.ceiling"))
    assert "Vandaag onbekend" in shown and "Dit weten we niet." in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RULES)
def test_a_rule(client: Client, name: str, language: str) -> None:
    html = page(client, "law_rule", name, language=language)
    shown = text(html)
    assert text(plain.title(name)[language]) in shown
    versions = rule_book().versions[name]
    assert html.count("<details") == len(versions)
    for rule in versions:
        assert text(plain.says(rule)[language]) in shown
        assert "@chapter.rule" in shown
        assert all(f'/{source}/">{source}</a>' in html for source in rule.source)
        assert all(f'/parameter/{each}/"' in html for each in rule.parameters)
        assert all(f">{leaf.code}</code>" in html for leaf in rule.leaves)


def test_a_rule_shows_its_code_its_doubts_and_who_uses_it(client: Client) -> None:
    html = page(client, "law_rule", "size_last_year")
    assert "def class_of_year(" in html and "def size_last_year(" in html
    assert '<a href="/wet/regel/enterprise_size/">' in html
    shown = text(page(client, "law_rule", "apply_window"))
    assert "in orde (onder voorbehoud)" in shown
    assert "Twijfel over: deadline.apply.last_day" in shown
    theme = text(page(client, "law_rule", "theme"))
    assert theme.index("Van 1 februari 2026 tot en met nu") < theme.index(
        "Van 1 januari 2023 tot en met 31 januari 2026"
    )
    assert theme.count("geldt vandaag") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source(client: Client, language: str) -> None:
    for name, source in load().sources.items():
        shown = text(page(client, "law_source", name, language=language))
        assert name in shown
        assert text(said(source.text, language).text) in shown


def test_a_source_tells_who_cites_it(client: Client) -> None:
    html = page(client, "law_source", "R-9.5")
    for link in (
        "/wet/parameter/theme.advice.cybersecurity_only/",
        "/wet/regel/theme/",
        "/wet/lijst/services/",
        "/wet/themas/",
    ):
        assert f'href="{link}"' in html
    act = text(page(client, "law_source", "A-2016-02-26"))
    assert "Dag van de akte 26 februari 2016" in act and "In het Belgisch Staatsblad 11 april 2016" in act
    assert 'href="https://vlaio.be/artikel/advies"' in page(client, "law_source", "P-vlaio-advice")
    assert 'href="https://' not in page(client, "law_source", "P-vlaio-services")
    assert "niet opgelost" in page(client, "law_source", "C-1a")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LISTS)
def test_a_list(client: Client, name: str, language: str) -> None:
    dated = load().list(name)
    for day in ("2016-03-31", "2016-04-01", "2020-07-01", "2026-11-22"):
        html = page(client, "law_list", name, language=language, op=day)
        rows = dated.rows(TODAY.fromisoformat(day), TODAY)
        assert html.count("<li id=") == len(rows)
        assert (len(rows) == 0) == ("<h2>" not in html.partition("<main")[2])


def test_a_list_on_a_wrong_day_asks_for_another(client: Client) -> None:
    answer = client.get("/wet/lijst/exclusions/", {"op": "x"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/wet/?op=x")
    answer = client.get("/wet/lijst/exclusions/", {"op": "01/07/2020"})
    assert answer.headers["Location"] == "/wet/lijst/exclusions/?op=2020-07-01"


@pytest.mark.parametrize(
    "route, name, near",
    [
        ("law_parameter", "rate.base.smal", "rate.base.small"),
        ("law_parameter", "<b>x", ""),
        ("law_rule", "themes", "theme"),
        ("law_source", "R-1.55", "R-1.5"),
        ("law_list", "exclusion", "exclusions"),
        ("law_list", "zzzz", ""),
        ("law_day", "2019-13-01", "2026-11-22"),
    ],
)
def test_a_name_that_is_not_there(client: Client, route: str, name: str, near: str) -> None:
    html = page(client, route, name, status=404)
    assert "<h1>Deze pagina bestaat niet</h1>" in html
    assert "<b>x" not in html
    assert ("Bedoel je" in html) == bool(near)
    if near and route != "law_day":
        assert f'/{near}/">{near}</a>?' in html
