"""What a reader sees of the law is there in Dutch, English and French."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portefeuille.law import load
from portefeuille.law.nodes import LANGUAGES
from portefeuille.law.touches import CRITERION_OF_LIST


def texts() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Where it stands, and the text in its languages."""
    book = load()
    for parameter in (*book.parameters.values(), *book.timeline.values()):
        yield parameter.name, parameter.title
        yield from (
            (parameter.name, each)
            for each in (parameter.about, *(s.notes for s in parameter.segments))
            if each
        )
    for source in book.sources.values():
        yield source.id, source.text
    for name in (*CRITERION_OF_LIST, "evidence"):
        for row in book.list(name).history:
            yield row.key, row.fixed.get("title") or row.fixed["label"]
            yield from ((row.key, period.values["notes"]) for period in row.periods if period.values["notes"])
            if "condition" in row.fixed:
                yield row.key, row.fixed["condition"]
    for row in book.list("themes").history:
        yield row.key, row.fixed["definition"]
        yield from ((row.key, topic) for topic in row.fixed["topics"])
        for example in row.fixed["examples"]:
            yield from ((row.key, example[part]) for part in ("text", "why") if part in example)


def test_every_text_is_there_in_three_languages() -> None:
    found = list(texts())
    assert len(found) > 700
    assert [
        (place, text["nl"]) for place, text in found if not all(text.get(lang) for lang in LANGUAGES)
    ] == []
