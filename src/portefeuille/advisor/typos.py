"""Words that were mistyped: the nearest reviewed word, only where a text says nothing that is known."""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from portefeuille.advisor.lexicon import lexicon
from portefeuille.advisor.words import STOP, fold, plain

SHORTEST = 6
"""Letters.  Shorter words resemble too many others."""


def corrected(text: str) -> str:
    """The text with every longer word replaced by the reviewed word that it nearly is."""
    return " ".join(_corrected(word) for word in plain(text).split())


@lru_cache(maxsize=4096)
def _corrected(word: str) -> str:
    if len(word) < SHORTEST or word in STOP or not word.isalpha():
        return word
    found = process.extractOne(
        word, _known(), scorer=DamerauLevenshtein.distance, score_cutoff=1 if len(word) < 9 else 2
    )
    return str(found[0]) if found is not None else word


@cache
def _known() -> tuple[str, ...]:
    """The single words of the lexicon, as far as they are whole words or long beginnings of one."""
    terms = {fold(term).strip("*") for _, term in lexicon().themes.everything() if " " not in term}
    return tuple(sorted(term for term in terms if len(term) >= SHORTEST))
