"""From findings to an outcome, to what is missing and to the next question."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from portefeuille.decision import verdicts
from portefeuille.decision.row import Row
from portefeuille.law import Law
from portefeuille.rules.evaluate import Finding, Unknown, Value
from portefeuille.rules.tree import Leaf, Verdict

LAW = Law.on(date(2024, 6, 5), date(2026, 11, 22))
KNOWN = Unknown()


def finding(verdict: Verdict | None, *facts: str) -> Finding:
    leaf = None if verdict is None else Leaf(verdict, "a.b")
    return Finding("a", leaf, Unknown(frozenset(facts)))


YES, NO, OPEN = finding(Verdict.MET), finding(Verdict.NOT_MET), finding(None, "theme")


@pytest.mark.parametrize("findings, values, outcome", [
    ([], [], "eligible"),
    ([YES, finding(Verdict.NOT_APPLICABLE), finding(Verdict.PRESUMED_MET)], [0], "eligible"),
    ([YES, NO], [0], "ineligible"),
    ([OPEN, NO], [KNOWN], "ineligible"),
    ([finding(Verdict.PRESUMED_NOT_MET), finding(Verdict.JUDGEMENT)], [], "ineligible"),
    ([YES, OPEN], [0], "needs_review"),
    ([YES, finding(Verdict.JUDGEMENT)], [0], "needs_review"),
    ([YES, finding(Verdict.LAW)], [0], "needs_review"),
    ([YES], [0, KNOWN], "needs_review"),
])  # fmt: skip
def test_any_refusal_refuses_and_anything_unknown_needs_review(
    findings: list[Finding], values: list[Value], outcome: str
) -> None:
    assert verdicts.outcome(iter(findings), iter(values)) == outcome


def row(**missing: tuple[str, ...]) -> Row:
    return Row(LAW, missing=missing)


@pytest.mark.parametrize("found, kind", [
    (YES, None),
    (NO, None),
    (finding(Verdict.NOT_APPLICABLE), None),
    (finding(Verdict.PRESUMED_MET), "law"),
    (finding(Verdict.PRESUMED_NOT_MET), None),
    (finding(Verdict.LAW), "law"),
    (finding(Verdict.JUDGEMENT), "judgement"),
    (finding(None, "theme"), "fact"),
    (finding(None, "eligible_amount"), "judgement"),
    (finding(None, "eligible_amount", "theme"), "fact"),
    (finding(None), "law"),
])  # fmt: skip
def test_why_a_criterion_is_unknown(found: Finding, kind: str | None) -> None:
    """A fact that nobody can be asked for (an amount that a person must judge) makes it a judgement.  A presumed refusal
    is no unknown: it refuses, and a reservation says why."""
    asked = row(theme=("project.theme",), eligible_amount=())
    assert verdicts.kind(found, asked) == kind


def test_what_is_missing_in_the_order_of_the_facts_with_how_much_waits_for_it() -> None:
    asked = row(
        theme=("project.theme",),
        headcount=("enterprise.headcount", "enterprise.group.0.headcount"),
        legal_form=("enterprise.legal_form",),
        start=("project.start",),
    )
    findings = [OPEN, finding(None, "headcount", "theme"), finding(Verdict.JUDGEMENT, "start"), YES]
    waiting = verdicts.missing(findings, [Unknown(frozenset({"theme"})), 5], asked)
    assert list(waiting.items()) == [
        ("enterprise.headcount", 1), ("enterprise.group.0.headcount", 1), ("project.theme", 3),
    ]  # fmt: skip
    assert verdicts.next_question(waiting) == "project.theme"


def test_the_first_of_equals_is_asked_and_nothing_when_nothing_is_missing() -> None:
    assert verdicts.next_question(Counter({"a": 1, "b": 2, "c": 2})) == "b"
    assert verdicts.next_question(Counter()) is None
