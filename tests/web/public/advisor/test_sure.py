"""How sure the page says that an answer is, against what is measured on the blind set."""

from __future__ import annotations

from itertools import pairwise

import pytest

from portefeuille.advisor import Advice
from portefeuille.web.public.advisor.sure import CLEAR, DOUBT, Sure, sure
from scripts.advisor_figures import Question, blind

FEWEST = 10
"""With fewer answers in a band, those of every verdict are looked at."""


@pytest.fixture(scope="module")
def measured() -> list[tuple[Question, Advice]]:
    return blind().answers


def edges(bands: tuple[Sure, ...]) -> list[tuple[Sure, float]]:
    """Each band with where it ends."""
    return [(bands[0], 1.01), *((lower, upper.least) for upper, lower in pairwise(bands))]


@pytest.mark.parametrize("bands, doubt", [(CLEAR, False), (DOUBT, True)], ids=["clear", "doubt"])
def test_the_tens_are_those_of_the_blind_set(
    measured: list[tuple[Question, Advice]], bands: tuple[Sure, ...], doubt: bool
) -> None:
    for band, end in edges(bands):
        everything = [(asked, told) for asked, told in measured if band.least <= told.confidence < end]
        mine = [each for each in everything if (each[1].verdict == "needs_review") is doubt]
        counted = mine if len(mine) >= FEWEST else everything
        right = sum(told.verdict == asked.verdict for asked, told in counted)
        assert band.tens == 10 * right // len(counted)


def test_every_confidence_has_a_band() -> None:
    assert [sure("eligible", each).tens for each in (0.35, 0.79, 0.8, 0.9, 0.95)] == [6, 6, 8, 9, 9]
    assert [sure("needs_review", each).tens for each in (0.35, 0.89, 0.9)] == [5, 5, 9]
