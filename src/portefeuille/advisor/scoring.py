"""How much a text speaks of each theme, by the reviewed words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from portefeuille.advisor.lexicon import SIGNALS, lexicon
from portefeuille.advisor.patterns import Hit
from portefeuille.advisor.words import Word

TITLE, AUDIENCE, AGAIN = 2.0, 0.25, 0.4
#: A word inside a longer phrase of another theme says nothing by itself, but for these: "e-mail" in "veilig e-mailen" is digital.
FAMILY = ("digitalisation", "sustainability")
CHILD = {
    "digitalisation/cybersecurity": "digitalisation",
    "sustainability/energy_efficiency": "sustainability",
}


@dataclass(slots=True)
class Score:
    """What speaks for a theme.  ``hard``: without the words that leave it in doubt.  ``places``: the words found (from, to)."""

    total: float = 0.0
    hard: float = 0.0
    places: list[tuple[int, int]] = field(default_factory=list)


def score(text: Sequence[Word], service: str) -> dict[str, Score]:
    """The themes of which the text speaks, each with its score (above 0)."""
    groups = lexicon().groups
    found: dict[str, Score] = {}
    used: dict[str, set[int]] = {}
    phrases: dict[int, int] = {}
    seen: set[tuple[str, str]] = set()
    hits = sorted(
        lexicon().themes.find(text),
        key=lambda hit: (hit.start - hit.end, -abs(groups[hit.row].weight), hit.start),
    )
    for hit in hits:
        group = groups[hit.row]
        taken = used.setdefault(group.theme, set())
        span = range(hit.start, hit.end)
        if any(text[place].negated for place in span) or taken.intersection(span):
            continue
        if group.theme not in FAMILY and all(phrases.get(place, 1) > len(span) for place in span):
            continue
        if len(span) > 1:
            phrases.update({place: max(len(span), phrases.get(place, 1)) for place in span})
        taken.update(span)
        value = group.weight * (
            AUDIENCE if text[hit.start].audience else TITLE if text[hit.start].title else 1.0
        )
        if (group.theme, hit.term) in seen:
            value *= AGAIN
        seen.add((group.theme, hit.term))
        mine = found.setdefault(group.theme, Score())
        mine.total += value
        if service not in group.soft:
            mine.hard += value
        mine.places.append((hit.start, hit.end))
    return {theme: mine for theme, mine in found.items() if mine.total > 0}


def signals(text: Sequence[Word]) -> dict[str, list[Hit]]:
    """What else the text says: listed, not_listed, hobby, personal, review."""
    found: dict[str, list[Hit]] = {}
    for hit in lexicon().signals.find(text):
        name = SIGNALS[hit.row]
        if name in ("hobby", "personal") and text[hit.start].negated:
            continue
        found.setdefault(name, []).append(hit)
    return found
