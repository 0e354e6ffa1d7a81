"""What the examples teach: the theme of a text by its letters, and the examples nearest to it.

Pieces of words (four letters) and words, weighted by how rare they are.  Themes by a complement naive Bayes,
whose examples are the catalogue and the reviewed terms; it is learned when first used, from files only, so the
same files always give the same answer.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from portefeuille.advisor.catalogue import catalogue
from portefeuille.advisor.dated import Day
from portefeuille.advisor.examples_file import Example
from portefeuille.advisor.lexicon import lexicon
from portefeuille.advisor.words import listed, plain

NONE = "none"
TERM_WEIGHT = 0.7
SMOOTHING = 0.1
SIZES = (4,)
SHARPNESS = 6.0
STOP = listed(
    "de het een en van voor in op met te je we ons onze uw die dat om bij aan over door naar is of als the a an of and for to in "
    "on with your our le la les des du de un une et pour dans sur avec votre notre vos nos au aux opleiding cursus training "
    "advies workshop formation cours course advice conseil"
)


def pieces(text: str) -> list[str]:
    """The features of a text."""
    found: list[str] = []
    for word in plain(text).split():
        if word in STOP:
            continue
        found.append("=" + word)
        padded = f"<{word}>"
        for size in SIZES:
            found.extend(padded[at : at + size] for at in range(len(padded) - size + 1))
    return found


@dataclass(frozen=True, slots=True)
class Near:
    """An example, and how near it is: 0 to 1."""

    example: Example
    similarity: float


class Model:
    """Learned from examples (and terms: pairs of a theme and a term)."""

    def __init__(self, examples: Sequence[Example], terms: Iterable[tuple[str, str]]) -> None:
        self.examples = tuple(examples)
        documents = [Counter(pieces(example.text)) for example in self.examples]
        often: Counter[str] = Counter()
        for document in documents:
            often.update(document.keys())
        self._rarity = {piece: math.log((1 + len(documents)) / (1 + n)) + 1 for piece, n in often.items()}
        self._unseen = math.log(1 + len(documents)) + 1
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, document in enumerate(documents):
            for piece, weight in self._weights(document).items():
                self._postings[piece].append((number, weight))
        self._learn(documents, terms)

    def _weights(self, document: Counter[str]) -> dict[str, float]:
        raw = {
            piece: (1 + math.log(n)) * self._rarity.get(piece, self._unseen) for piece, n in document.items()
        }
        norm = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {piece: weight / norm for piece, weight in raw.items()}

    def _learn(self, documents: list[Counter[str]], terms: Iterable[tuple[str, str]]) -> None:
        per_theme: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for example, document in zip(self.examples, documents, strict=True):
            theme = example.themes[0] if example.themes else NONE
            for piece, weight in self._weights(document).items():
                per_theme[theme][piece] += weight
        for theme, term in terms:
            row = per_theme[theme]
            for piece, weight in self._weights(Counter(pieces(term))).items():
                row[piece] += weight * TERM_WEIGHT
        self.themes = tuple(sorted(per_theme))
        self._inside = [per_theme[theme] for theme in self.themes]
        self._sums = [sum(row.values()) for row in self._inside]
        self._everything = sum(self._sums)
        self._size = len({piece for row in self._inside for piece in row})
        self._rows: dict[str, tuple[float, ...] | None] = {}

    def _row(self, piece: str) -> tuple[float, ...] | None:
        """How much a piece speaks for each theme, against the others; None for a piece never seen."""
        if piece not in self._rows:
            inside = [row.get(piece, 0.0) for row in self._inside]
            whole = sum(inside)
            self._rows[piece] = (
                tuple(
                    math.log((mine + SMOOTHING) / (mass + SMOOTHING * self._size))
                    - math.log(
                        (whole - mine + SMOOTHING) / (self._everything - mass + SMOOTHING * self._size)
                    )
                    for mine, mass in zip(inside, self._sums, strict=True)
                )
                if whole
                else None
            )
        return self._rows[piece]

    def probabilities(self, text: str) -> dict[str, float]:
        """How likely each theme is by the letters alone; together 1."""
        weights = self._weights(Counter(pieces(text)))
        scores = [0.0] * len(self.themes)
        for piece, weight in weights.items():
            row = self._row(piece)
            if row is not None:
                for at, value in enumerate(row):
                    scores[at] += weight * value
        top = max(scores)
        powers = [
            math.exp((value - top) * SHARPNESS / max(1.0, math.sqrt(len(weights)) / 4)) for value in scores
        ]
        whole = sum(powers)
        return {theme: power / whole for theme, power in zip(self.themes, powers, strict=True)}

    def nearest(self, text: str, service: str, day: Day, most: int = 3) -> list[Near]:
        """The nearest examples, best first.  Those of the other service or of another time count for less."""
        weights = self._weights(Counter(pieces(text)))
        found: dict[int, float] = defaultdict(float)
        for piece, weight in weights.items():
            for number, other in self._postings.get(piece, ()):
                found[number] += weight * other
        ranked = []
        for number, value in found.items():
            example = self.examples[number]
            factor = (1.0 if example.service == service else 0.8) * (1.0 if holds(example, day) else 0.5)
            ranked.append((value * factor, -number, value))
        ranked.sort(reverse=True)
        return [Near(self.examples[-n], round(min(value, 1.0), 4)) for _, n, value in ranked[:most]]


def holds(example: Example, day: Day) -> bool:
    """Whether the label of an example holds on a day."""
    if not example.start <= day.on or (example.until is not None and day.on > example.until):
        return False
    return example.verdict == "ineligible" or not day.themes or bool(set(example.themes) & day.open)


@cache
def model() -> Model:
    """The model of the whole catalogue."""
    return Model(catalogue(), lexicon_terms())


@cache
def lexicon_terms() -> tuple[tuple[str, str], ...]:
    """Every reviewed term with its theme, as text."""
    words = lexicon()
    return tuple(
        (words.groups[row].theme, term.replace("*", "").replace("_", ""))
        for row, term in words.themes.everything()
        if words.groups[row].weight > 0
    )
