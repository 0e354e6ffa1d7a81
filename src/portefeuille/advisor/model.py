"""What the examples teach: the theme of a text by its letters, and the examples nearest to it.

Pieces of words (four letters) and words, weighted by how rare they are.  Themes by a complement naive Bayes,
whose examples are the catalogue and the reviewed terms; it is learned when first used, from files only, so the
same files always give the same answer.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from portefeuille.advisor.catalogue import catalogue
from portefeuille.advisor.dated import Day
from portefeuille.advisor.examples_file import SERVICES, THEMES_BEGIN, Example
from portefeuille.advisor.lexicon import lexicon
from portefeuille.advisor.words import STOP, plain

NONE = "none"
TERM_WEIGHT = 0.7
SMOOTHING = 0.1
SIZES = (4,)
SHARPNESS = 3.0


@lru_cache(maxsize=16_384)
def pieces(text: str) -> tuple[str, ...]:
    """The features of a text."""
    found: list[str] = []
    for word in plain(text).split():
        if word in STOP:
            continue
        found.append("=" + word)
        padded = f"<{word}>"
        for size in SIZES:
            found.extend(padded[at : at + size] for at in range(len(padded) - size + 1))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Near:
    """An example, and how near it is: 0 to 1."""

    example: Example
    similarity: float


class Head:
    """A complement naive Bayes over pieces: how likely each label is."""

    def __init__(self, rows: Iterable[tuple[str, Mapping[str, float], float]]) -> None:
        """``rows``: a label, the weighted pieces of a text, and how much the text counts."""
        per_label: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for label, weights, counts in rows:
            mine = per_label[label]
            for piece, weight in weights.items():
                mine[piece] += weight * counts
        self.labels = tuple(sorted(per_label))
        self._inside = [per_label[label] for label in self.labels]
        self._sums = [sum(row.values()) for row in self._inside]
        self._everything = sum(self._sums)
        self._size = len({piece for row in self._inside for piece in row})
        self._rows: dict[str, tuple[float, ...] | None] = {}

    def _row(self, piece: str) -> tuple[float, ...] | None:
        """How much a piece speaks for each label, against the others; None for a piece never seen."""
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

    def probabilities(self, weights: Mapping[str, float]) -> dict[str, float]:
        """How likely each label is; together 1."""
        scores = [0.0] * len(self.labels)
        for piece, weight in weights.items():
            row = self._row(piece)
            if row is not None:
                for at, value in enumerate(row):
                    scores[at] += weight * value
        top = max(scores)
        sharp = SHARPNESS / max(1.0, math.sqrt(len(weights)) / 4)
        powers = [math.exp((value - top) * sharp) for value in scores]
        whole = sum(powers)
        return {label: power / whole for label, power in zip(self.labels, powers, strict=True)}


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
        rows = []
        for number, document in enumerate(documents):
            weights = self._weights(document)
            rows.append(weights)
            for piece, weight in weights.items():
                self._postings[piece].append((number, weight))
        pairs = list(zip(self.examples, rows, strict=True))
        taught = [(theme, self.weights(term), TERM_WEIGHT) for theme, term in terms]
        self._themes = Head(
            [*((theme_of(one), weights, 1.0) for one, weights in pairs if teaches_theme(one)), *taught]
        )
        self._verdicts = {
            service: Head(
                (one.verdict, weights, 1.0)
                for one, weights in pairs
                if one.service == service and teaches(one)
            )
            for service in SERVICES
        }

    def weights(self, text: str) -> dict[str, float]:
        """The pieces of a text, weighted by how rare they are; of length 1."""
        return self._weights(Counter(pieces(text)))

    def _weights(self, document: Counter[str]) -> dict[str, float]:
        raw = {
            piece: (1 + math.log(n)) * self._rarity.get(piece, self._unseen) for piece, n in document.items()
        }
        norm = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {piece: weight / norm for piece, weight in raw.items()}

    def themes(self, weights: Mapping[str, float]) -> dict[str, float]:
        """How likely each theme is by the letters alone."""
        return self._themes.probabilities(weights)

    def verdicts(self, weights: Mapping[str, float], service: str) -> dict[str, float]:
        """How likely each verdict is by the letters alone, on a day with themes."""
        return self._verdicts[service].probabilities(weights)

    def nearest(self, weights: Mapping[str, float], service: str, day: Day, most: int = 3) -> list[Near]:
        """The nearest examples, best first.  Those of the other service or of another time count for less."""
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


def teaches(example: Example) -> bool:
    """Whether an example says something about the time with themes, by its content and not by the advice rule."""
    if example.until is not None and example.until < THEMES_BEGIN:
        return False
    return example.exclusion != "advice_outside_cybersecurity" and "R-9.5" not in example.sources


def teaches_theme(example: Example) -> bool:
    """Whether it says of what theme a text is: work for the client is refused whatever it is about."""
    return teaches(example) and bool(example.themes or example.service == "training")


def theme_of(example: Example) -> str:
    """Its theme, or that it has none."""
    return example.themes[0] if example.themes else NONE


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
