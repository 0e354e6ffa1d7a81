"""A case in, a decision out: with every reason, source, reservation, missing fact and what would turn it."""

from __future__ import annotations

from portefeuille.decision.decide import decide
from portefeuille.decision.errors import CaseError
from portefeuille.decision.model import Decision

__all__ = ["CaseError", "Decision", "decide"]
