"""Terms as reviewed data, and where they stand in a text.

A term is one or more words; ``*`` at an end of a word stands for any letters, ``_`` for at most three words.  Words that
Dutch glues on (``excelcursus``) are taken off first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from portefeuille.advisor.words import Word

#: "IT" in capitals is read as "ict" (words.fold).
_ICT = re.compile(r"\bit\b")
GAP, MOST_SKIPPED = "_", 3
#: What is glued on to a subject without changing it.
TAILS = (
    "cursussen",
    "cursus",
    "opleidingen",
    "opleiding",
    "trainingen",
    "training",
    "workshops",
    "workshop",
    "masterclass",
    "lessen",
    "seminarie",
    "adviezen",
    "advies",
    "studie",
    "audit",
    "scan",
    "traject",
    "bootcamp",
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found: what it belongs to, its text, and from which word to which (the last not included)."""

    row: int
    term: str
    start: int
    end: int


class Index:
    """Many terms at once.  ``add`` them, then ``find``: the time depends on the text, hardly on the number of terms."""

    def __init__(self) -> None:
        self._exact: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        self._prefix: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
        self._suffix: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)

    def add(self, row: int, term: str) -> None:
        """A term of a row."""
        parts = tuple(term.split())
        first = parts[0]
        if first.startswith("*"):
            self._suffix[first.strip("*")].append((row, parts))
        elif first.endswith("*"):
            self._prefix[first[:-1]].append((row, parts))
        else:
            self._exact[first].append((row, parts))

    def everything(self) -> Iterator[tuple[int, str]]:
        """Every term with its row."""
        for table in (self._exact, self._prefix, self._suffix):
            for found in table.values():
                for row, parts in found:
                    yield row, " ".join(parts)

    def find(self, text: Sequence[Word]) -> Iterator[Hit]:
        """Every place of every term."""
        tokens = [word.text for word in text]
        for place, token in enumerate(tokens):
            for form in forms(token):
                for row, parts in self._starting(form):
                    end = _match(parts, 1, tokens, place + 1)
                    if end:
                        yield Hit(row, " ".join(parts), place, end)

    def _starting(self, token: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        yield from self._exact.get(token, ())
        for size in range(2, len(token) + 1):
            yield from self._prefix.get(token[:size], ())
            yield from self._suffix.get(token[-size:], ())


@lru_cache(maxsize=8192)
def forms(token: str) -> tuple[str, ...]:
    """The word, and the word without what is glued on."""
    for tail in TAILS:
        if token.endswith(tail) and len(token) > len(tail) + 2:
            stem = token[: -len(tail)]
            return (token, stem, stem.removesuffix("s")) if stem.endswith("s") else (token, stem)
    return (token,)


def _match(parts: tuple[str, ...], at: int, tokens: list[str], place: int) -> int:
    """Where the rest of a term ends, or 0."""
    if at == len(parts):
        return place
    if parts[at] == GAP:
        for skipped in range(MOST_SKIPPED + 1):
            end = _match(parts, at + 1, tokens, place + skipped)
            if end:
                return end
        return 0
    if place < len(tokens) and same(parts[at], tokens[place]):
        return _match(parts, at + 1, tokens, place + 1)
    return 0


def same(part: str, token: str) -> bool:
    """Whether a word of a term is this word."""
    if part[0] == "*":
        return token.endswith(part.strip("*"))
    if part[-1] == "*":
        return token.startswith(part[:-1])
    return part == token


def terms(text: str) -> tuple[str, ...]:
    """The terms of a list with commas, each once, in order."""
    found = [" ".join(each.split()) for each in text.split(",") if each.strip()]
    return tuple(dict.fromkeys(form for each in found for form in (each, _ICT.sub("ict", each))))


def all_of(rows: Iterable[tuple[int, str]]) -> Index:
    """An index of (row, list of terms with commas)."""
    index = Index()
    for row, text in rows:
        for term in terms(text):
            index.add(row, term)
    return index
