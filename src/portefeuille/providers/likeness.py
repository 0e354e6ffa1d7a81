"""Names that look like what was typed: a letter too many, too few or another one; a word more or less."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

SHORT = 3
"""Letters: words of at most so many (de, nv, bv) tell no names apart."""
ALIKE = 75
"""Out of 100: of four letters one may be another."""


def likeness(asked: str, name: str) -> float:
    """How much a folded name looks like what was asked, folded too: from 0 (a word is like none of it) to 100."""
    words = [each for each in asked.split() if len(each) > SHORT]
    found = [fuzz.partial_ratio(word, name, score_cutoff=ALIKE) for word in words]
    return sum(found) / len(found) if found and all(found) else 0.0


def alike(asked: str, names: Iterable[tuple[str, str]], most: int) -> list[str]:
    """The keys of the names (key, folded name) that look most like what was asked, the best first."""
    scored = [(likeness(asked, name), key) for key, name in names]
    best = sorted((each for each in scored if each[0]), key=lambda each: (-each[0], each[1]))
    return [key for _score, key in best[:most]]
