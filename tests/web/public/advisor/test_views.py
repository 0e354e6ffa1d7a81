"""The page of the advisor: what it says is what advise() says, in three languages; nothing in an address breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import escape, unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from portefeuille import clock
from portefeuille.advisor import advise
from portefeuille.decision import decide
from portefeuille.decision.formats import percent
from portefeuille.web.public.advisor.asked import LONGEST
from portefeuille.web.public.forms.typed import day
from tests.web.public.advisor.answers import (
    BEFORE_2016,
    BEFORE_THEMES,
    CARE,
    CASES,
    COURSE,
    SECURITY,
    STRATEGY,
    TODAY,
    UNSURE_RATE,
    WELDING,
)

EVIL = '"><script>alert(1)</script>&\u2066 phishing </textarea><img src=x>'


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def page(client: Client, answers: dict[str, str], language: str = "nl") -> str:
    with override(language):
        address = reverse("public:advisor")
    answer = client.get(address, answers)
    assert answer.status_code == 200
    return answer.content.decode()


def the_answer(html: str) -> str:
    """The page without its form."""
    return html[html.index('<div class="answer') : html.index('<form method="get"')]


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
@pytest.mark.parametrize("case", CASES)
def test_it_says_what_the_advisor_says(client: Client, case: str, language: str) -> None:
    asked = CASES[case]
    html = the_answer(page(client, asked, language))
    told = advise(asked["tekst"], service=asked["dienst"], on=day(asked["op"]), lang=language)
    tone = {"eligible": "good", "ineligible": "bad", "needs_review": "doubt"}[told.verdict]
    assert f'<div class="answer {tone}">' in html
    assert escape(told.because) in html
    assert escape(told.automated) in html
    for source in told.sources:
        assert f'/bron/{source}/">{source}</a>' in html
    shown = [
        unescape(each)
        for each in re.findall(r'<li>\s*(?:<span lang="..">)?([^<]+?)(?:</span>)?\s*<span class="tag', html)
    ]
    assert shown == ([] if case == "before_2016" else [each.text for each in told.nearest])
    own = html.count(
        {"nl": "eigen voorbeeld,", "en": "our own example,", "fr": "notre propre exemple,"}[language]
    )
    assert own == sum(each.origin == "own" for each in told.nearest if case != "before_2016")
    assert html.count("/themas/?op=") == len(told.themes)
    assert (escape(told.ask) in html) if told.ask else ("<blockquote" not in html)
    for note in told.notes:
        assert escape(note) in html


@pytest.mark.parametrize(
    "language, headline",
    [
        ("nl", "Deze opleiding krijgt waarschijnlijk steun"),
        ("en", "This training will probably get support"),
        ("fr", "Cette formation sera probablement aidée"),
    ],
)
def test_the_verdict_in_each_language(client: Client, language: str, headline: str) -> None:
    html = page(client, COURSE, language)
    assert f"<h1>{headline}</h1>" in html
    assert f"<title>{headline} · " in html


@pytest.mark.parametrize("asked", [COURSE, BEFORE_THEMES, WELDING], ids=["now", "2021", "welding"])
def test_the_percentages_are_those_of_the_decision(client: Client, asked: dict[str, str]) -> None:
    told = advise(asked["tekst"], service=asked["dienst"], on=day(asked["op"]))
    theme = told.themes[0] if told.themes else "digitalisation/cybersecurity" if told.bonus else None
    project = {"service": asked["dienst"], **({"theme": theme} if theme else {})}
    html = the_answer(page(client, asked))
    for size in ("small", "medium"):
        rate = decide({"on": day(asked["op"]).isoformat(), "size": size, "project": project}).rate
        assert rate is not None
        assert re.search(rf'/parameter/[\w.]+\.{size}/">{re.escape(percent(rate, "nl"))}</a>', html)


def test_the_theme_leads_to_its_definition_on_that_day(client: Client) -> None:
    html = page(client, COURSE)
    found = re.search(r'href="(/wet/themas/[^"#]+)#([^"]+)">Cybersecurity<', html)
    assert found is not None
    assert f'id="{found[2]}"' in client.get(found[1]).content.decode()


def test_a_rate_that_is_not_known_is_not_made_up(client: Client) -> None:
    html = the_answer(page(client, UNSURE_RATE))
    assert "is niet bekend" in html
    assert "een hoger percentage" not in html


@pytest.mark.parametrize(
    "asked, said",
    [
        (CARE, "vraag de dienstverlener of deze opleiding erop staat"),
        (SECURITY, "Advies telt enkel als er een schriftelijke aanbeveling uit komt"),
    ],
)
def test_what_must_be_looked_after_stands_apart_from_the_percentage(
    client: Client, asked: dict[str, str], said: str
) -> None:
    html = page(client, asked)
    attention = html.partition('<h2 id="letop">')[2].partition("</section>")[0]
    percentage = html.partition('<h2 id="percentage">')[2].partition("</section>")[0]
    assert said in attention
    assert percentage and said not in percentage


def test_nothing_to_look_after_is_not_said(client: Client) -> None:
    for asked in (COURSE, UNSURE_RATE, WELDING):
        assert "letop" not in page(client, asked)


def test_the_changes_of_february_2026(client: Client) -> None:
    before = the_answer(page(client, {**STRATEGY, "op": "31/01/2026"}))
    after = the_answer(page(client, {**STRATEGY, "op": "01/02/2026"}))
    assert 'class="answer good"' in before and 'class="answer bad"' in after
    assert "Een opleiding in plaats van advies" in after and "Andere steun" not in before
    assert "Kmo-groeisubsidie" in after and "percentage?" not in after
    assert "kmo-portefeuille@vlaanderen.be" in after


def test_before_2016_nothing_is_sure_or_alike(client: Client) -> None:
    html = the_answer(page(client, BEFORE_2016))
    for absent in ("zeker.</strong>", "Voorbeelden die erop lijken", "percentage?", "/rekenen/"):
        assert absent not in html
    assert "Welke regels van de kmo-portefeuille golden" in html
    assert "kmo-portefeuille@vlaanderen.be" in html


def test_in_doubt_it_says_what_to_ask(client: Client) -> None:
    html = the_answer(page(client, WELDING))
    assert "Staat deze dienst op de lijst van beroepsspecifieke competenties van VLAIO" in html
    assert "“Lassen voor gevorderden”" in html
    assert 'href="tel:1700"' in html
    long = page(client, {**WELDING, "tekst": "Lassen voor gevorderden " + "met een boog " * 60})
    quoted = re.search(r"“([^”]*)”", long)
    assert quoted is not None and quoted[1].endswith("…") and len(quoted[1]) < 310


def test_the_check_and_the_calculation_start_from_it(client: Client) -> None:
    html = unescape(page(client, COURSE))
    links = dict(re.findall(r'<a class="button[^"]*" href="(/(?:check|rekenen)/)\?([^"]*)"', html))
    given_on = {key: value[0] for key, value in parse_qs(links["/check/"]).items()}
    assert given_on == {
        "op": "22/11/2026",
        "dienst": "training",
        "thema": "digitalisation/cybersecurity",
        "taal": "nl",
    }
    checked = client.get(f"/check/?{links['/check/']}").content.decode()
    assert "Wanneer en voor hoeveel?" in checked and 'role="alert"' not in checked
    calculated = client.get(f"/rekenen/?{links['/rekenen/']}").content.decode()
    assert '<option value="digitalisation/cybersecurity" selected>' in calculated
    assert 'role="alert"' not in calculated
    assert "/rekenen/?" not in the_answer(page(client, STRATEGY))
    assert "thema=digitalisation%2Fcybersecurity" in page(client, BEFORE_THEMES)


@pytest.mark.parametrize(
    "answers, field, told",
    [
        (
            {"klaar": "1", "dienst": "training"},
            "tekst",
            "Beschrijf je opleiding of advies in enkele woorden.",
        ),
        ({**COURSE, "tekst": "\u2066\u200b"}, "tekst", "Beschrijf je opleiding of advies in enkele woorden."),
        ({**COURSE, "tekst": "x" * (LONGEST + 1)}, "tekst", "Dit is te lang."),
        ({"tekst": "Excel"}, "dienst", "Kies of het om een opleiding of om advies gaat."),
        ({**COURSE, "dienst": "x"}, "dienst", "Kies een van de antwoorden."),
        ({**COURSE, "op": "31/02/2026"}, "op", "Deze dag bestaat niet."),
        ({**COURSE, "op": "31/12/2008"}, "op", "De kmo-portefeuille bestaat sinds 1 januari 2009."),
        ({**COURSE, "op": "01/01/2100"}, "op", "Zo ver vooruit kijken we niet."),
    ],
)
def test_an_error_stands_on_top_and_at_its_field(
    client: Client, answers: dict[str, str], field: str, told: str
) -> None:
    html = page(client, answers)
    assert "<title>Fout: Valt mijn dienst eronder?" in html
    assert f'<li><a href="#{field}">' in html
    assert re.search(rf'id="{field}-fout">[^\n]*{re.escape(told)}', html)
    assert '<div class="answer' not in html


def test_who_comes_from_another_page_is_not_complained_to(client: Client) -> None:
    html = page(client, {"op": "05/06/2024", "dienst": "advice"})
    assert 'role="alert"' not in html and 'value="05/06/2024"' in html
    assert 'value="22/11/2026"' in page(client, {})


def test_a_hostile_text_is_escaped_everywhere(client: Client) -> None:
    html = page(client, {**COURSE, "tekst": EVIL})
    assert "<script>alert" not in html and "<img src=x" not in html
    assert html.count("</textarea>") == 1
    assert "\u2066" not in the_answer(html)
    doubt = page(client, {**WELDING, "tekst": "Lassen <b>voor</b> gevorderden"})
    assert "Lassen &lt;b&gt;voor&lt;/b&gt; gevorderden”" in doubt


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_the_browser_knows_how_much_may_be_typed(client: Client, language: str) -> None:
    assert re.search(rf'<textarea [^>]*maxlength="{LONGEST}"', page(client, {}, language))
    assert the_answer(page(client, {**COURSE, "tekst": "phishing " * (LONGEST // 9)}, language))


def test_lines_stay_lines(client: Client) -> None:
    html = page(client, {**COURSE, "tekst": "Teamdag\r\nPhishing\therkennen"})
    assert ">\nTeamdag\nPhishing\therkennen</textarea>" in html
    two = advise("Teamdag\nPhishing herkennen", service="training", on=TODAY)
    assert escape(two.because) in html


def test_search_engines_stay_away_from_a_text(client: Client, settings: Settings) -> None:
    settings.SITE = replace(settings.SITE, official=True)
    address = reverse("public:advisor")
    for asked in (COURSE, {**COURSE, "dienst": ""}, {"tekst": "Excel"}):
        answer = client.get(address, asked, follow=True)
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()
        assert answer.headers["Cache-Control"] == "private, max-age=0"
    plain = client.get(address)
    assert "X-Robots-Tag" not in plain.headers and 'name="robots"' not in plain.content.decode()


def test_empty_answers_leave_the_address(client: Client) -> None:
    address = reverse("public:advisor")
    answer = client.get(address, {"klaar": "1", "tekst": "", "dienst": " "})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{address}?klaar=1")


@pytest.mark.parametrize("start", ["/", "/check/", "/check/formulier/"])
def test_other_pages_lead_here(client: Client, start: str) -> None:
    html = client.get(start).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    found = re.search(r'href="(/valt-mijn-dienst-eronder/[^"]*)"', main)
    assert found is not None
    assert client.get(unescape(found[1])).status_code == 200
    if start != "/":
        assert parse_qs(urlsplit(unescape(found[1])).query) == {"op": ["22/11/2026"]}


TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60),
    st.sampled_from(
        [
            "lassen",
            "phishing",
            "advice",
            "training",
            "%s %(day)s {title}",
            "31/12/9999",
            "01/04/2016",
        ]
    ),
)
"""Whatever somebody may send; NUL is refused before (tests/web/test_characters.py)."""


@settings(max_examples=25, deadline=None)
@given(
    changes=st.dictionaries(st.sampled_from(["tekst", "dienst", "op", "klaar", "taal"]), TEXTS, max_size=4)
)
def test_nothing_in_an_address_breaks_the_page(changes: dict[str, str]) -> None:
    with clock.use(TODAY):
        answer = Client().get(reverse("public:advisor"), {**COURSE, **changes}, follow=True)
    assert answer.status_code == 200


@settings(max_examples=20, deadline=None)
@given(on=st.dates(date(2009, 1, 1), date(2099, 12, 31)), case=st.sampled_from(sorted(CASES)))
def test_every_day_has_an_answer(on: date, case: str) -> None:
    with clock.use(TODAY):
        answer = Client().get(reverse("public:advisor"), {**CASES[case], "op": on.isoformat()})
    assert answer.content.decode().count('<div class="answer') == 1


@pytest.mark.parametrize(
    "language, said",
    [
        ("nl", "Op echte beschrijvingen van dienstverleners klopten er ongeveer 8 op 10"),
        ("en", "On real descriptions of providers about 8 in 10 were right"),
        ("fr", "Pour de vraies descriptions de prestataires, environ 8 réponses sur 10"),
    ],
)
def test_what_was_measured_on_real_descriptions_is_told(client: Client, language: str, said: str) -> None:
    """The share of docs/advisor.md, rounded down."""
    assert said in unescape(page(client, COURSE, language))
