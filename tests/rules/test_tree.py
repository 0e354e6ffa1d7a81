"""From a sentence of the language to its tree: what each word becomes, and how a tree is walked."""

from __future__ import annotations

from pathlib import Path

import pytest

from portefeuille.rules.tree import (
    And,
    Arith,
    Compare,
    Concept,
    Const,
    Extreme,
    Fact,
    If,
    Inexact,
    IsIn,
    Leaf,
    Node,
    Not,
    Or,
    Param,
    ShareOf,
    Status,
    Verdict,
)
from portefeuille.rules.types import combine, scaled, unit_of_node
from portefeuille.rules.units import BOOL, EXACT, VERDICT, Unit
from tests.rules.modules import body, rule

ONLINE, INTERACTIVE = Fact("online", BOOL), Fact("interactive", BOOL)
AMOUNT, USED = Fact("eligible_amount", Unit("eur")), Fact("subsidy_this_year", Unit("eur"))
HEADCOUNT, TURNOVER = Fact("headcount", Unit("fte", EXACT)), Fact("turnover", Unit("eur", EXACT))
SHARE = Fact("public_share", Unit("share"))
SERVICE = Fact("service", Unit("choice", categories=("training", "advice")))
ON, START = Fact("on", Unit("day")), Fact("start", Unit("day"))
YES, NO = Leaf(Verdict.MET, "a.b"), Leaf(Verdict.NOT_MET, "a.c")
TRAINING = Const(0, SERVICE.unit)

CONDITIONS: dict[str, Node] = {
    "online": ONLINE,
    "not online": Not(ONLINE),
    "online and interactive": And((ONLINE, INTERACTIVE)),
    "online or interactive or online": Or((ONLINE, INTERACTIVE, ONLINE)),
    "online and (interactive or online)": And((ONLINE, Or((INTERACTIVE, ONLINE)))),
    "online == True": Compare("==", ONLINE, Const(1, BOOL)),
    "service == 'training'": Compare("==", SERVICE, TRAINING),
    "'training' != service": Compare("!=", TRAINING, SERVICE),
    "service in ('training', 'advice')": IsIn(SERVICE, (0, 1)),
    "service not in ('advice',)": Not(IsIn(SERVICE, (1,))),
    "eligible_amount > 0": Compare(">", AMOUNT, Const(0, AMOUNT.unit)),
    "0 <= eligible_amount": Compare("<=", Const(0, AMOUNT.unit), AMOUNT),
    "on >= start": Compare(">=", ON, START),
    "eligible_amount < p.a.b": Compare("<", AMOUNT, Param("a.b")),
    "p.a.b < eligible_amount": Compare("<", Param("a.b"), AMOUNT),
    "headcount < p.a.b": Compare("<", HEADCOUNT, Param("a.b", EXACT)),
    "p.a >= turnover": Compare(">=", Param("a", EXACT), TURNOVER),
    "turnover > (p.a if online else p.b)": Compare(">", TURNOVER, If(ONLINE, Param("a", EXACT), Param("b", EXACT))),
    "on <= start + p.a": Compare("<=", ON, Arith("+", START, Param("a"))),
    "eligible_amount - subsidy_this_year > 0": Compare(">", Arith("-", AMOUNT, USED), Const(0, AMOUNT.unit)),
    "min(eligible_amount, p.a) < max(0, subsidy_this_year)": Compare(
        "<", Extreme("min", AMOUNT, Param("a")), Extreme("max", Const(0, AMOUNT.unit), USED)
    ),
    "share_of(p.a, eligible_amount) > subsidy_this_year": Compare(">", ShareOf(Param("a"), AMOUNT), USED),
    "inexact(public_share, eligible_amount)": Inexact(SHARE, AMOUNT),
    "undetermined(p.a.b.c)": Status("a.b.c", "undetermined"),
    "doubtful(p.a)": Status("a", "doubtful"),
    "p.a.b": Param("a.b"),
    "(online if interactive else False)": If(INTERACTIVE, ONLINE, Const(0, BOOL)),
}  # fmt: skip


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_becomes_its_nodes(condition: str, tmp_path: Path) -> None:
    read = rule(tmp_path, body(f"if {condition}:\n    return met('a.b')\nreturn not_met('a.c')"))
    assert read.tree == If(CONDITIONS[condition], YES, NO)
    assert unit_of_node(CONDITIONS[condition]) in (BOOL, None)


