"""The words of the rules as the real Python functions that they are."""

from __future__ import annotations

from functools import reduce

import pytest

from portefeuille.rules.tree import Leaf, Verdict
from portefeuille.rules.words import LEAVES, Parameters, doubtful, inexact, share_of, undetermined


@pytest.mark.parametrize("word, verdict", [
    ("met", Verdict.MET), ("not_met", Verdict.NOT_MET), ("judgement", Verdict.JUDGEMENT), ("unknown_law", Verdict.LAW),
    ("presumed_met", Verdict.PRESUMED_MET), ("presumed_not_met", Verdict.PRESUMED_NOT_MET),
    ("not_applicable", Verdict.NOT_APPLICABLE),
])  # fmt: skip
def test_every_verdict_has_its_word(word: str, verdict: Verdict) -> None:
    assert LEAVES[word]("a.b") == Leaf(verdict, "a.b")
    assert len(LEAVES) == len(Verdict)


@pytest.mark.parametrize("rate, amount, share, rounded", [
    (3_000, 33_335, 10_001, True),  # 100.005: half up
    (3_000, 33_333, 10_000, True),  # 99.999
    (3_000, 33_331, 9_999, True),  # 99.993
    (4_500, 91_000, 40_950, False),  # the example of the contract
    (4_500, 1, 0, True),
    (5_000, 1, 1, True),  # exactly half a cent
    (0, 12_345, 0, False),
    (10_000, 12_345, 12_345, False),
])  # fmt: skip
def test_a_share_is_rounded_half_up_to_the_cent_once(
    rate: int, amount: int, share: int, rounded: bool
) -> None:
    assert share_of(rate, amount) == share
    assert inexact(rate, amount) is rounded


LAW = Parameters(
    {"size.small.headcount": 5_000, "de_minimis.ceiling": 30_000_000, "de_minimis.ceiling.road_freight": None,
     "size.sheltered_workshop_exempt": True, "de_minimis.window": "rolling"},
    frozenset({"de_minimis.ceiling", "de_minimis.window"}),
)  # fmt: skip


def test_parameters_are_read_by_their_names() -> None:
    assert LAW.size.small.headcount == 5_000
    assert LAW.size.small.headcount > 4_999
    assert LAW.de_minimis.window == "rolling"
    assert LAW.size.sheltered_workshop_exempt
    assert LAW.de_minimis.ceiling.road_freight is None


@pytest.mark.parametrize("name", ["colour", "size.huge", "size.small.headcount.more", "size.small.turnover"])
def test_a_parameter_that_the_law_has_not_is_refused(name: str) -> None:
    with pytest.raises(AttributeError, match=f"the law has no parameter {name.replace('.', '[.]')}"):
        reduce(getattr, name.split("."), LAW)


def test_what_is_doubted_and_what_is_not_known() -> None:
    assert undetermined(LAW.de_minimis.ceiling.road_freight)
    assert not undetermined(LAW.de_minimis.ceiling)
    assert doubtful(LAW.de_minimis.ceiling)
    assert doubtful(LAW.de_minimis.window), "a choice can be in doubt like a number"
    assert not doubtful(LAW.size.sheltered_workshop_exempt)
    assert not doubtful(LAW.size.small.headcount)
    assert not doubtful(LAW.de_minimis.ceiling.road_freight)
    assert not doubtful(0)
