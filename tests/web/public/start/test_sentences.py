"""A sentence takes its figures, its sources and its first day from the law, and nothing is typed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from portefeuille.law import Law, load
from portefeuille.web.public.start import beginning, pitfalls, project, ready, scheme
from portefeuille.web.public.start.sentences import Sentence, line, lines
from scripts.catalogues import PACKAGE, in_template

TODAY = date(2026, 11, 22)
LAW = Law.on(TODAY)


def sentences() -> Iterator[Sentence]:
    """Every sentence of the pages."""
    yield from (*scheme.WHO, *scheme.WHAT, *scheme.ADVICE, *scheme.HOW_MUCH, *scheme.WHEN, *scheme.OPEN)
    yield from (scheme.NO_END, *project.STOP, *ready.ENTERPRISE, *ready.PROJECT)
    yield from (each.sentence for each in pitfalls.PITFALLS)
    for step in (*beginning.FIRST, *beginning.AGAIN, *project.PROJECT):
        yield from step.sentences


def said() -> Iterator[str]:
    """Every text of the pages, before the figures are in it."""
    for each in sentences():
        yield from (str(each.text), str(each.doubt))
    for step in (*beginning.FIRST, *beginning.AGAIN, *project.PROJECT):
        yield from (str(step.title), str(step.short))
    yield from (str(each.title) for each in pitfalls.PITFALLS)
    yield str(scheme.END)
    templates = PACKAGE / "web" / "templates" / "public"
    for path in (templates / "start.html", *sorted((templates / "start").glob("*.html"))):
        yield from in_template(path.read_text("utf-8"))


def test_no_figure_is_typed() -> None:
    texts = list(said())
    assert len(texts) > 150
    assert [text for text in texts if re.search(r"\d", text)] == []


def test_what_is_not_certain_is_said_to_be_so() -> None:
    silent = [
        each.text
        for each in sentences()
        if not each.doubt and any(LAW.reading(name).uncertain for name in each.parameters)
    ]
    assert silent == []


def test_every_source_is_in_the_register() -> None:
    named = {name for each in sentences() for name in each.sources} | set(ready.SOURCES)
    assert len(named) > 15
    assert named - set(load().sources) == set()


@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_every_sentence_can_be_said(lang: str) -> None:
    found = lines(sentences(), LAW, lang)
    assert len(found) > 55
    assert [
        each.text for each in found if "%" in re.sub(r"\d\s?%", "", each.text) or "None" in each.text
    ] == []


def test_the_figures_are_those_of_the_day() -> None:
    sentence = Sentence(
        "%(small)s of %(medium)s", {"small": "ceiling.year.small", "medium": "ceiling.year.medium"}
    )
    now = line(sentence, LAW, "nl")
    then = line(sentence, Law.on(date(2019, 12, 31)), "nl")
    assert now is not None and then is not None
    assert (now.text, now.since, now.until) == ("EUR 7.500 of EUR 7.500", "1 januari 2020", "")
    assert now.sources == ("R-2.5", "R-2.8", "R-2.9")
    assert now.parts == ((True, "EUR 7.500"), (False, " of "), (True, "EUR 7.500"))
    assert (then.text, then.since) == ("EUR 10.000 of EUR 15.000", "1 april 2016")
    assert then.until == "31 december 2019"


def test_what_no_rule_says_keeps_its_pages() -> None:
    found = line(Sentence("x", sources=("S003", "P-slides")), LAW, "nl")
    assert found is not None
    assert (found.sources, found.since) == (("S003", "P-slides"), "")


@pytest.mark.parametrize(
    "on, told", [(date(2026, 1, 31), False), (date(2026, 2, 1), True)], ids=["before", "since"]
)
def test_a_sentence_is_left_out_while_it_is_not_true(on: date, told: bool) -> None:
    only = Sentence("x", holds={"theme.advice.cybersecurity_only": True})
    assert (line(only, Law.on(on), "nl") is not None) == told


def test_figures_alike_and_not_alike() -> None:
    values = {"small": "ceiling.year.small", "medium": "ceiling.year.medium"}
    alike, different = (Sentence("%(small)s", values, alike=each) for each in (True, False))
    earlier = Law.on(date(2019, 6, 1))
    assert [line(alike, law, "nl") is None for law in (LAW, earlier)] == [False, True]
    assert [line(different, law, "nl") is None for law in (LAW, earlier)] == [True, False]


def test_a_figure_of_zero_or_of_what_is_not_there_has_nothing_to_say() -> None:
    increase = Sentence("%(x)s", {"x": "ceiling.increase"})
    assert line(increase, LAW, "nl") is None
    assert line(increase, Law.on(date(2024, 3, 1)), "nl") is not None
    assert line(Sentence("%(x)s", {"x": "maximum.project"}), LAW, "nl") is None


def test_a_figure_that_is_not_known_is_said_not_to_be() -> None:
    law = Law.on(date(2022, 6, 1))
    assert law.reading("ceiling.increase").status == "unknown"
    assert law.value("ceiling.increase") is None
    found = line(Sentence("%(x)s", {"x": "ceiling.increase"}), law, "nl")
    assert found is not None
    assert found.text == "Tijdelijke verhoging van het plafond voor werkbaar werk: dat weten we niet"
