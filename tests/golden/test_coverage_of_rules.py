"""The golden cases themselves: readable, unique, and together about every rule of the dossier that a decision
can show.
"""

from __future__ import annotations

from tests.golden.reading import HERE, all_cases, load

CASES = all_cases()
NOT_DECIDABLE: dict[str, str] = load(HERE / "not_decidable.yaml")
RULES: list[str] = load(HERE / "rule_ids.yaml")


def test_there_are_more_than_350_cases_with_a_name_of_their_own() -> None:
    assert len(CASES) > 350
    assert len({g.id for g in CASES}) == len(CASES)


def test_every_case_says_what_it_expects_and_of_which_rule() -> None:
    assert all(g.title and g.rules and g.expect and g.case.get("on") for g in CASES)


def test_the_rules_named_exist() -> None:
    assert {rule for g in CASES for rule in g.rules} <= set(RULES)
    assert set(NOT_DECIDABLE) <= set(RULES)


def test_every_rule_has_a_case_or_a_reason_why_not() -> None:
    covered = {rule for g in CASES for rule in g.rules}
    assert sorted(set(RULES) - covered - set(NOT_DECIDABLE)) == []


def test_a_rule_with_a_case_needs_no_excuse() -> None:
    covered = {rule for g in CASES for rule in g.rules}
    assert sorted(covered & set(NOT_DECIDABLE)) == []


def test_the_excuses_are_sentences() -> None:
    assert all(len(reason.split()) >= 4 for reason in NOT_DECIDABLE.values())
