"""What changed on which day: the list of all days, and the page of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from portefeuille.law import load
from portefeuille.law.changes import Record
from portefeuille.law.inwords import COLON
from portefeuille.law.model import START, TIMELINE
from portefeuille.rules import changes
from portefeuille.web.public.law.filters import Filter, fields, touched
from portefeuille.web.public.law.lists import LISTS
from portefeuille.web.public.law.said import NOTHING, Said, confidence, day, said

FEW = 3
"""How many changes of a day are named in a list of days."""
MANY = 8
"""A group with more changes than this is folded."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change on a page, in words. late: published after the day itself."""

    kind: str
    subject: str
    key: str
    title: str
    nature: str
    begins: bool
    uncertain: bool
    before: str
    after: str
    known: str
    late: bool
    source: tuple[str, ...]
    confidence: str
    note: Said
    touches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one kind, or of one list."""

    title: str
    list: str
    changes: tuple[Change, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something changed, in a list of days."""

    iso: str
    words: str
    coming: bool
    titles: tuple[str, ...]
    more: int


def natures() -> dict[str, str]:
    """What a change does, in words."""
    return {
        "begins": _("nieuw"),
        "changes": _("verandert"),
        "ends": _("valt weg"),
        "doubt": _("vanaf nu niet zeker"),
        "certain": _("vanaf nu zeker"),
    }


def change(record: Record, lang: str) -> Change:
    """A record as it stands on a page."""
    return Change(
        record.kind,
        record.subject,
        record.key,
        record.title[lang] if record.kind != "row" else record.title[lang].partition(COLON[lang])[2],
        natures()[record.nature],
        record.nature == "begins",
        record.uncertain,
        record.before[lang],
        record.after[lang],
        day(record.known_from, lang),
        record.known_from > record.day,
        record.source,
        confidence(record.confidence),
        said(record.notes, lang) or NOTHING,
        touched(record, lang),
    )


def groups(records: Iterable[Record], lang: str) -> tuple[Group, ...]:
    """Rules first, then parameters, then each list."""
    order = {"rule": 0, "parameter": 1, "row": 2}
    found = []
    ordered = sorted(records, key=lambda each: (order[each.kind], each.subject if each.kind == "row" else ""))
    for (kind, name), several in groupby(
        ordered, lambda each: (each.kind, each.subject if each.kind == "row" else "")
    ):
        made = tuple(change(each, lang) for each in several)
        title = {"rule": _("Regels"), "parameter": _("Cijfers en keuzes")}.get(kind)
        if title is None:
            title = load().list(name).header.title[lang]
        found.append(Group(title, name if name in LISTS else "", made, kind == "row" and len(made) > MANY))
    return tuple(found)


def index(lang: str, filtered: Filter, today: date) -> dict[str, Any]:
    """The list of all days on which something changed, the newest first, by year."""
    records = filtered.of(changes.everything(today))
    by_day = {when: tuple(several) for when, several in groupby(records, lambda record: record.day)}
    found = [_day(when, several, lang, today) for when, several in sorted(by_day.items(), reverse=True)]
    years = [(year, tuple(several)) for year, several in groupby(found, lambda each: each.iso[:4])]
    return {
        "title": _("Wat er veranderde"),
        "years": years,
        "count": len(records),
        "fields": fields(filtered, lang),
        "query": filtered.query,
        "told": bool(filtered.told),
    }


def _day(when: date, records: tuple[Record, ...], lang: str, today: date) -> Day:
    ordered = sorted(records, key=lambda record: {"rule": 0, "parameter": 1, "row": 2}[record.kind])
    titles = dict.fromkeys(record.title[lang] for record in ordered)
    if when in (TIMELINE, START):
        begin = (
            _("De kmo-portefeuille begint")
            if when == TIMELINE
            else _("De regeling van nu begint, zonder pijlers")
        )
        return Day(when.isoformat(), day(when, lang), False, (begin,), len(titles))
    return Day(
        when.isoformat(), day(when, lang), when > today, tuple(titles)[:FEW], max(len(titles) - FEW, 0)
    )


def one(lang: str, when: date, filtered: Filter, today: date) -> dict[str, Any]:
    """What changed on a day, with the day before and after it on which something changed."""
    everything = filtered.of(changes.everything(today))
    records = tuple(record for record in everything if record.day == when)
    days = sorted({record.day for record in everything})
    earlier, later = [each for each in days if each < when], [each for each in days if each > when]
    return {
        "title": _("Wat er veranderde op %(day)s") % {"day": day(when, lang)},
        "iso": when.isoformat(),
        "on": day(when, lang),
        "coming": when > today,
        "groups": groups(records, lang),
        "count": len(records),
        "earlier": _beside(earlier[-1:], lang),
        "later": _beside(later[:1], lang),
        "fields": fields(filtered, lang),
        "query": filtered.query,
        "told": bool(filtered.told),
    }


def _beside(days: list[date], lang: str) -> tuple[str, str] | None:
    return (days[0].isoformat(), day(days[0], lang)) if days else None


def nearest(when: date, today: date) -> date:
    """The day nearest to this one on which something changed."""
    return min({record.day for record in changes.everything(today)}, key=lambda each: abs(each - when))
