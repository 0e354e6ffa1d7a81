"""The law on a day: every parameter with its value in words, grouped, and the way to lists, rules and changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from portefeuille.law import Book, Law, inwords, load
from portefeuille.law.model import START, Reading
from portefeuille.rules import book as rule_book
from portefeuille.rules import plain
from portefeuille.web.public.law.cite import Cite, cites
from portefeuille.web.public.law.clocks import Clocks
from portefeuille.web.public.law.lists import LISTS
from portefeuille.web.public.law.said import Said, confidence, day, said


@dataclass(frozen=True, slots=True)
class Line:
    """One parameter on the day."""

    name: str
    title: str
    value: str
    uncertain: bool
    confidence: str
    since: str
    note: Said
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Parameters of one subject, in the order of their file."""

    id: str
    title: str
    lines: tuple[Line, ...]


def headings() -> dict[str, str]:
    """The data files of the parameters -> what they are about."""
    return {
        "rate": _("Steunpercentages"),
        "ceiling": _("Plafonds, minima en afronding"),
        "conditions": _("Voorwaarden"),
        "deadlines": _("Termijnen"),
        "de_minimis": _("De-minimissteun"),
        "size": _("Grootte van de onderneming"),
        "pillars": _("Pijlers: percentages en plafonds"),
    }


def line(reading: Reading, lang: str) -> Line:
    """A reading as a line of the page."""
    return Line(
        reading.name,
        reading.title[lang],
        inwords.reading(reading, lang),
        reading.uncertain,
        confidence(reading.confidence),
        day(reading.since, lang),
        said(reading.notes, lang),
        reading.source,
    )


def groups(law: Law, lang: str) -> tuple[Group, ...]:
    """All parameters of the regime of that day, by subject."""
    book = load()
    parameters = book.parameters if law.on_date >= START else book.timeline
    found: dict[str, list[Line]] = {key: [] for key in headings()}
    for name, parameter in parameters.items():
        key = parameter.file.rpartition("/")[2].removesuffix(".yaml")
        found.setdefault(key, []).append(line(law.reading(name), lang))
    titles = headings()
    return tuple(Group(key, titles.get(key, key), tuple(lines)) for key, lines in found.items() if lines)


def contradictions(book: Book, lang: str) -> tuple[Cite, ...]:
    """The contradictions between sources that are not resolved."""
    return cites((each.id for each in book.sources.values() if each.open), lang)


def overview(lang: str, on: date, known: date, query: str) -> dict[str, Any]:
    """What the page of the law on a day shows."""
    book, law = load(), Law.on(on, known)
    shown = groups(law, lang)
    return {
        "title": _("De wet"),
        "on": day(on, lang),
        "known": day(known, lang),
        "before": on < START,
        "query": query,
        "groups": shown,
        "unknown": tuple(_unknown(shown)),
        "contradictions": contradictions(book, lang),
        "rules": _rules(on, known, lang),
        "lists": [(name, book.list(name).header.title[lang]) for name in LISTS],
        "hash": law.hash,
    }


def _unknown(shown: Iterable[Group]) -> Iterable[Line]:
    return (line for group in shown for line in group.lines if line.uncertain)


def _rules(on: date, known: date, lang: str) -> list[dict[str, Any]]:
    if on < START:
        return []
    found = rule_book().on(on, known).rules.values()
    return [
        {"name": rule.name, "title": plain.title(rule.name)[lang], "criterion": rule.is_criterion}
        for rule in found
    ]


def asked(lang: str, clocks: Clocks) -> dict[str, Any]:
    """The same for the days of an address, with the fields."""
    return {**overview(lang, clocks.on, clocks.known, clocks.query), "clocks": clocks}
