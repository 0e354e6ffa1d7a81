"""From how sure the judgement felt to how often it is right.

A straight line through what ``python -m scripts.advisor_figures`` measured on our own examples: a judgement that feels
half sure is right in about two of three cases, one that feels certain in about nineteen of twenty.
"""

from __future__ import annotations

FLOOR, SLOPE = 0.35, 0.6


def calibrated(raw: float) -> float:
    """The confidence, between 0 and 1, in hundredths."""
    return round(FLOOR + SLOPE * min(max(raw, 0.0), 1.0), 2)
