"""What would turn the outcome: every flip applied to the case gives what it says, from every outcome there is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from portefeuille.decision import decide
from portefeuille.decision.case import read_case
from portefeuille.decision.judge import judge
from portefeuille.decision.row import build
from portefeuille.law import Law
from portefeuille.rules.facts import FACTS
from tests.decision.drawing import Case, cases, put, remove
from tests.decision.malformed.bases import ADVICE, FIXED_SIZE, WHOLE
from tests.golden.reading import Golden, all_cases

CALM = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
UNITS = {fact.path: fact.unit.name for fact in FACTS.values()}


def applied(case: Case, path: str, to: str) -> Case:
    """The case with the value of a flip, which is text, as the case would hold it."""
    unit = UNITS.get(path)
    value: Any = (
        to == "true"
        if to in ("true", "false")
        else Decimal(to)
        if unit in ("eur", "fte", "share", "count")
        else to
    )
    return put(case, path, value)


def check(case: Case) -> None:
    decision = decide(case)
    told = [(flip.fact, flip.outcome) for flip in decision.flips]
    assert len(told) == len(set(told)), "one per fact and outcome"
    for flip in decision.flips:
        assert flip.outcome != decision.outcome
        turned = decide(applied(case, flip.fact, flip.to))
        assert turned.outcome == flip.outcome, (flip, case)


@pytest.mark.parametrize("outcome", ["eligible", "ineligible", "needs_review"])
def test_every_flip_of_a_random_case_is_true(outcome: str) -> None:
    """From each of the three outcomes, on cases with facts missing too."""

    @CALM
    @given(cases())
    def every(case: Case) -> None:
        assume(decide(case).outcome == outcome)
        check(case)

    every()


GOLDEN = [golden for golden in all_cases() if not golden.expect.get("error")]


@pytest.mark.parametrize("golden", GOLDEN[::3], ids=lambda golden: golden.id)
def test_every_flip_of_a_golden_case_is_true(golden: Golden) -> None:
    check(golden.case)


#: The case, the fact, what it was, what turns it, and the outcome then.
EXPECTED: list[tuple[str, Case, str, str | None, str, str]] = [
    ("the share of authorities", WHOLE, "enterprise.public_share", "0", "0.25", "ineligible"),
    ("too late", WHOLE, "project.start", "2024-05-30", "2024-05-21", "ineligible"),
    ("just in time again", put(WHOLE, "project.start", "2024-05-21"), "project.start", "2024-05-21", "2024-05-22", "eligible"),
    ("a project that lasts too long", WHOLE, "project.end", "2024-06-30", "2026-01-01", "ineligible"),
    ("agreed after applying", put(WHOLE, "project.agreed_on", "2024-06-06"), "project.agreed_on", "2024-06-06", "2024-06-05",
     "needs_review"),
    ("too small an amount", put(remove(WHOLE, "project.costs"), "project.price", 99), "project.price", "99", "100", "eligible"),
    ("arrears paid", put(WHOLE, "enterprise.social_security_arrears", True), "enterprise.social_security_arrears", "true",
     "false", "eligible"),
    ("a written report", put(ADVICE, "project.written_report", False), "project.written_report", "false", "true", "eligible"),
    ("too often", ADVICE, "project.times_in_three_years", "1", "2", "ineligible"),
    ("only cybersecurity", {**ADVICE, "on": "2026-03-01", "project": {**ADVICE["project"], "start": "2026-03-05"}},
     "project.theme", "innovation", "digitalisation/cybersecurity", "eligible"),
    ("a refused legal form", put(WHOLE, "enterprise.legal_form", "maatschap"), "enterprise.legal_form", "maatschap", "BV",
     "eligible"),
    ("Brussels", put(WHOLE, "enterprise.establishments", [{"postcode": "1000"}]), "enterprise.establishments.0.postcode", "1000",
     "9000", "eligible"),
    ("too large this year", put(WHOLE, "history.size_this_year", "large"), "history.size_this_year", "large", "small", "eligible"),
]  # fmt: skip


@pytest.mark.parametrize(
    "what, case, fact, before, to, outcome", EXPECTED, ids=[what for what, *_ in EXPECTED]
)
def test_a_flip_that_one_expects_is_found(
    what: str, case: Case, fact: str, before: str | None, to: str, outcome: str
) -> None:
    found = [
        (flip.before, flip.to) for flip in decide(case).flips if (flip.fact, flip.outcome) == (fact, outcome)
    ]
    assert found == [(before, to)], what


def test_where_two_things_refuse_no_single_change_is_told() -> None:
    case = put(put(WHOLE, "enterprise.legal_form", "maatschap"), "enterprise.social_security_arrears", True)
    assert [flip for flip in decide(case).flips if flip.outcome == "eligible"] == []


def test_what_was_not_given_is_not_told_as_a_former_value() -> None:
    case = remove(remove(WHOLE, "enterprise.registered_since"), "enterprise.public_share")
    before = {flip.fact: flip.before for flip in decide(case).flips}
    assert before["enterprise.public_share"] == "0", "declared on honour: none"
    assert before.get("enterprise.registered_since") is None


def test_the_swift_way_and_the_slow_way_judge_a_change_alike() -> None:
    """``changed`` judges only what a change touches; judging the whole row again must give the same."""
    for case in (WHOLE, ADVICE, FIXED_SIZE, remove(WHOLE, "enterprise.headcount"), {"on": "2024-06-05"}):
        read = read_case(case)
        row = build(read, Law.on(read.on, read.known))
        judged = judge(row)
        for fact, spec in FACTS.items():
            last = len(spec.unit.categories) or 2
            if row.values.get(fact) is None or spec.unit.name not in ("bool", "choice"):
                continue
            for value in range(last):
                again = build(read, Law.on(read.on, read.known))
                again.values[fact] = value
                assert judged.changed({fact: value}) == judge(again).outcome, (fact, value)
