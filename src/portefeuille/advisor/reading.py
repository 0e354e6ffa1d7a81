"""A text as it was read: its words, what they and its letters say of each theme, and the examples like it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portefeuille.advisor.examples_file import Example
from portefeuille.advisor.frame import content
from portefeuille.advisor.model import NONE, Model, Near
from portefeuille.advisor.patterns import Hit
from portefeuille.advisor.scoring import CHILD, Score, score, signals
from portefeuille.advisor.words import NEGATIONS, Word, words

OCCUPATION, CYBER = "occupation_specific", "digitalisation/cybersecurity"
#: How much the letters count beside the reviewed words, and how many points of words are as good as none.
LETTERS, PRIOR = 0.6, 4.0
#: What a theme needs of the best one to be named beside it; and at all.
BESIDE, LEAST, MOST = 0.45, 0.15, 3
#: From this similarity on, an example of the catalogue says the same in almost the same words.
SAME = 0.9
#: With fewer points the words may be mistyped.
FEW = 2.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read: words, scores of the themes (together 1), signals, nearest examples."""

    text: Sequence[Word]
    scores: Mapping[str, Score]
    shares: Mapping[str, float]
    verdicts: Mapping[str, float]
    signals: Mapping[str, Sequence[Hit]]
    near: Sequence[Near]

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes that fit, best first: at least one, and no theme beside its own sub-theme."""
        shares = list(self.shares.items())
        kept = [one for one, share in shares if share >= max(BESIDE * shares[0][1], LEAST)] or [shares[0][0]]
        parent = CHILD.get(kept[0])
        return tuple(theme for theme in kept if theme != parent)[:MOST]

    def of(self, theme: str) -> Score:
        """What the words say of a theme."""
        return self.scores.get(theme) or Score()

    @property
    def same(self) -> Example | None:
        """The example that says the same, if there is one."""
        if not self.near or self.near[0].similarity < SAME:
            return None
        mine, other = (
            {word.text for word in text} & NEGATIONS for text in (self.text, words(self.near[0].example.text))
        )
        return self.near[0].example if mine == other else None

    @property
    def hard(self) -> float:
        """What speaks for any theme, without the words that leave it in doubt."""
        return sum(mine.hard for theme, mine in self.scores.items() if theme != OCCUPATION)


def _meant(text: str, service: str) -> dict[str, Score]:
    """The scores of a corrected text; without places, because the words are not those of the text."""
    found = score(words(text), service)
    for mine in found.values():
        mine.places.clear()
    return found


def read(text: str, service: str, model: Model, near: Sequence[Near]) -> Reading:
    """Everything that the text says, whatever the day."""
    found = words(text)
    scores = score(found, service)
    if sum(mine.total for mine in scores.values()) < FEW:
        from portefeuille.advisor.typos import corrected

        scores = _meant(corrected(text), service) or scores
    weights = model.weights(content(text))
    letters = model.themes(weights)
    whole = sum(mine.total for mine in scores.values()) + PRIOR
    shares = {
        theme: (scores[theme].total / whole if theme in scores else 0.0) + LETTERS * letters.get(theme, 0.0)
        for theme in {*scores, *letters} - {NONE}
    }
    for child, parent in CHILD.items():
        if child in scores and scores[child].total >= 4:
            shares[child] = shares.get(child, 0.0) + 0.5 * shares.get(parent, 0.0)
        elif child not in scores and child in shares and parent in scores:
            shares[parent] += shares.pop(child)
    total = sum(shares.values()) or 1.0
    ranked = {
        theme: value / total for theme, value in sorted(shares.items(), key=lambda one: (-one[1], one[0]))
    }
    return Reading(found, scores, ranked, model.verdicts(weights, service), signals(found), near)
