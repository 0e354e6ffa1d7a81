"""From how sure the judgement felt to how often it is right."""

from __future__ import annotations


def calibrated(raw: float, reason: str) -> float:
    """The confidence, between 0 and 1."""
    return round(min(max(raw, 0.05), 0.99), 2)
