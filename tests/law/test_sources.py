"""The register of sources: whole, in our own words, and refused when it refers to nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portefeuille.law import LawError, load
from tests.law.folder import REGISTER, book

RULES = {
    1: range(15),
    2: range(14),
    3: range(1, 7),
    4: range(1, 15),
    5: range(1, 21),
    6: range(1, 15),
    7: range(1, 17),
    8: range(1, 9),
    9: range(1, 29),
    10: range(1, 15),
    11: range(1, 8),
    12: range(1, 6),
    16: range(1, 19),
}
CONTRADICTIONS = ["1abcd", "2abcd", "4ab", "5abcdef", "6abcdefg", "7abcd", "8a", "9ab", "11a", "12a"]


def test_every_rule_and_contradiction_of_the_dossier_is_there() -> None:
    found = load().sources
    rules = {f"R-{chapter}.{number}" for chapter, numbers in RULES.items() for number in numbers}
    assert {name for name in found if found[name].kind == "rule"} == rules
    letters = {
        f"C-{one.rstrip('abcdefg')}{letter}" for one in CONTRADICTIONS for letter in one.lstrip("0123456789")
    }
    assert {name for name in found if found[name].kind == "contradiction"} == letters


def test_every_rule_has_a_confidence_and_three_languages() -> None:
    for name, source in load().sources.items():
        languages = {"nl", "en"} if source.id.startswith("P-") else {"nl", "en", "fr"}
        assert languages <= set(source.text), name
        if source.kind == "rule":
            assert source.confidence, name


def test_every_page_is_used_and_every_rule_rests_on_something_or_says_why_not() -> None:
    found = load().sources
    used = {one for source in found.values() for one in (*source.pages, *source.acts)}
    claims = (period for row in load().list("page_claims").history for period in row.periods)
    used |= {name for period in claims for name in period.values["source"]}
    assert {name for name in found if name.startswith("P-")} <= used
    bare = {
        name for name, source in found.items() if source.kind == "rule" and not (source.pages or source.acts)
    }
    unfounded = {
        "R-2.13",
        "R-3.4",
        "R-3.5",
        "R-3.6",
        "R-4.13",
        "R-5.19",
        "R-7.10",
        "R-7.13",
        "R-9.15",
        "R-10.3",
        "R-10.14",
    }
    assert bare == unfounded


def test_the_acts_of_the_chronology() -> None:
    found = load().sources
    numacs = {source.numac for source in found.values() if source.numac}
    assert numacs == {
        "2009035199",
        "2012202237",
        "2016035422",
        "2016035752",
        "2019010693",
        "2025007050",
        "2025009401",
    }
    act = found["A-2025-11-28"]
    assert (act.kind, act.date, act.published) == ("act", date(2025, 11, 28), date(2025, 12, 15))


def test_no_package_registry_and_no_address_of_a_person() -> None:
    for source in load().sources.values():
        words = " ".join((*source.text.values(), source.where or ""))
        assert "@" not in words
        assert "DV." not in words or source.id == "R-9.18"


LINE = len(REGISTER.splitlines()) + 1
REFUSED = {
    "unknown key": ("R-3: {nl: x, en: x, page: P-1}", "unknown key 'page' in the entry; did you mean pages?"),
    "no dutch": ("R-3: {en: x}", "nl is missing"),
    "no english": ("R-3: {nl: x}", "en is missing"),
    "unknown page": ("R-3: {nl: x, en: x, pages: [P-1, P-9]}", "pages: 'P-9' does not stand in the register"),
    "unknown act": ("R-3: {nl: x, en: x, acts: A-9}", "acts: 'A-9' does not stand in the register"),
    "bad confidence": (
        "R-3: {nl: x, en: x, confidence: H/X}",
        "confidence must be H, M, L, U or two of them (H/M), got 'H/X'",
    ),
    "no kind": ("P-3: {nl: x, en: x}", "unknown kind None; known: act, agency"),
    "unknown kind": ("P-3: {kind: blog, nl: x, en: x}", "unknown kind 'blog'; known: act, agency"),
    "bad day": ("A-3: {kind: act, nl: x, en: x, date: then}", "date must be a date"),
    "entry is a text": ("R-3: x", "the entry must be a mapping"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, tmp_path: Path) -> None:
    text, reason = REFUSED[case]
    with pytest.raises(LawError) as caught:
        book(tmp_path, sources=REGISTER + text + "\n").sources  # noqa: B018
    assert (caught.value.file, caught.value.line) == ("sources.yaml", LINE)
    assert caught.value.reason.startswith(reason), caught.value.reason


def test_an_id_in_two_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LawError, match=r"sources/more\.yaml:1: R-1: stands in sources\.yaml too"):
        book(tmp_path, sources_more="R-1: {nl: x, en: x}\n").sources  # noqa: B018
