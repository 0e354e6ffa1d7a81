"""The whole story from 2009 to today, made from the changes, with the rate and the ceiling as pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from portefeuille.law import load
from portefeuille.law.changes import Record
from portefeuille.law.model import START
from portefeuille.rules import changes
from portefeuille.web.public.law.chart import chart
from portefeuille.web.public.law.days import Change, change
from portefeuille.web.public.law.said import day

#: Parameters whose whole history is drawn above the story.
DRAWN = ("rate.base.small", "ceiling.year.small")
SHOWN = 8
"""How many figures and choices of a day are told here; the page of the day tells all."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of the story: what changed, and how many rows of each list."""

    iso: str
    words: str
    coming: bool
    begin: str
    changes: tuple[Change, ...]
    more: int
    lists: tuple[tuple[str, int], ...]


def timeline(lang: str, today: date) -> dict[str, Any]:
    """What the page shows."""
    moments = [
        _moment(when, tuple(records), lang, today)
        for when, records in groupby(changes.everything(today), lambda record: record.day)
    ]
    book = load()
    return {
        "title": _("De tijdlijn, van 2009 tot vandaag"),
        "years": [(year, tuple(several)) for year, several in groupby(moments, lambda each: each.iso[:4])],
        "charts": [chart(book.history(name, today), today, lang, f"beeld-{name}") for name in DRAWN],
        "names": DRAWN,
    }


def _moment(when: date, records: tuple[Record, ...], lang: str, today: date) -> Moment:
    told = sorted((each for each in records if each.kind != "row"), key=lambda each: each.kind != "rule")
    lists = [each for each in records if each.kind == "row"]
    counted = groupby(sorted(lists, key=lambda each: each.subject), lambda each: each.subject)
    return Moment(
        when.isoformat(),
        day(when, lang),
        when > today,
        _("De regeling van nu begint: opleiding en advies, zonder pijlers.") if when == START else "",
        tuple(change(each, lang) for each in told[:SHOWN]),
        max(len(told) - SHOWN, 0),
        tuple((load().list(name).header.title[lang], len(tuple(several))) for name, several in counted),
    )
