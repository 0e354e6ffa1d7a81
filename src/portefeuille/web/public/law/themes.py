"""The themes on a day: what each is about, for which service it counts, and examples of yes, no and it depends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from portefeuille.law import Law, inwords
from portefeuille.law.model import START
from portefeuille.web.public.law.clocks import Clocks
from portefeuille.web.public.law.said import NOTHING, Said, day, said, until

VERDICTS = ("yes", "depends", "no")
TONES = {"yes": "good", "depends": "doubt", "no": "bad"}


@dataclass(frozen=True, slots=True)
class Example:
    """An example with its reason, the service, the period and the sources."""

    text: Said
    why: Said
    service: str
    since: str
    until: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The examples that come to the same."""

    title: str
    tone: str
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme (or a sub-theme, below its parent) on the day."""

    id: str
    title: str
    parent: str
    definition: Said
    topics: tuple[Said, ...]
    complete: bool
    services: str
    counts: bool
    uncertain: bool
    since: str
    until: str
    rates: tuple[tuple[str, str, str], ...]
    listed: bool
    source: tuple[str, ...]
    verdicts: tuple[Verdict, ...]


def themes(lang: str, on: date, known: date, query: str) -> dict[str, Any]:
    """What the page shows."""
    law = Law.on(on, known)
    rows = law.rows("themes")
    titles = {row["code"]: row["title"][lang] for row in rows}
    return {
        "title": _("Thema's"),
        "on": day(on, lang),
        "query": query,
        "required": bool(on >= START and law.value("theme.required")),
        "themes": [_theme(row, titles, law, lang) for row in rows],
    }


def asked(lang: str, clocks: Clocks) -> dict[str, Any]:
    """The same for the days of an address, with the fields."""
    return {**themes(lang, clocks.on, clocks.known, clocks.query), "clocks": clocks}


def _theme(row: Mapping[str, Any], titles: Mapping[str, str], law: Law, lang: str) -> Theme:
    services = row["services"]
    return Theme(
        row["code"].replace("/", "-"),
        row["title"][lang],
        titles.get(row["parent"] or "", ""),
        said(row["definition"], lang),
        tuple(said(topic, lang) for topic in row["topics"]),
        row["topics_complete"],
        inwords.cell("themes", "services", services, lang),
        bool(services),
        row["uncertain"],
        day(row["from"], lang),
        until(row["until"], lang),
        _rates(row["rate"], law, lang) if services else (),
        row["list_required"],
        tuple(row["source"]),
        _verdicts(row["examples"], law.on_date, lang),
    )


def _rates(prefix: str, law: Law, lang: str) -> tuple[tuple[str, str, str], ...]:
    """Name of the parameter, for which size, and the rate of the day."""
    sizes = {"small": _("kleine onderneming"), "medium": _("middelgrote onderneming")}
    return tuple(
        (f"{prefix}.{size}", words, inwords.reading(law.reading(f"{prefix}.{size}"), lang))
        for size, words in sizes.items()
    )


def _verdicts(examples: list[Mapping[str, Any]], on: date, lang: str) -> tuple[Verdict, ...]:
    """The examples that hold on the day: yes, it depends, no."""
    titles = {"yes": _("Ja"), "depends": _("Hangt ervan af"), "no": _("Nee")}
    held = [each for each in examples if each["from"] <= on <= (each.get("until") or date.max)]
    found = {
        verdict: tuple(_example(each, lang) for each in held if each["verdict"] == verdict)
        for verdict in VERDICTS
    }
    return tuple(Verdict(titles[key], TONES[key], several) for key, several in found.items() if several)


def _example(each: Mapping[str, Any], lang: str) -> Example:
    source = each["source"]
    return Example(
        said(each["text"], lang),
        said(each["why"], lang) if each.get("why") else NOTHING,
        inwords.cell("themes", "services", [each["service"]], lang),
        day(each["from"], lang),
        day(each.get("until"), lang),
        (source,) if isinstance(source, str) else tuple(source),
    )
