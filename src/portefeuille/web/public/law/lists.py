"""A list of the law on a day: every row with its verdict in words, its period and its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from portefeuille.law import inwords, load
from portefeuille.law.changes import MAIN
from portefeuille.law.touches import CRITERION_OF_LIST
from portefeuille.web.public.law.said import NOTHING, Said, day, said

#: The lists with a page of their own: those in which a decision looks, and the papers.  Themes have another page.
LISTS = (*(name for name in CRITERION_OF_LIST if name != "themes"), "evidence")


@dataclass(frozen=True, slots=True)
class Row:
    """One row on the day; `id` is its key, for links."""

    id: str
    title: Said
    verdict: str
    uncertain: bool
    since: str
    note: Said
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The rows that say the same."""

    title: str
    rows: tuple[Row, ...]


def listing(lang: str, name: str, on: date, known: date, query: str) -> dict[str, Any]:
    """What the page of a list shows.  :raises UnknownNameError: when there is none."""
    book = load()
    header = book.list(name).header
    parts: dict[str, list[Row]] = {}
    for entry in book.list(name).rows(on, known):
        row = _row(name, header.key, entry, lang)
        parts.setdefault(row.verdict, []).append(row)
    return {
        "title": header.title[lang],
        "name": name,
        "about": said(header.about, lang),
        "source": header.source,
        "checked": day(header.checked_on, lang),
        "on": day(on, lang),
        "query": query,
        "parts": [Part(title, tuple(rows)) for title, rows in parts.items()],
        "count": sum(len(rows) for rows in parts.values()),
    }


def _row(name: str, key: str, entry: Mapping[str, Any], lang: str) -> Row:
    column = next((each for each in MAIN if each in entry), "")
    verdict = inwords.cell(name, column, entry[column], lang) if column else _("geldt")
    since = entry.get("from")
    return Row(
        str(entry[key]),
        said(entry.get("title") or entry.get("label") or {"nl": str(entry[key])}, lang),
        verdict,
        bool(entry.get("uncertain") or entry.get("reserved")),
        day(since, lang) if since else "",
        said(entry.get("notes") or {}, lang)
        or (said(entry["condition"], lang) if entry.get("condition") else NOTHING),
        tuple(entry["source"]),
    )
