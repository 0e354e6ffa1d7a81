"""How sure an answer is, in words: how many of ten such answers were right on descriptions that somebody made up.

The bands are those of docs/advisor.md, rounded down; a test measures them again.  What the page says of real descriptions
is the measurement of that page.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Sure:
    """least: the lowest confidence of the band (0 to 1).  tens: how many of ten were right on the blind set."""

    least: float
    tens: int
    words: str | Promise


CLEAR = (Sure(0.9, 9, _("Vrij zeker")), Sure(0.8, 8, _("Tamelijk zeker")), Sure(0.0, 6, _("Niet zeker")))
"""Of an answer yes or no."""
DOUBT = (Sure(0.9, 9, _("Vrij zeker")), Sure(0.0, 5, _("Niet zeker")))
"""Of an answer that a person must look."""


def sure(verdict: str, confidence: float) -> Sure:
    """The band of an answer."""
    return next(band for band in bands(verdict) if confidence >= band.least)


def bands(verdict: str) -> tuple[Sure, ...]:
    """The bands of a verdict, the surest first."""
    return DOUBT if verdict == "needs_review" else CLEAR
