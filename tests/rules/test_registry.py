"""Rules as written: who they need, in which period they hold, and what is known of them on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portefeuille import rules
from portefeuille.rules.errors import RuleError
from portefeuille.rules.registry import BEGIN, OPEN, RuleBook
from portefeuille.rules.tree import Concept, Fact
from tests.rules.modules import FIRST, chapter, read, refused, told

MET = "\n    return met('a.b')\n\n"
#: Two rules: the first begins on line FIRST, the second on line FIRST + 4.
SIGNATURES = {
    "no source": ("@chapter.rule()\ndef a() -> Leaf:", FIRST, "a names no source"),
    "an argument that is nothing": ("@chapter.rule('R-1.1')\ndef a(colour: bool) -> Leaf:", FIRST + 1, "colour is neither"),
    "a criterion as an argument": (
        f"@chapter.rule('R-1.1')\ndef other() -> Leaf:{MET}@chapter.rule('R-1.1')\ndef a(other: bool) -> Leaf:",
        FIRST + 5,
        "other is neither a fact nor a rule",
    ),
    "a unit that the fact has not": (
        "@chapter.rule('R-1.1')\ndef a(turnover: Eur) -> Leaf:", FIRST + 1, "turnover is exact eur, written here as eur"),
    "another unit": ("@chapter.rule('R-1.1')\ndef a(online: Eur) -> Leaf:", FIRST + 1, "online is bool, written here as eur"),
    "a unit that does not exist": ("@chapter.rule('R-1.1')\ndef a(online: Colour) -> Leaf:", FIRST + 1, "'Colour'"),
    "a plain number": ("@chapter.rule('R-1.1')\ndef a(turnover: int) -> Leaf:", FIRST + 1, "is not a unit of the language"),
    "no unit": ("@chapter.rule('R-1.1')\ndef a(online) -> Leaf:", FIRST + 1, "online does not say its unit"),
    "no answer": ("@chapter.rule('R-1.1')\ndef a(online: bool):", FIRST + 1, "does not say what it answers"),
    "an answer that is a text": ("@chapter.rule('R-1.1')\ndef a() -> str:", FIRST + 1, "is not a unit of the language"),
    "a default": ("@chapter.rule('R-1.1')\ndef a(online: bool = True) -> Leaf:", FIRST + 1, "one by one without a default"),
    "any number of arguments": ("@chapter.rule('R-1.1')\ndef a(*online: bool) -> Leaf:", FIRST + 1, "one by one"),
    "any names": ("@chapter.rule('R-1.1')\ndef a(**online: bool) -> Leaf:", FIRST + 1, "one by one"),
    "names only": ("@chapter.rule('R-1.1')\ndef a(*, online: bool) -> Leaf:", FIRST + 1, "one by one"),
    "places only": ("@chapter.rule('R-1.1')\ndef a(online: bool, /) -> Leaf:", FIRST + 1, "one by one"),
    "parameters in the middle": ("@chapter.rule('R-1.1')\ndef a(p: Parameters, online: bool) -> Leaf:", FIRST + 1, "then p"),
    "a coroutine": ("@chapter.rule('R-1.1')\nasync def a() -> Leaf:", FIRST, "a plain function of a module"),
}  # fmt: skip


@pytest.mark.parametrize("what", SIGNATURES)
def test_signatures_that_are_refused(what: str, tmp_path: Path) -> None:
    text, line, reason = SIGNATURES[what]
    refused(tmp_path, text + MET, line, reason)


def test_a_lambda_is_no_rule(tmp_path: Path) -> None:
    refused(tmp_path, "chapter.rule('R-1.1', name='a')(lambda online: met('a.b'))\n", FIRST, "no lambda")


def test_a_function_within_another_is_no_rule(tmp_path: Path) -> None:
    refused(
        tmp_path,
        "def outer() -> None:\n    @chapter.rule('R-1.1')\n    def a() -> Leaf:\n        return met('a.b')\nouter()\n",
        FIRST + 1,
        "none within another",
    )


def version(since: str | None, until: str | None, code: str = "a.b", known: str | None = None) -> str:
    """A version of the criterion ``tried``; four lines, a decorator first."""
    period = "".join(
        f", {key}={day!r}" for key, day in (("since", since), ("until", until), ("known_from", known)) if day
    )
    return f"@chapter.rule('R-1.1', name='tried'{period})\ndef v{code[-1]}() -> Leaf:\n    return met('{code}')\n\n"


PERIODS = {
    "overlap for years": (("2016-04-01", None), ("2020-01-01", None), "two versions of tried overlap"),
    "overlap for a day": (
        ("2016-04-01", "2020-01-01"),
        ("2020-01-01", None),
        "two versions of tried overlap",
    ),
    "a gap of a day": (
        ("2016-04-01", "2019-12-30"),
        ("2020-01-01", None),
        "two versions of tried leave a gap",
    ),
    "a gap of years": (
        ("2016-04-01", "2017-12-31"),
        ("2020-01-01", None),
        "two versions of tried leave a gap",
    ),
    "the same period": (
        ("2016-04-01", None),
        ("2016-04-01", None),
        "overlap: until 9999-12-31, since 2016-04-01",
    ),
}


@pytest.mark.parametrize("what", PERIODS)
def test_versions_follow_each_other_without_overlap_or_gap(what: str, tmp_path: Path) -> None:
    one, other, reason = PERIODS[what]
    refused(tmp_path, version(*one) + version(*other, code="a.c"), FIRST + 4, reason)


def test_the_order_in_the_file_does_not_matter(tmp_path: Path) -> None:
    book = read(tmp_path, version("2020-01-01", None, "a.c") + version(None, "2019-12-31", "a.b"))
    assert [found.since for found in book.versions["tried"]] == [BEGIN, date(2020, 1, 1)]
    assert [leaf.code for leaf in book.on(date(2019, 12, 31)).rules["tried"].leaves] == ["a.b"]
    assert [leaf.code for leaf in book.on(date(2020, 1, 1)).rules["tried"].leaves] == ["a.c"]


def test_a_period_does_not_end_before_it_begins(tmp_path: Path) -> None:
    refused(tmp_path, version("2020-01-01", "2019-12-31"), FIRST, "tried ends (2019-12-31) before it begins")


def test_all_versions_answer_in_one_unit(tmp_path: Path) -> None:
    """Else a rule that uses the answer would mean another thing on another day."""
    later = "@chapter.rule('R-1.1', name='tried', since='2020-01-01')\ndef later(online: bool) -> bool:\n    return online\n"
    refused(
        tmp_path, version(None, "2019-12-31") + later, FIRST + 4, "tried answers in bool, before in verdict"
    )


def test_a_rule_that_needs_itself_is_refused(tmp_path: Path) -> None:
    text = "".join(f"@chapter.rule('R-1.1')\ndef {one}({other}: Eur) -> Eur:\n    return {other}\n\n" for one, other in
                   (("first", "second"), ("second", "third"), ("third", "first")))  # fmt: skip
    with pytest.raises(RuleError) as caught:
        read(tmp_path, text).on(date(2024, 6, 5))
    told(caught.value, tmp_path, FIRST, "the rule needs itself: first -> second -> third -> first")


def test_a_rule_that_needs_one_not_in_force_is_refused(tmp_path: Path) -> None:
    text = "@chapter.rule('R-1.1', until='2020-12-31')\ndef old(online: bool) -> bool:\n    return online\n\n"
    text += "@chapter.rule('R-1.1')\ndef tried(old: bool) -> Leaf:\n    return met('a.b') if old else not_met('a.c')\n"
    book = read(tmp_path, text)
    assert set(book.on(date(2020, 12, 31)).rules) == {"old", "tried"}
    with pytest.raises(RuleError) as caught:
        book.on(date(2021, 1, 1))
    told(caught.value, tmp_path, FIRST + 4, "tried needs old, which has no version in force")


PART = """
@chapter.part
def less(one: Eur, other: Eur{p}) -> bool:
    return one < other
