"""The catalogue: the examples of the law's list of themes (each with its source) and our own (``examples/``)."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from portefeuille.advisor.examples_file import THEMES_BEGIN, Example, own
from portefeuille.law import load

VERDICTS = {"yes": "eligible", "no": "ineligible", "depends": "needs_review"}


@cache
def catalogue() -> tuple[Example, ...]:
    """All examples: first those of the law, then our own."""
    return (*of_law(), *own())


@cache
def of_law() -> tuple[Example, ...]:
    """The examples in the list of themes, each in every language that it has."""
    found = []
    for row in load().list("themes").history:
        for entry in row.fixed["examples"]:
            for lang, text in entry["text"].items():
                found.append(_of_law(row.key, entry, lang, text, row.line))
    return tuple(found)


def _of_law(theme: str, entry: dict[str, Any], lang: str, text: str, line: int) -> Example:
    verdict = VERDICTS[entry["verdict"]]
    sources = entry["source"]
    start: date = entry.get("from", THEMES_BEGIN)
    return Example(
        text=text,
        lang=lang,
        service=entry["service"],
        verdict=verdict,
        themes=() if verdict == "ineligible" else (theme,),
        exclusion=None,
        start=start,
        until=entry.get("until"),
        sources=(sources,) if isinstance(sources, str) else tuple(sources),
        origin="law",
        file="themes.yaml",
        line=line,
    )
