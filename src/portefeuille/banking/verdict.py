"""A verdict on a line: what it is, why (stable codes with their values), and the same in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from portefeuille.banking.verdict_texts import DID_YOU_MEAN, TEXTS
from portefeuille.decision import formats


class Kind(StrEnum):
    """What is done with a line."""

    MATCHED = "matched"
    """It is what was asked for or ordered."""
    RETURN = "return"
    """It goes back to the payer."""
    INTERNAL = "internal"
    """Nothing of anybody else's."""
    WORKLIST = "worklist"
    """A person must look."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A stable code and the values of its sentence: cents, days and numbers as they are."""

    code: str
    values: Mapping[str, int | str | date] = field(default_factory=dict)

    def text(self, lang: str = "nl") -> str:
        """The sentence in ``nl``, ``en`` or ``fr``."""
        shown = {name: _shown(name, value, lang) for name, value in self.values.items()}
        return TEXTS[self.code][lang].format_map(shown)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A request that may have been meant."""

    reference: str
    communication: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is.  ``targets`` are the references of the requests or orders that it belongs to."""

    kind: Kind
    reasons: tuple[Reason, ...]
    targets: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def code(self) -> str:
        """That of the first reason."""
        return self.reasons[0].code

    def text(self, lang: str = "nl") -> str:
        """Every reason in words, and what may have been meant."""
        sentences = [reason.text(lang) for reason in self.reasons]
        if self.suggestions:
            meant = " / ".join(one.communication for one in self.suggestions)
            sentences.append(DID_YOU_MEAN[lang].format(communication=meant))
        return " ".join(sentences)

    def as_dict(self, lang: str = "nl") -> dict[str, Any]:
        """The verdict for a program; days as ``YYYY-MM-DD``."""
        return {
            "kind": self.kind.value,
            "reasons": [
                {"code": one.code, **{name: _plain(value) for name, value in one.values.items()}}
                for one in self.reasons
            ],
            "targets": list(self.targets),
            "did_you_mean": [one.communication for one in self.suggestions],
            "text": self.text(lang),
        }


def _plain(value: int | str | date) -> int | str:
    return value.isoformat() if isinstance(value, date) else value


def _shown(name: str, value: int | str | date, lang: str) -> str:
    if isinstance(value, date):
        return formats.day(value, lang)
    if isinstance(value, str):
        return value
    if name == "days":
        return formats.days(value, lang)
    return formats.count(value, lang) if name == "count" else formats.money(value, lang)
