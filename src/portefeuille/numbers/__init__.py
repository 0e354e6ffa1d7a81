"""Numbers people type: enterprise, establishment, provider, structured communication, IBAN.

``read`` says which of the five a text is, repairs the way it is spelled, and never guesses what it cannot
know.
"""

from __future__ import annotations

from portefeuille.numbers.model import KINDS, Kind, Number
from portefeuille.numbers.problems import Problem
from portefeuille.numbers.reading import read
from portefeuille.numbers.spelling import in_fours

__all__ = ["KINDS", "Kind", "Number", "Problem", "in_fours", "read"]
