"""Which bit of which mask a criterion sets, and when: conditions over its possible leaves."""

from __future__ import annotations

from dataclasses import dataclass

from portefeuille.rules.bits import NOT_MET_BIT, UNKNOWN_BIT
from portefeuille.rules.plan import PlannedCriterion, leaf_order
from portefeuille.rules.tree import Verdict
from portefeuille.rules.two_valued import FALSE, Step, both, either, never

REFUSING = (Verdict.NOT_MET, Verdict.PRESUMED_NOT_MET)
PASSING = (Verdict.MET, Verdict.PRESUMED_MET, Verdict.NOT_APPLICABLE)
ASKING = (Verdict.JUDGEMENT, Verdict.LAW)


@dataclass(frozen=True)
class Marked:
    """The bits of a criterion with the condition under which each is set; when it refuses; when it is open (it neither
    refuses nor passes)."""

    not_met: tuple[tuple[int, Step], ...]
    unknown: tuple[tuple[int, Step], ...]
    refuses: Step
    open: Step


def only(criterion: PlannedCriterion, *verdicts: Verdict) -> Step:
    """Are only leaves with these verdicts possible?"""
    pairs = zip(criterion.leaves, criterion.possible, strict=True)
    return never(either(*(possible for leaf, possible in pairs if leaf.verdict not in verdicts)))


def marks(criterion: PlannedCriterion) -> Marked:
    """The bits of a criterion, by the same choice among agreeing leaves as for one case."""
    refuses, passes, asks = (only(criterion, *verdicts) for verdicts in (REFUSING, PASSING, ASKING))
    not_met = _first(criterion, REFUSING, refuses, NOT_MET_BIT)
    presumed = only(criterion, Verdict.PRESUMED_MET, Verdict.NOT_APPLICABLE)
    unknown = _first(criterion, (Verdict.PRESUMED_MET,), presumed, UNKNOWN_BIT)
    unknown += _first(criterion, ASKING, asks, UNKNOWN_BIT)
    decided = either(refuses, passes, asks)
    missing = never(decided)
    if missing != FALSE:
        unknown += ((UNKNOWN_BIT[f"{criterion.name}.missing"], missing),)
    return Marked(not_met, unknown, refuses, never(either(refuses, passes)))


def _first(
    criterion: PlannedCriterion, verdicts: tuple[Verdict, ...], when: Step, bits: dict[str, int]
) -> tuple[tuple[int, Step], ...]:
    """The bit of the leaf that stands for the set: the first possible one, those without a reservation first."""
    told: list[tuple[int, Step]] = []
    earlier: Step = FALSE
    for place in leaf_order(criterion.leaves, *verdicts):
        here = criterion.possible[place]
        step = both(when, here, never(earlier))
        if step != FALSE:
            told.append((bits[criterion.leaves[place].code], step))
        earlier = either(earlier, here)
    return tuple(told)
