"""The law on a day: every value, the two clocks, permalinks, and what is not known."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from portefeuille.law import Law, inwords, load
from tests.web.public.law.reading import LANGUAGES, TODAY, page, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parameter_stands_there_with_its_value(client: Client, language: str) -> None:
    html, law = page(client, "law", language=language), Law.on(TODAY, TODAY)
    lines = re.findall(
        r'<dt><a href="[^"]*/parameter/([^/]+)/">(.*?)</a></dt>\s*<dd>\s*<span class="value">(.*?)</span>',
        html,
    )
    assert {name: text(value) for name, _, value in lines} == {
        name: text(inwords.reading(law.reading(name), language)) for name in load().parameters
    }
    assert {name: text(title) for name, title, _ in lines} == {
        name: text(parameter.title[language]) for name, parameter in load().parameters.items()
    }


@pytest.mark.parametrize(
    "on, name, value",
    [
        ("2016-03-31", "rate.training", "50 %"),
        ("2016-04-01", "rate.base.small", "40 %"),
        ("2019-11-30", "rate.base.small", "40 %"),
        ("2019-12-01", "rate.base.small", "30 %"),
        ("2021-09-13", "rate.cybersecurity.small", "45 % (onder voorbehoud: 30 % of 45 %)"),
        ("2023-06-01", "rate.energy_efficiency.small", "onbekend: 30 % of 45 %"),
    ],
)
def test_the_boundaries(client: Client, on: str, name: str, value: str) -> None:
    html = page(client, "law", op=on)
    assert re.search(
        rf'parameter/{re.escape(name)}/">[^<]*</a></dt>\s*<dd>\s*<span class="value">{re.escape(value)}</span>',
        html,
    )
    assert ("gold een andere regeling" in html) == (on < "2016-04-01")
    assert ("rate.base.small" in html) == (on >= "2016-04-01")


def test_the_second_clock(client: Client) -> None:
    known, unknown = (
        page(client, "law", op="2019-12-15", bekend=day) for day in ("2019-11-05", "2019-11-04")
    )
    assert 'parameter/rate.base.small/">Steunpercentage voor een kleine onderneming</a></dt>' in known
    assert "Zoals bekend op 4 november 2019." in unknown
    values = [
        re.search(r'rate.base.small/">.*?<span class="value">(.*?)</span>', each, re.DOTALL)
        for each in (known, unknown)
    ]
    assert [found[1] for found in values if found] == ["30 %", "40 %"]


def test_what_is_not_known_is_said(client: Client) -> None:
    html = text(page(client, "law"))
    uncertain = [name for name in load().parameters if Law.on(TODAY, TODAY).reading(name).uncertain]
    assert f"Wat we op die dag niet zeker weten ({len(uncertain)})" in html
    assert "Geen bron zegt hoe er wordt afgerond." in html
    assert "C-1a" in html


@pytest.mark.parametrize(
    "asked, told",
    [
        ({"op": "01/12/2019"}, "?op=2019-12-01"),
        ({"op": "1-12-2019", "bekend": ""}, "?op=2019-12-01"),
        ({"op": "", "bekend": ""}, ""),
        ({"op": "2019-12-01", "other": "x"}, "?op=2019-12-01"),
    ],
)
def test_an_address_becomes_a_permalink(client: Client, asked: dict[str, str], told: str) -> None:
    answer = client.get("/wet/", asked)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/wet/{told}")


@pytest.mark.parametrize(
    "field, typed, reason",
    [
        ("op", "morgen", "Schrijf de datum als dag/maand/jaar, bijvoorbeeld 15/12/2026."),
        ("op", "31/02/2020", "Deze dag bestaat niet. Kijk de datum na."),
        ("op", "31/12/2008", "De kmo-portefeuille bestaat sinds 1 januari 2009."),
        ("op", "01/01/2100", "Zo ver vooruit kijken we niet."),
        ("bekend", "23/11/2026", "Deze dag moet nog komen."),
        ("bekend", "<script>", "Schrijf de datum als dag/maand/jaar"),
    ],
)
@pytest.mark.parametrize("name", ["law", "law_themes"])
def test_a_wrong_day_is_told_at_its_field(
    client: Client, name: str, field: str, typed: str, reason: str
) -> None:
    answer = client.get(reverse(f"public:{name}"), {field: typed})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert re.search(rf'<p class="wrong-text" id="{field}-fout">{re.escape(reason)}', html)
    assert f'<li><a href="#{field}">{reason}' in html
    assert 'aria-invalid="true"' in html
    assert "<title>Fout: " in html
    assert "<script>" not in html
    assert html.count('class="wrong-text"') == 1


def test_the_lists_keep_the_day(client: Client) -> None:
    html = page(client, "law", op="2020-07-01")
    assert 'href="/wet/lijst/exclusions/?op=2020-07-01"' in html
    assert 'href="/wet/themas/?op=2020-07-01"' in html
    assert Law.on(date(2020, 7, 1), TODAY).hash in html
