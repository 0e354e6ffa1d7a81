"""The law for a person at a terminal, and as JSON: tables of readings, spans, changes and findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from portefeuille.law.diff import Change
from portefeuille.law.history import Span
from portefeuille.law.model import Reading
from portefeuille.law.plot import said
from portefeuille.law.review import Finding
from portefeuille.law.sources import Source
from portefeuille.law.words import WORDS


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns side by side, as wide as they need."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def as_dict(reading: Reading) -> dict[str, Any]:
    """A reading as JSON: scaled values, ISO dates."""
    return {
        "name": reading.name,
        "unit": reading.unit,
        "value": reading.value,
        "since": reading.since,
        "until": reading.until,
        "status": reading.status,
        "uncertain": reading.uncertain,
        "alternatives": list(reading.alternatives),
        "has_default": reading.has_default,
        "criterion": reading.criterion,
        "source": list(reading.source),
        "confidence": reading.confidence,
        "known_from": reading.known_from,
        "checked_on": reading.checked_on,
        "contradictions": list(reading.contradictions),
        "title": dict(reading.title),
        "notes": dict(reading.notes),
    }


def plain(value: object) -> Any:
    """What json.dumps cannot write by itself: dates as ISO, decimals as text, mappings and tuples."""
    if isinstance(value, date | Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"not JSON: {type(value).__name__}")


def readings(found: Iterable[Reading], lang: str) -> str:
    """One line per parameter; a question mark where the law is uncertain."""
    words = WORDS[lang]
    head = [words[key] for key in ("name", "value", "since", "until", "source", "confidence")]
    return table(
        head, (_line(reading, reading.name, reading.since, reading.until, lang) for reading in found)
    )


def _line(reading: Reading, name: str, since: date, until: date | None, lang: str) -> list[str]:
    doubt = " ?" if reading.uncertain else ""
    value = said(reading, lang) + doubt
    return [name, value, str(since), str(until or ""), " ".join(reading.source), reading.confidence]


def reading(found: Reading, about: Mapping[str, str], sources: Mapping[str, Source], lang: str) -> str:
    """One parameter in full, with what it is about and every source in words."""
    words = WORDS[lang]
    lines = [
        f"{found.title[lang]} ({found.name})",
        f"  {words['value']}: {said(found, lang)}",
        f"  {words['since']}: {found.since}   {words['until']}: {found.until or words['open']}",
        f"  {words['known_from']}: {found.known_from}   {words['checked_on']}: {found.checked_on}",
        f"  {words['confidence']}: {found.confidence} ({words[found.confidence]})",
    ]
    if about:
        lines.insert(1, f"  {_text(about, lang)}")
    if found.uncertain:
        lines.append(f"  {words['doubt_default'] if found.has_default else words['doubt']}")
    if found.notes:
        lines.append(f"  {_text(found.notes, lang)}")
    cited = (*found.source, *found.contradictions)
    lines += [f"  {one}: {_text(sources[one].text, lang)}" for one in cited]
    return "\n".join(lines)


def _text(texts: Mapping[str, str], lang: str) -> str:
    """In the language asked, else in English for a French reader, else in Dutch."""
    return texts.get(lang) or (lang == "fr" and texts.get("en")) or texts["nl"]


def rows(key: str, found: Iterable[Mapping[str, Any]], lang: str) -> str:
    """A dated list: the key, the verdict where there is one, and the title."""
    lines = [[str(row[key]), _cell(row.get("verdict"), lang), _cell(row.get("title"), lang)] for row in found]
    return table([key, "verdict", WORDS[lang]["title"]], lines)


def _cell(value: object, lang: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        if lang in value or "nl" in value:
            return str(value.get(lang) or value["nl"])
        return ", ".join(f"{key} {_cell(item, lang)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item, lang) for item in value)
    return str(value)


def spans(found: Iterable[Span], lang: str) -> str:
    """The history of a parameter."""
    words = WORDS[lang]
    head = [words[key] for key in ("since", "until", "value", "source", "confidence")]
    lines = (_line(span.reading, str(span.start), span.start, span.end, lang) for span in found)
    return table(head, ([line[0], line[3] or words["open"], line[1], line[4], line[5]] for line in lines))


def changes(found: Sequence[Change], lang: str) -> str:
    """What differs between two days."""
    words = WORDS[lang]
    head = [words[key] for key in ("name", "before", "after", "source")]
    lines = [[one.name, *sides(one, lang), " ".join(one.source_after or one.source_before)] for one in found]
    return table(head, lines) if lines else words["no_change"]


def sides(change: Change, lang: str) -> tuple[str, str]:
    """The value before and after, in words."""
    if change.reading_before is not None and change.reading_after is not None:
        return said(change.reading_before, lang), said(change.reading_after, lang)
    return _cell(change.before, lang) or "-", _cell(change.after, lang) or "-"


def change_dict(change: Change) -> dict[str, Any]:
    """A change as JSON."""
    return {
        "kind": change.kind,
        "name": change.name,
        "unit": change.unit,
        "before": change.before,
        "after": change.after,
        "source_before": list(change.source_before),
        "source_after": list(change.source_after),
        "title": dict(change.title),
        "reading_before": as_dict(change.reading_before) if change.reading_before else None,
        "reading_after": as_dict(change.reading_after) if change.reading_after else None,
    }


def findings(found: Sequence[Finding], lang: str) -> str:
    """What a person should look at, by kind, each with where it stands."""
    words = WORDS[lang]
    blocks = []
    for kind in ("unknown", "boundary", "contradiction", "unchecked"):
        lines = [one for one in found if one.kind == kind]
        if lines:
            head = [words[key] for key in ("name", "since", "until", "default", "source", "where")]
            body = table(head, [_finding(one, lang) for one in lines])
            blocks.append(f"{words['kind_' + kind]}: {len(lines)}\n{body}")
    return "\n\n".join(blocks) or words["nothing_found"]


def _finding(one: Finding, lang: str) -> list[str]:
    default = WORDS[lang]["yes" if one.has_default else "no"] if one.kind in ("unknown", "boundary") else ""
    since, until = str(one.since or ""), str(one.until or "")
    return [one.name, since, until, default, " ".join(one.source), f"{one.file}:{one.line}"]
