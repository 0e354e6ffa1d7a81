"""Which bit a criterion sets, and when: the same choice among agreeing leaves as for one case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.decision.places import Marked, marks, only
from portefeuille.rules.bits import NOT_MET_BIT, UNKNOWN_BIT
from portefeuille.rules.evaluate import Finding
from portefeuille.rules.plan import Plan, PlannedCriterion, Planner
from portefeuille.rules.tree import Leaf, Verdict
from portefeuille.rules.two_valued import FALSE, TRUE, Step
from tests.rules.carrying_out import carried_out, concepts
from tests.rules.rows import CALM, GAPS, LAWS, WHOLE, Day, without

MET, OTHER = Leaf(Verdict.MET, "ceiling.room"), Leaf(Verdict.MET, "ceiling.increased")
USED_UP, OVER = Leaf(Verdict.NOT_MET, "ceiling.used_up"), Leaf(Verdict.NOT_MET, "de_minimis.overflow")
ROUNDED, ASKED = Leaf(Verdict.PRESUMED_MET, "ceiling.rounded"), Leaf(Verdict.LAW, "ceiling.increase_unknown")
A, B = Step("col", name="a"), Step("col", name="b")
MISSING = UNKNOWN_BIT["ceiling.missing"]


def criterion(*pairs: tuple[Leaf, Step]) -> PlannedCriterion:
    return PlannedCriterion("ceiling", tuple(leaf for leaf, _ in pairs), tuple(step for _, step in pairs))


@pytest.mark.parametrize("pairs, marked", [
    (((MET, TRUE), (USED_UP, FALSE)), Marked((), (), FALSE, FALSE)),
    (((MET, FALSE), (USED_UP, TRUE)), Marked(((NOT_MET_BIT["ceiling.used_up"], TRUE),), (), TRUE, FALSE)),
    (((MET, FALSE), (ROUNDED, TRUE)), Marked((), ((UNKNOWN_BIT["ceiling.rounded"], TRUE),), FALSE, FALSE)),
    (((MET, FALSE), (ASKED, TRUE)), Marked((), ((UNKNOWN_BIT["ceiling.increase_unknown"], TRUE),), FALSE, TRUE)),
    (((MET, TRUE), (USED_UP, TRUE)), Marked((), ((MISSING, TRUE),), FALSE, TRUE)),
    (((USED_UP, TRUE), (OVER, TRUE)), Marked(((NOT_MET_BIT["ceiling.used_up"], TRUE),), (), TRUE, FALSE)),
])  # fmt: skip
def test_criteria_that_are_settled(pairs: tuple[tuple[Leaf, Step], ...], marked: Marked) -> None:
    assert marks(criterion(*pairs)) == marked


def test_only_asks_whether_no_other_leaf_is_possible() -> None:
    both = criterion((MET, A), (USED_UP, B), (OTHER, A))
    assert only(both, Verdict.MET) == Step("not", (B,))
    assert only(both, Verdict.NOT_MET) == Step("not", (A,))
    assert only(both, Verdict.MET, Verdict.NOT_MET) == TRUE


def bits(found: Finding) -> tuple[int, int]:
    """The masks of one finding, as the decision tells it: what is not met, what is unknown."""
    leaf = found.leaf
    if leaf is None:
        return 0, UNKNOWN_BIT[f"{found.criterion}.missing"]
    if leaf.verdict.refuses:
        return NOT_MET_BIT[leaf.code], 0
    unknown = leaf.verdict in (Verdict.PRESUMED_MET, Verdict.JUDGEMENT, Verdict.LAW)
    return 0, UNKNOWN_BIT[leaf.code] if unknown else 0


PLANS: dict[int, Plan] = {}


def plan_of(law: Day) -> Plan:
    if id(law) not in PLANS:
        criteria = tuple(rule.name for rule in law.rules.criteria)
        PLANS[id(law)] = Planner(law.rules, law.undetermined, law.doubted, choices=dict(law.choices)).plan(
            criteria, ()
        )
    return PLANS[id(law)]


@CALM
@given(st.sampled_from(LAWS), WHOLE, GAPS)
def test_the_bits_of_a_row_are_those_of_its_findings(law: Day, row: dict[str, int], gaps: list[str]) -> None:
    partial = without(row, gaps)
    plan, evaluation = plan_of(law), law.evaluation(partial)
    made = concepts(plan, partial, law)
    for planned in plan.criteria:
        marked, found = marks(planned), evaluation.criterion(planned.name)
        masks = tuple(
            sum(bit for bit, step in side if carried_out(step, partial, law, made))
            for side in (marked.not_met, marked.unknown)
        )
        assert masks == bits(found), planned.name
        assert carried_out(marked.open, partial, law, made) == (not found.refuses and not found.passes), (
            planned.name
        )