"""
CALLS = {
    "too few arguments": ("", "less(eligible_amount)", "less takes 2 facts"),
    "too many arguments": (
        "",
        "less(eligible_amount, eligible_amount, eligible_amount)",
        "less takes 2 facts",
    ),
    "none": ("", "less()", "less takes 2 facts"),
    "parameters that it does not take": (
        "",
        "less(eligible_amount, eligible_amount, p)",
        "less takes 2 facts",
    ),
    "parameters left out": (
        ", p: Parameters",
        "less(eligible_amount, eligible_amount)",
        "less takes 2 facts and p",
    ),
    "another unit": ("", "less(eligible_amount, on)", "other is eur, given here is day"),
    "another scale": ("", "less(turnover, eligible_amount)", "one is eur, given here is exact eur"),
    "a number of the law": ("", "less(eligible_amount, 50000)", "50000 is not known here"),
}


@pytest.mark.parametrize("what", CALLS)
def test_a_part_is_called_as_it_is_written(what: str, tmp_path: Path) -> None:
    parameters, call, reason = CALLS[what]
    arguments = "eligible_amount: Eur, on: Day, turnover: EurExact, p: Parameters"
    text = f"@chapter.rule('R-1.1')\ndef tried({arguments}) -> bool:\n    return {call}\n"
    refused(tmp_path, PART.format(p=parameters) + text, FIRST + 6, reason)


def test_a_part_that_needs_itself_is_refused(tmp_path: Path) -> None:
    text = "@chapter.part\ndef again(one: Eur) -> Eur:\n    return again(one)\n\n"
    text += (
        "@chapter.rule('R-1.1')\ndef tried(eligible_amount: Eur) -> Eur:\n    return again(eligible_amount)\n"
    )
    refused(tmp_path, text, FIRST + 2, "again needs itself")


def test_rules_come_after_what_they_use_and_know_what_they_reach(tmp_path: Path) -> None:
    text = "@chapter.rule('R-1.1')\ndef tried(double: Eur, p: Parameters) -> Leaf:\n"
    text += "    return met('a.b') if double > p.x.y and not doubtful(p.z) else not_met('a.c')\n\n"
    text += "@chapter.rule('R-1.2', 'R-1.3')\ndef double(eligible_amount: Eur) -> Eur:\n"
    text += "    return eligible_amount + eligible_amount\n"
    found = read(tmp_path, text).on(date(2024, 6, 5))
    assert list(found.rules) == ["double", "tried"]
    assert [rule.name for rule in found.criteria] == ["tried"]
    tried, double = found.rules["tried"], found.rules["double"]
    assert (tried.facts, tried.concepts, tried.parameters) == ((), ("double",), ("x.y", "z"))
    assert (double.facts, double.source, double.since, double.until) == (
        ("eligible_amount",),
        ("R-1.2", "R-1.3"),
        BEGIN,
        OPEN,
    )
    assert found.reach == {"double": {"eligible_amount"}, "tried": {"eligible_amount"}}
    assert found.touched == {"eligible_amount": {"double", "tried"}}


def test_the_comparisons_of_a_rule_name_the_facts_that_move_them(tmp_path: Path) -> None:
    """What the flips try: +1 for a fact on the left, -1 for one on the right; equality has no threshold."""
    text = "@chapter.rule('R-1.1')\ndef tried(on: Day, start: Day, online: bool, p: Parameters) -> Leaf:\n"
    text += "    if online == True or on < start + p.a or on < start + p.a:\n        return met('a.b')\n    return not_met('a.c')\n"
    ((node, facts),) = read(tmp_path, text).on(date(2024, 6, 5)).rules["tried"].comparisons
    assert node.op == "<"
    assert facts == (("on", 1), ("start", -1))


def test_two_chapters_make_one_book(tmp_path: Path) -> None:
    one = chapter(tmp_path, "@chapter.rule('R-1.1')\ndef first(online: bool) -> bool:\n    return online\n")
    text = "@chapter.rule('R-1.1')\ndef second(first: bool, interactive: bool) -> bool:\n    return first or interactive\n"
    found = RuleBook([chapter(tmp_path, text), one]).on(date(2024, 6, 5))
    assert list(found.rules) == ["first", "second"]
    assert {type(node) for node in found.rules["second"].tree.children()} == {Concept, Fact}


# the two clocks

EIGHT, ADVICE_ONLY = date(2023, 1, 1), date(2026, 2, 1)


@pytest.mark.parametrize("on, known, since", [
    (date(2022, 12, 31), OPEN, BEGIN),
    (date(2023, 1, 1), OPEN, EIGHT),
    (date(2023, 1, 1), date(2022, 11, 24), BEGIN),
    (date(2023, 1, 1), date(2022, 11, 25), EIGHT),
    (date(2026, 1, 31), OPEN, EIGHT),
    (date(2026, 2, 1), OPEN, ADVICE_ONLY),
    (date(2026, 3, 1), date(2025, 6, 1), EIGHT),
    (date(2026, 3, 1), date(2026, 1, 22), EIGHT),
    (date(2026, 3, 1), date(2026, 1, 23), ADVICE_ONLY),
    (date(2026, 3, 1), date(2022, 1, 1), BEGIN),
    (date(2099, 1, 1), OPEN, ADVICE_ONLY),
])  # fmt: skip
def test_a_version_not_yet_published_does_not_end_its_predecessor(on: date, known: date, since: date) -> None:
    assert rules.book().on(on, known).rules["theme"].since == since


def test_a_rule_has_no_version_before_its_first_and_after_its_last_day(tmp_path: Path) -> None:
    book = read(
        tmp_path,
        version("2020-01-01", "2020-06-30") + version("2020-07-01", "2020-12-31", "a.c", "2020-06-01"),
    )
    in_force = [day for day in ("2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01")
                if "tried" in book.on(date.fromisoformat(day)).rules]  # fmt: skip
    assert in_force == ["2020-01-01", "2020-12-31"]
    unpublished = book.on(date(2021, 1, 1), date(2020, 5, 31)).rules
    assert [leaf.code for leaf in unpublished["tried"].leaves] == ["a.b"]


def test_the_same_rules_are_the_same_object() -> None:
    """Plans and compiled kernels are kept by it."""
    book = rules.book()
    assert book.on(date(2023, 1, 1)) is book.on(date(2026, 1, 31))
    assert book.on(date(2023, 1, 1)) is not book.on(date(2022, 12, 31))
    assert rules.book() is book


def test_an_answer_may_have_a_source_of_its_own_and_a_doubt_its_parameter() -> None:
    in_force = rules.book().on(date(2024, 6, 5)).rules
    sources = {leaf.code: leaf.source for rule in in_force.values() for leaf in rule.leaves if leaf.source}
    assert sources["advice_conditions.legally_required"] == "R-9.11"
    assert sources["size.large"] == "R-6.3"
    doubts = {leaf.code: name for leaf, name in in_force["ceiling"].doubts.items()}
    assert doubts == {
        "ceiling.rounded": "rounding.subsidy",
        "ceiling.increase_unknown": "ceiling.increase",
        "ceiling.partial_grant": "ceiling.partial_grant",
    }
