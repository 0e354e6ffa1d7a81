"""The answer of the advisor, in the shape of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An example that resembles the text.  ``origin``: law (the list of themes) or own.  ``similarity``: 0 to 1."""

    text: str
    verdict: str
    source: str
    similarity: float
    origin: str

    def as_dict(self) -> dict[str, Any]:
        """As it stands in the JSON."""
        return {
            "text": self.text,
            "verdict": self.verdict,
            "source": self.source,
            "similarity": self.similarity,
            "origin": self.origin,
        }


@dataclass(frozen=True, slots=True)
class Advice:
    """What the advisor says.  ``confidence``: how often such an answer is right, as measured (docs/advisor.md).

    ``ask``: whom to ask what; None when the verdict is clear.  ``automated``: that no person looked and nobody is bound.
    ``exclusion``: the code of what refuses.  ``reason``: the code of ``because``.
    """

    verdict: str
    themes: tuple[str, ...]
    bonus: bool
    confidence: float
    because: str
    sources: tuple[str, ...]
    nearest: tuple[Neighbour, ...]
    reason: str
    exclusion: str | None
    ask: str | None
    notes: tuple[str, ...]
    automated: str
    service: str
    on: date
    known: date
    law_hash: str

    @property
    def source(self) -> str:
        """The first source: a page that was read, if there is one, else a rule."""
        return next((one for one in self.sources if one.startswith("S")), self.sources[0])

    def as_dict(self) -> dict[str, Any]:
        """The JSON of the contract; keys are only ever added."""
        return {
            "verdict": self.verdict,
            "themes": list(self.themes),
            "bonus": self.bonus,
            "confidence": self.confidence,
            "because": self.because,
            "source": self.source,
            "nearest": [one.as_dict() for one in self.nearest],
            "sources": list(self.sources),
            "reason": self.reason,
            "exclusion": self.exclusion,
            "ask": self.ask,
            "notes": list(self.notes),
            "automated": self.automated,
            "service": self.service,
            "law": {"on": self.on.isoformat(), "known": self.known.isoformat(), "hash": self.law_hash},
        }