FLOW = {
    "return met('a.b')": YES,
    "'Two.'\n'sentences'\nreturn met('a.b')": YES,
    "return met('a.b', 'R-1.2')": Leaf(Verdict.MET, "a.b", "R-1.2"),
    "return met('a.b') if online else not_met('a.c')": If(ONLINE, YES, NO),
    "if online:\n    return met('a.b')\nelse:\n    return not_met('a.c')": If(ONLINE, YES, NO),
    "if online:\n    return met('a.b')\nelif interactive:\n    return not_met('a.c')\nreturn met('a.b')": If(
        ONLINE, YES, If(INTERACTIVE, NO, YES)
    ),
    "if online:\n    if interactive:\n        return met('a.b')\nreturn not_met('a.c')": If(
        ONLINE, If(INTERACTIVE, YES, NO), NO
    ),
    "both = online and interactive\nif both:\n    return met('a.b')\nreturn not_met('a.c')": If(
        And((ONLINE, INTERACTIVE)), YES, NO
    ),
    "if online:\n    x = interactive\nelse:\n    x = online\nif x:\n    return met('a.b')\nreturn not_met('a.c')": If(
        ONLINE, If(INTERACTIVE, YES, NO), If(ONLINE, YES, NO)
    ),
}


@pytest.mark.parametrize("text", FLOW)
def test_the_paths_of_a_rule_become_choices(text: str, tmp_path: Path) -> None:
    assert rule(tmp_path, body(text)).tree == FLOW[text]


@pytest.mark.parametrize("returns, answer, node", [
    ("Eur", "eligible_amount", AMOUNT),
    ("Eur", "0", Const(0, Unit("eur"))),
    ("Eur", "p.a.b", Param("a.b")),
    ("EurExact", "p.a.b", Param("a.b", EXACT)),
    ("EurExact", "turnover if online else p.a", If(ONLINE, TURNOVER, Param("a", EXACT))),
    ("bool", "True", Const(1, BOOL)),
    ("Size", "'large'", Const(2, Unit("choice", categories=("small", "medium", "large")))),
    ("Service", "service", SERVICE),
])  # fmt: skip
def test_an_answer_that_is_a_value(returns: str, answer: str, node: Node, tmp_path: Path) -> None:
    assert rule(tmp_path, body(f"return {answer}", returns)).tree == node


LARGER = """
@chapter.part
def larger(one: Eur, other: Eur, p: Parameters) -> Eur:
    return max(one, other - p.a)

"""


def test_a_part_is_written_out_where_it_is_called(tmp_path: Path) -> None:
    read = rule(tmp_path, LARGER + body("return larger(0, eligible_amount, p)", "Eur"))
    assert read.tree == Extreme("max", Const(0, Unit("eur")), Arith("-", AMOUNT, Param("a")))


def test_walking_goes_through_everything_parents_first() -> None:
    tree = If(And((ONLINE, Not(INTERACTIVE))), YES, NO)
    assert list(tree.walk()) == [tree, tree.test, ONLINE, Not(INTERACTIVE), INTERACTIVE, YES, NO]
    assert list(tree.children()) == [tree.test, YES, NO]
    assert list(YES.children()) == []


@pytest.mark.parametrize("node, unit", [
    (YES, VERDICT),
    (If(ONLINE, Param("a"), AMOUNT), Unit("eur")),
    (If(ONLINE, Param("a"), Param("b")), None),
    (Arith("+", Param("a"), ON), Unit("day")),
    (Extreme("max", Const(0, Unit("eur")), AMOUNT), Unit("eur")),
    (ShareOf(SHARE, AMOUNT), Unit("eur")),
    (Concept("rate", Unit("rate")), Unit("rate")),
    (Param("a"), None),
])  # fmt: skip
def test_the_unit_of_what_a_node_gives(node: Node, unit: Unit | None) -> None:
    assert unit_of_node(node) == unit


def test_a_parameter_takes_the_scale_of_what_it_meets() -> None:
    assert combine(HEADCOUNT, Param("a")) == (HEADCOUNT, Param("a", EXACT))
    assert combine(Param("a"), Param("b")) == (Param("a"), Param("b"))
    assert scaled(AMOUNT, EXACT) == AMOUNT
    with pytest.raises(TypeError, match="exact fte does not go with exact eur"):
        combine(HEADCOUNT, TURNOVER)


#: verdict -> (refuses, passes, reserved)
VERDICTS = {
    Verdict.MET: (False, True, False),
    Verdict.NOT_MET: (True, False, False),
    Verdict.JUDGEMENT: (False, False, False),
    Verdict.LAW: (False, False, False),
    Verdict.PRESUMED_MET: (False, True, True),
    Verdict.PRESUMED_NOT_MET: (True, False, True),
    Verdict.NOT_APPLICABLE: (False, True, False),
}


@pytest.mark.parametrize("verdict", Verdict)
def test_what_a_verdict_does_to_the_application(verdict: Verdict) -> None:
    assert (verdict.refuses, verdict.passes, verdict.reserved) == VERDICTS[verdict]
