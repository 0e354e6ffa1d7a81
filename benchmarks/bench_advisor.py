"""The advisor: learning once, and one text after that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.measure import best
from benchmarks.result import Result, alone
from portefeuille.advisor import advise
from portefeuille.advisor.catalogue import catalogue
from portefeuille.advisor.model import Model, lexicon_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

MILLI = 1e3
DAY = "2024-06-05"


def run() -> Iterator[Result]:
    """Measure."""
    examples, terms = catalogue(), lexicon_terms()
    learned = best(lambda: Model(examples, terms), 3) * MILLI
    yield alone("the advisor learns from its whole catalogue", learned, "ms", ("<=", 2000))
    texts = [(f"{example.text} ", example.service) for example in examples[::10]]
    for text, service in texts[:5]:
        advise(text, service=service, on=DAY)
    whole = best(lambda: [advise(text, service=service, on=DAY) for text, service in texts], 3)
    yield alone("the advisor answers one text", whole / len(texts) * MILLI, "ms", ("<=", 25))
