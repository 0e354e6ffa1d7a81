"""The rules beside the law as data: every source, parameter and unit that a rule names is there, on every day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from portefeuille.law import load
from portefeuille.law.model import CRITERIA
from portefeuille.rules import book
from portefeuille.rules.facts import FACTS
from portefeuille.rules.registry import BEGIN, Rule
from portefeuille.rules.tree import (
    Arith,
    Chosen,
    Compare,
    Extreme,
    Fact,
    If,
    Inexact,
    Leaf,
    Node,
    Param,
    ShareOf,
    Verdict,
)
from portefeuille.rules.types import unit_of_node
from portefeuille.rules.units import EXACT

RULES = [rule for versions in book().versions.values() for rule in versions]
LAW = load()
#: The ids of contract.md, in its order.
CONTRACT = (
    "size", "legal_form", "establishment", "private_sector", "main_activity", "registered", "in_order", "service",
    "theme", "exclusion", "advice_conditions", "apply_window", "agreement_first", "project_end", "interaction",
    "provider", "related_party", "participants", "minimum_amount", "ceiling", "de_minimis",
)  # fmt: skip


def days() -> Iterator[date]:
    """Every day since 2016-04-01 on which a parameter or a rule changes, with the day before and after."""
    changes = {boundary for p in LAW.parameters.values() for s in p.segments
               for boundary in (s.start.earliest, s.start.latest, s.start.default, s.until) if boundary}  # fmt: skip
    changes |= {rule.since for rule in RULES} | {date(2027, 1, 1)}
    around = {change + timedelta(days=step) for change in changes for step in (-1, 0, 1)}
    yield from sorted(day for day in around if day >= BEGIN)


DAYS = list(days())


def test_every_criterion_of_the_contract_is_a_rule_and_no_other() -> None:
    """``ceiling_left`` is the ceiling of an enterprise without a project; the decision calls it ``ceiling``."""
    criteria = {rule.name for rule in RULES if rule.is_criterion}
    assert criteria == {*CONTRACT, "ceiling_left"}
    assert set(CONTRACT) == CRITERIA


@pytest.mark.parametrize(
    "on", [BEGIN, date(2022, 12, 31), date(2023, 1, 1), date(2026, 2, 1), date(2099, 1, 1)]
)
def test_every_criterion_has_a_version_on_every_day(on: date) -> None:
    assert {rule.name for rule in book().on(on).criteria} == {*CONTRACT, "ceiling_left"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}-{rule.since}")
def test_every_source_of_a_rule_stands_in_the_register(rule: Rule) -> None:
    assert rule.source
    assert len(set(rule.source)) == len(rule.source)
    for source in rule.source:
        assert LAW.sources[source].kind == "rule"
    assert {leaf.source for leaf in rule.leaves} - {""} <= set(rule.source), (
        "a verdict's own source is one of the rule's"
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}-{rule.since}")
def test_every_reason_code_is_that_of_its_criterion(rule: Rule) -> None:
    """``ceiling.used_up`` under ``ceiling``: letters and statistics group reasons by their first word."""
    for leaf in rule.leaves:
        assert leaf.code.split(".")[0] == ("ceiling" if rule.name == "ceiling_left" else rule.name)


def test_a_reason_code_has_one_verdict() -> None:
    found: dict[str, set[Verdict]] = {}
    for rule in RULES:
        for leaf in rule.leaves:
            found.setdefault(leaf.code, set()).add(leaf.verdict)
    assert {code: verdicts for code, verdicts in found.items() if len(verdicts) > 1} == {}


CHOSEN = {node.name: node for rule in RULES for node in rule.tree.walk() if isinstance(node, Chosen)}


def test_every_choice_that_a_rule_names_is_one_of_the_law() -> None:
    for rule in RULES:
        for node in rule.tree.walk():
            if isinstance(node, Chosen):
                assert node.option in LAW.parameters[node.name].choices, (rule.name, node)


def test_no_default_refuses_without_a_reservation() -> None:
    """Where the law is not written down, a choice that only refuses may not be what we assume."""
    refusing = {
        (node.test.name, node.test.option)
        for rule in RULES
        for node in rule.tree.walk()
        if isinstance(node, If) and isinstance(node.then, Leaf) and node.then.verdict is Verdict.NOT_MET
        for node in [replace(node, test=each) for each in node.test.walk() if isinstance(each, Chosen)]
        if isinstance(node.test, Chosen)
    }
    assert len(refusing) == 3
    for name, option in refusing:
        for on in DAYS:
            reading = LAW.on(on, date(2026, 11, 22)).reading(name)
            assert not (reading.uncertain and reading.value == option), (name, on)


def test_every_fact_is_used_by_a_rule() -> None:
    assert {fact for rule in RULES for fact in rule.facts} == FACTS.keys()


# units


def units_of_the_law(node: Node) -> set[str]:
    """The units that the law gives to the parameters that stand for a number in this node."""
    if isinstance(node, Param):
        return {LAW.parameters[node.name].unit}
    if isinstance(node, If):
        return units_of_the_law(node.then) | units_of_the_law(node.other)
    if isinstance(node, Arith | Extreme):
        return units_of_the_law(node.left) | units_of_the_law(node.right)
    return set()


#: What a number of the rules may meet in the law.
FITS = {
    "fte": {"fte"},
    "eur": {"eur"},
    "share": {"share"},
    "rate": {"rate"},
    "count": {"count"},
    "day": {"days"},
}


def misfits(rule: Rule) -> Iterator[str]:
    for node in rule.tree.walk():
        match node:
            case (
                Compare(left=left, right=right)
                | Arith(left=left, right=right)
                | Extreme(left=left, right=right)
            ):
                unit = unit_of_node(left) or unit_of_node(right)
                allowed = FITS[unit.name] if unit and unit.name in FITS else set()
                found = units_of_the_law(left) | units_of_the_law(right)
                if not found <= allowed:
                    yield f"{unit} meets {found}"
            case ShareOf(rate=rate, amount=amount) | Inexact(rate=rate, amount=amount):
                if units_of_the_law(rate) - {"rate"} or units_of_the_law(amount) - {"eur"}:
                    yield f"a share: {rate} of {amount}"
            case If(test=Param(name=name)) if LAW.parameters[name].unit != "bool":
                yield f"{name} as a condition"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name}-{rule.since}")
def test_every_parameter_of_a_rule_is_in_the_law_with_a_unit_that_fits(rule: Rule) -> None:
    assert set(rule.parameters) <= LAW.parameters.keys()
    assert list(misfits(rule)) == []
    answered = units_of_the_law(rule.tree) if not rule.is_criterion else set()
    assert answered <= FITS.get(rule.unit.name, set())


def test_the_check_of_units_finds_what_does_not_fit() -> None:
    """Protects the test above against finding nothing at all."""
    headcount = Fact("headcount", FACTS["headcount"].unit)
    wrong = Compare("<", headcount, Param("size.small.turnover", EXACT))
    met, share = Leaf(Verdict.MET, "a.b"), Leaf(Verdict.NOT_MET, "a.c")
    for tree in (If(wrong, met, share), If(Param("size.small.turnover"), met, share)):
        rule = Rule("tried", ("R-1.1",), BEGIN, date.max, date.min, book().versions["size"][0].unit, "", tree)
        assert len(list(misfits(rule))) == 1


def test_every_parameter_of_a_rule_is_a_number_or_only_asked_about() -> None:
    """A choice of the law (``rounding.subsidy: half_up``) is never reckoned with; the rules ask whether it is in doubt."""
    for rule in RULES:
        reckoned = {node.name for node in rule.tree.walk() if isinstance(node, Param)}
        assert {LAW.parameters[name].unit for name in reckoned} <= {
            "fte",
            "eur",
            "share",
            "rate",
            "count",
            "days",
            "bool",
        }


#: The parameters that have no value for a time: the first and the last of the days looked at.
WITHOUT_VALUE = {
    "ceiling.increase": (date(2022, 1, 1), date(2023, 10, 11)),
    "rate.energy_efficiency.small": (date(2023, 3, 15), date(2024, 6, 4)),
    "rate.energy_efficiency.medium": (date(2023, 3, 15), date(2024, 6, 4)),
    "de_minimis.ceiling": (date(2031, 1, 1), date(2031, 1, 2)),
    "de_minimis.ceiling.road_freight": (date(2031, 1, 1), date(2031, 1, 2)),
}


def test_every_parameter_of_a_rule_is_known_on_every_day_but_for_a_few() -> None:
    """What is not known on a day is said by the law's data, and the decision says needs_review; nothing is just not there."""
    without: dict[str, list[date]] = {}
    for on in DAYS:
        law = LAW.on(on, date(2026, 11, 22))
        for name in sorted({name for rule in book().on(on).rules.values() for name in rule.parameters}):
            reading = law.reading(name)
            if reading.status == "absent" and name in CHOSEN:
                continue  # a choice that the law does not make on this day
            assert reading.status in ("known", "unknown"), (on, name, reading.status)
            if reading.value is None:
                assert reading.uncertain, (on, name)
                without.setdefault(name, []).append(on)
    assert {name: (min(days), max(days)) for name, days in without.items()} == WITHOUT_VALUE
