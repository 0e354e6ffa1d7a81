"""The page of a source: its entry in the register, and everything that cites it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from portefeuille.law import Book, UnknownNameError, load
from portefeuille.rules import book as rule_book
from portefeuille.rules import plain
from portefeuille.web.public.law.cite import cite, cites, link
from portefeuille.web.public.law.lists import LISTS
from portefeuille.web.public.law.said import day


@dataclass(frozen=True, slots=True)
class Citing:
    """Who cites a source, by name, in the order of the files."""

    parameters: tuple[str, ...]
    rules: tuple[str, ...]
    lists: tuple[str, ...]
    sources: tuple[str, ...]


def source(lang: str, name: str) -> dict[str, Any]:
    """What the page shows.  :raises UnknownNameError: when there is no such source."""
    book = load()
    if name not in book.sources:
        raise UnknownNameError("source", name, book.sources)
    found, citing = book.sources[name], cited_by(name)
    parameters = {**book.timeline, **book.parameters}
    return {
        "title": name,
        "cite": cite(found, lang),
        "date": day(found.date, lang),
        "published": day(found.published, lang),
        "numac": found.numac or "",
        "where": found.where or "",
        "link": link(found.where),
        "rests_on": cites((*found.acts, *found.pages), lang),
        "parameters": [(each, parameters[each].title[lang]) for each in citing.parameters],
        "rules": [(each, plain.title(each)[lang]) for each in citing.rules],
        "lists": [(each, book.list(each).header.title[lang], each in LISTS) for each in citing.lists],
        "sources": cites(citing.sources, lang),
    }


@cache
def cited_by(name: str) -> Citing:
    """Everything in the law that cites a source."""
    book = load()
    parameters = {**book.timeline, **book.parameters}
    return Citing(
        tuple(
            key
            for key, parameter in parameters.items()
            if any(name in (*segment.source, *segment.contradictions) for segment in parameter.segments)
        ),
        tuple(
            key
            for key, versions in rule_book().versions.items()
            if any(
                name in rule.source or any(leaf.source == name for leaf in rule.leaves) for rule in versions
            )
        ),
        tuple(each for each in book.list_names if name in _of_list(book, each)),
        tuple(key for key, other in book.sources.items() if name in (*other.acts, *other.pages)),
    )


@cache
def _of_list(book: Book, name: str) -> frozenset[str]:
    """Every source that a list cites, in its header, its rows or its periods."""
    dated = book.list(name)
    found = set(dated.header.source)
    for row in dated.history:
        for values in (row.fixed, *(period.values for period in row.periods)):
            for key in ("source", "contradictions"):
                each = values.get(key) or ()
                found.update((each,) if isinstance(each, str) else each)
    return frozenset(found)
