"""The pages Rekenen: three languages, nothing in an address makes them break, names are escaped, nothing is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from portefeuille import clock
from tests.web.public.calculator.answers import TODAY, WHOLE
from tests.web.public.calculator.groups import GROUP, OUTSIDE
from tests.web.public.calculator.test_headcount import ROWS

EVIL = '"><script>alert(1)</script>&\u2066'


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def page(client: Client, name: str, answers: dict[str, str], language: str = "nl") -> str:
    with override(language):
        address = reverse(f"public:{name}")
    answer = client.get(address, answers)
    assert answer.status_code == 200
    return re.sub("[\u00a0\u202f]|&nbsp;", " ", answer.content.decode())


@pytest.mark.parametrize(
    "language, amount, title",
    [
        ("nl", "EUR 4.500,00", "De bedragen op 22 november 2026"),
        ("en", "EUR 4,500.00", "The amounts on 22 November 2026"),
        ("fr", "4 500,00 EUR", "Les montants au 22 novembre 2026"),
    ],
)
def test_the_amounts_in_each_language(client: Client, language: str, amount: str, title: str) -> None:
    html = page(client, "calculator", {**WHOLE, "taal": "nl"}, language)
    assert amount in html
    assert title in html
    assert html.count('<svg class="bar"') == 4
    assert "rate.base.small" in html
    assert reverse("public:law_parameter", args=["rate.base.small"]).rsplit("/", 3)[-2] in html


def test_a_bill_of_which_the_vat_was_not_told_is_not_said_to_be_with_vat(client: Client) -> None:
    known, unknown = "De hele factuur, met btw", "De factuur zonder btw: de btw is niet ingevuld"
    for vat, there, absent in (("4.200", known, unknown), ("0", known, unknown), ("", unknown, known)):
        told = {**WHOLE, "btw": vat, "taal": "nl"}
        html = page(client, "calculator", {name: text for name, text in told.items() if text})
        assert there in html and absent not in html, vat


@pytest.mark.parametrize(
    "language, total", [("nl", "Samen 12,4 VTE"), ("en", "Together 12.4 FTE"), ("fr", "Ensemble 12,4 ETP")]
)
def test_the_headcount_in_each_language(client: Client, language: str, total: str) -> None:
    assert total in page(client, "headcount", {**ROWS, "taal": "nl"}, language)


@pytest.mark.parametrize(
    "language, told",
    [
        ("nl", "Holding bezit 60 % van Bakkerij."),
        ("en", "Holding holds 60% of Bakkerij."),
        ("fr", "Holding détient 60 % de Bakkerij."),
    ],
)
def test_the_group_in_each_language(client: Client, language: str, told: str) -> None:
    html = page(client, "group", {**GROUP, **OUTSIDE, "taal": "nl"}, language)
    assert told in html
    assert html.count('<svg class="tree"') == 1
    assert html.count('class="head"') == 6


def test_the_pictures_are_well_formed_and_say_what_they_show(client: Client) -> None:
    for name, answers in (("calculator", WHOLE), ("group", {**GROUP, "naam1": EVIL})):
        html = page(client, name, answers)
        drawn = re.findall(r'<svg class="(?:bar|tree)".*?</svg>', html, re.DOTALL)
        assert drawn
        for each in drawn:
            tree = ElementTree.fromstring(each)
            named = {one.get("id") for one in tree if one.tag in ("title", "desc") and one.text}
            assert set((tree.get("aria-labelledby") or "").split()) == named
            assert all("style" not in one.attrib for one in tree.iter())


def test_a_name_is_escaped_everywhere(client: Client) -> None:
    html = page(client, "group", {**GROUP, "naam1": EVIL})
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "\u2066" not in re.sub(r'value="[^"]*"', "", html)


def test_a_name_that_looks_like_a_row_stays_a_name(client: Client) -> None:
    html = page(client, "group", {**GROUP, "naam1": "\u27e60\u27e7"})
    assert "\u27e60\u27e7 heeft 60 % van de stemmen in Bakkerij" in html


@pytest.mark.parametrize("name", ["calculator", "headcount", "group"])
def test_empty_answers_leave_the_address(client: Client, name: str) -> None:
    address = reverse(f"public:{name}")
    answer = client.get(address, {"taal": "nl", "prijs": "", "wie1": " "})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{address}?taal=nl"
    assert client.get(address, {"x": ""}).headers["Location"] == address


def test_nothing_is_kept(client: Client) -> None:
    answer = client.get(reverse("public:calculator"), WHOLE)
    assert answer.headers["Cache-Control"] == "private, max-age=0"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "name, answers, field",
    [
        ("calculator", {**WHOLE, "prijs": "veel"}, "prijs"),
        ("headcount", {"wie1": "employee", "deel1": "200"}, "deel1"),
        ("group", {**GROUP, "kapitaal1": "veel"}, "kapitaal1"),
    ],
)
def test_an_error_stands_on_top_and_at_its_field(
    client: Client, name: str, answers: dict[str, str], field: str
) -> None:
    html = page(client, name, answers)
    assert "<title>Fout: Rekenen" in html
    assert f'<li><a href="#{field}">' in html
    assert f'id="{field}-fout"' in html
    assert re.search(rf'id="{field}" [^>]*aria-invalid="true"', html)
    assert "<svg" not in html


def test_the_summary_names_the_row_and_the_question(client: Client) -> None:
    html = page(client, "group", {**GROUP, "band1": "neef", "naam1": EVIL})
    assert "&gt;&amp;, Welke band: Kies een van de antwoorden.</a>" in html


def test_another_row_keeps_everything_and_complains_of_nothing(client: Client) -> None:
    html = page(
        client, "headcount", {"wie1": "employee", "deel1": "200", "aantal2": "3", "rijen": "3", "meer": "1"}
    )
    assert '<input type="hidden" name="rijen" value="4">' in html
    assert 'value="200"' in html and 'name="wie4"' in html
    assert "autofocus" in html and 'role="alert"' not in html
    group = page(client, "group", {**GROUP, "meer": "1"})
    assert 'name="rijen" value="6"' in group and 'id="naam6"' in group and 'value="Holding"' in group
    shares = page(client, "group", {**GROUP, "meeraandeel": "1"})
    assert 'name="aandelen" value="1"' in shares and 'id="houder1"' in shares


def test_the_check_takes_the_answers_over(client: Client) -> None:
    html = page(client, "calculator", WHOLE)
    found = re.search(r'<a class="button" href="(/check/\?[^"]*)"', html)
    assert found is not None
    carried = {
        key: values[0] for key, values in parse_qs(urlsplit(found[1].replace("&amp;", "&")).query).items()
    }
    assert carried == {
        "taal": "nl", "on": "22/11/2026", "project.service": "training", "project.theme": "innovation",
        "project.price": "20.000", "project.vat": "4.200", "history.subsidy_this_year": "3.000",
        "project.costs.0.kind": "other_ineligible", "project.costs.0.amount": "500",
    }  # fmt: skip
    assert client.get(found[1].replace("&amp;", "&")).status_code == 200


KEYS = {
    "calculator": sorted({*WHOLE, "taal", "vte", "omzet", "balans", "grootte"}),
    "headcount": sorted({*ROWS, "begin", "tot1", "meer", "taal"}),
    "group": sorted(
        {*GROUP, *OUTSIDE, "markt1", "rekening3", "macht1", "samen2", "inleg4", "meer", "taal", "vvte0"}
    ),
}
BASES = {"calculator": WHOLE, "headcount": ROWS, "group": {**GROUP, **OUTSIDE}}
TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30),
    st.sampled_from(["0", "1", "-1", "1e9", "NaN", "99999999999999999999", "31/12/9999", "01/01/0001", "true", "owner",
                     "eigenaar", "dochter", "business_angel", "natural_person", "large", "\u27e63\u27e7", "100", "50,5"]),
)  # fmt: skip
"""Whatever somebody may send; NUL is refused before (tests/web/test_characters.py)."""


@pytest.mark.parametrize("name", sorted(KEYS))
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_nothing_in_an_address_breaks_a_page(name: str, data: st.DataObject) -> None:
    changes = data.draw(st.dictionaries(st.sampled_from(KEYS[name]), TEXTS, max_size=6))
    with clock.use(TODAY):
        answer = Client().get(reverse(f"public:{name}"), {**BASES[name], **changes}, follow=True)
    assert answer.status_code == 200
