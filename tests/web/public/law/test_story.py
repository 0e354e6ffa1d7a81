"""The themes with their examples, the timeline, the pictures, and that a page is made once."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.safestring import SafeString
from pytest_django import DjangoAssertNumQueries

from portefeuille import clock
from portefeuille.law import load
from portefeuille.law.history import Span
from portefeuille.rules.changes import everything
from portefeuille.web.public.law import pages
from portefeuille.web.public.law.chart import HEIGHT, WIDTH, chart
from portefeuille.web.public.law.clocks import clocks
from portefeuille.web.public.law.said import said
from tests.web.public.law.reading import LANGUAGES, TODAY, page, text

THEMES = load().list("themes").history


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("on", ["2016-04-01", "2021-09-13", "2023-01-01", "2026-01-31", "2026-02-01"])
def test_every_theme_with_the_examples_of_the_day(client: Client, on: str, language: str) -> None:
    html, day = page(client, "law_themes", language=language, op=on), date.fromisoformat(on)
    shown = text(html)
    assert html.count('<section class="card theme"') == len(THEMES) == 10
    for row in THEMES:
        assert text(row.fixed["title"][language]) in shown
        assert text(row.fixed["definition"][language]) in shown
        for example in row.fixed["examples"]:
            held = example["from"] <= day <= (example.get("until") or date.max)
            assert (text(said(example["text"], language).text) in shown) >= held


def test_the_verdicts_and_the_services(client: Client) -> None:
    html = page(client, "law_themes", op="2026-02-01")
    innovation = text(html.partition('<h2 id="innovation">')[2].partition("</section>")[0])
    assert "Telt op die dag voor opleiding" in innovation
    assert "Percentage, kleine onderneming 30 %" in innovation
    cyber = text(html.partition('<h2 id="digitalisation-cybersecurity">')[2].partition("</section>")[0])
    assert "(deel van Digitalisering)" in cyber
    assert "Telt op die dag voor opleiding, advies" in cyber and "45 %" in cyber
    assert [cyber.index(each) for each in (" Ja ", " Hangt ervan af ", " Nee ")] == sorted(
        cyber.index(each) for each in (" Ja ", " Hangt ervan af ", " Nee ")
    )
    assert "vooraf op een lijst bij VLAIO" in html


def test_before_2023_a_theme_was_not_compulsory(client: Client) -> None:
    assert "nog niet verplicht" in page(client, "law_themes", op="2022-12-31")
    assert "nog niet verplicht" not in page(client, "law_themes", op="2023-01-01")
    assert "er waren nog geen thema" in page(client, "law_themes", op="2022-12-31")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_tells_every_day(client: Client, language: str) -> None:
    html = page(client, "law_timeline", language=language)
    found = re.findall(r'<h3><a href="[^"]*/wijzigingen/([\d-]+)/">', html)
    assert found == sorted({record.day.isoformat() for record in everything(TODAY)})
    years = re.findall(r'<h2 id="jaar-(\d+)">', html)
    assert years[0] == "2009" and years == sorted(years)
    assert html.count("<svg") == 2


def test_the_timeline_tells_what_it_was_and_became(client: Client) -> None:
    shown = text(page(client, "law_timeline"))
    assert "Steunpercentage voor een kleine onderneming: 40 % → wordt 30 %" in shown
    assert "De regeling van nu begint: opleiding en advies, zonder pijlers." in shown


@pytest.mark.parametrize("name", sorted({*load().parameters, *load().timeline}))
def test_a_picture_stays_within_its_frame_and_draws_every_value(name: str) -> None:
    spans = load().history(name, TODAY)
    drawn = chart(spans, TODAY, "nl", "x")
    for step in drawn.steps:
        assert 0 <= float(step.left) <= float(step.right) <= WIDTH
        assert 0 < float(step.at) < HEIGHT and 0 < float(step.rise) < HEIGHT
    assert len(drawn.steps) == sum(span.reading.value is not None for span in spans)
    assert len(drawn.bands) == sum(span.reading.uncertain for span in spans)
    assert len(drawn.ticks) <= 8
    for label in drawn.labels:
        assert 0 <= float(label.left) <= WIDTH and float(label.at) > 0


def test_a_higher_value_is_drawn_higher_and_doubt_is_hatched() -> None:
    drawn = chart(load().history("rate.energy_efficiency.small", TODAY), TODAY, "nl", "x")
    first, second, third, fourth = drawn.steps
    assert float(third.at) < float(first.at) < float(second.at)
    assert second.rise == first.at
    assert third.rise == third.at, "the line breaks where the value is not known"
    [band] = drawn.bands
    assert float(band.top) == float(third.at) and float(band.height) > 3
    assert float(fourth.right) <= WIDTH
    assert drawn.about.startswith("1 april 2016 - 30 november 2019: 40 %; ")


def test_a_coming_change_and_a_long_word_fit() -> None:
    spans = load().history("de_minimis.ceiling", TODAY)
    assert isinstance(spans[-1], Span)
    drawn = chart(spans, TODAY, "fr", "x")
    assert all(float(step.right) <= WIDTH for step in drawn.steps)
    drawn = chart(load().history("size.frozen.event", TODAY), TODAY, "nl", "x")
    assert drawn.labels[0].text.endswith("…")


def test_a_page_is_made_once_for_each_day_and_language(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages.forget()
    made: list[str] = []

    def make(template: str, context: dict[str, object]) -> pages.Page:
        made.append(template)
        return pages.Page(str(context["title"]), SafeString("<h1>x</h1>"))

    monkeypatch.setattr(pages, "made", make)
    for _ in range(3):
        page(client, "law_parameter", "deadline.apply")
    page(client, "law_parameter", "deadline.apply", language="fr")
    with clock.use(TODAY + timedelta(days=1)):
        page(client, "law_parameter", "deadline.apply")
    assert made == ["parameter"] * 3
    pages.forget()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/wet/?op=2019-12-01", "/wet/wijzigingen.atom", "/wet/regel/rate/"])
def test_nothing_asks_the_database(
    client: Client, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert client.get(path).status_code == 200
    assert client.post(path).status_code == 405


def test_a_text_in_another_language_says_so_and_days_are_words() -> None:
    assert said({"nl": "Sinds 2016-04-01.", "en": "Since 2016-04-01."}, "fr") == said(
        {"en": "Since 2016-04-01."}, "fr"
    )
    found = said({"nl": "Sinds 2016-04-01, niet 2016-13-01."}, "nl")
    assert (found.text, found.lang) == ("Sinds 1 april 2016, niet 2016-13-01.", "")
    assert said({"en": "Since 2016-04-01."}, "fr").lang == "en"
    assert not said({}, "nl")


def test_today_stands_for_a_day_that_is_not_asked() -> None:
    found = clocks({}, "nl")
    assert (found.on, found.known, found.query, found.wrong) == (TODAY, TODAY, "", False)
