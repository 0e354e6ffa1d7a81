"""The size that follows from the values, and why: decided by the same rules as everything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portefeuille.decision import Decision, decide
from portefeuille.decision.receipt import receipt
from portefeuille.enterprises.facts import facts_of
from portefeuille.enterprises.known import Known


@dataclass(frozen=True, slots=True)
class Proposal:
    """``size`` is None while something is missing; ``decision`` explains it (of the enterprise alone)."""

    size: str | None
    case: dict[str, Any]
    decision: Decision

    @property
    def receipt(self) -> dict[str, Any]:
        """What proves it later."""
        return receipt(self.case, self.decision)


def propose(number: str, values: Mapping[str, Known], on: date, lang: str = "nl") -> Proposal:
    """The decision on the enterprise alone, on that day."""
    case = {"on": on.isoformat(), "enterprise": facts_of(number, values, on)}
    decision = decide(case, lang)
    return Proposal(decision.size, case, decision)
