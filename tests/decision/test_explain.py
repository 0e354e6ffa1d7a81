"""The explanation for a person, in three languages: whole, without a placeholder, without a hole."""

from __future__ import annotations

import re
from typing import Any

import pytest

from portefeuille.decision import decide
from portefeuille.decision.explain import MARKS, explain, headline, said
from portefeuille.decision.formats import LANGUAGES
from portefeuille.decision.wording import Words
from tests.decision.drawing import put, remove
from tests.decision.malformed.bases import ADVICE, FIXED_SIZE, WHOLE
from tests.golden.reading import Golden, all_cases

GOLDEN = [golden for golden in all_cases() if not golden.expect.get("error")]
HOLE = re.compile(r"[{}]|\bNone\b|[a-z] {2,}[a-z]|\( *\)|: *$|(?<!\d[ \u00a0])EUR *[.;,]", re.MULTILINE)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden.id)
def test_every_golden_case_is_explained_in_three_languages_without_a_hole(golden: Golden) -> None:
    texts = [explain(decide(golden.case, lang)) for lang in LANGUAGES]
    for text in texts:
        assert HOLE.findall(text) == []
    assert len({text.count("\n") for text in texts}) == 1, "a line for a line in every language"
    assert len(set(texts)) == 3


ENTERPRISE = {"on": "2024-06-05", "known": "2026-11-22", "enterprise": WHOLE["enterprise"]}
BONUS: dict[str, Any] = {
    **FIXED_SIZE, "on": "2023-06-01", "known": "2026-11-22",
    "project": {"service": "training", "theme": "sustainability/energy_efficiency", "price": 1000},
}  # fmt: skip
USED = {**FIXED_SIZE, "history": {"subsidy_this_year": 7400}}

HEADLINES = [
    ("eligible", WHOLE, "Je kunt EUR 300,00 subsidie krijgen; zelf stort je EUR 700,00."),
    ("capped", USED, "EUR 100,00"),
    ("ineligible", put(WHOLE, "enterprise.legal_form", "maatschap"), "Hiervoor kun je geen steun krijgen."),
    ("missing", remove(WHOLE, "project.theme"), "nog niet beslissen"),
    ("between", BONUS, "EUR 300,00"),
    ("a person must look", put(WHOLE, "enterprise.main_activity", "02.100"), "nog niet beslissen"),
    ("an enterprise alone", ENTERPRISE, "EUR 7.500,00"),
    ("an enterprise alone, refused", put(ENTERPRISE, "enterprise.legal_form", "maatschap"), "Je onderneming kan geen steun krijgen."),
]  # fmt: skip


@pytest.mark.parametrize("what, case, part", HEADLINES, ids=[what for what, *_ in HEADLINES])
def test_the_outcome_in_one_sentence(what: str, case: dict[str, Any], part: str) -> None:
    first = headline(decide(case))
    assert part in first, what
    assert explain(decide(case)).splitlines()[0] == first
    assert len({headline(decide(case, lang)) for lang in LANGUAGES}) == 3


def lines(case: dict[str, Any], lang: str = "nl") -> list[str]:
    return explain(decide(case, lang)).splitlines()


def test_what_refuses_stands_first_then_what_is_unknown_then_what_is_met() -> None:
    case = put(put(WHOLE, "enterprise.legal_form", "maatschap"), "project.price", 120)
    marks = [line[2] for line in lines(case) if re.match(r"  [-+?] ", line)]
    assert marks == sorted(marks, key="-?+".index)
    assert {"-", "?", "+"} == set(marks) == set(MARKS.values())


def test_every_criterion_says_where_it_stands() -> None:
    told = [line for line in lines(WHOLE) if re.match(r"  [-+?] ", line)]
    assert len(told) == len(decide(WHOLE).criteria)
    assert all(re.search(r"\[(\S+, )?\d{4}-\d\d-\d\d, (R-|S)\S+\]$", line) for line in told)


SECTIONS = [
    ("Onder voorbehoud", WHOLE, FIXED_SIZE),
    ("Wat we nog moeten weten", remove(WHOLE, "project.theme"), WHOLE),
    ("Wat de uitkomst zou veranderen", WHOLE, {"on": "2015-06-05"}),
    ("Je termijnen", WHOLE, {"on": "2015-06-05"}),
    ("Wat je buiten de portefeuille betaalt", WHOLE, ENTERPRISE),
]  # fmt: skip


@pytest.mark.parametrize("title, there, gone", SECTIONS, ids=[title for title, *_ in SECTIONS])
def test_a_section_is_there_only_when_it_says_something(
    title: str, there: dict[str, Any], gone: dict[str, Any]
) -> None:
    found = lines(there)
    assert title in found
    assert found[found.index(title) + 1].startswith("  ")
    assert title not in lines(gone)


def test_what_is_missing_is_asked_with_its_path() -> None:
    (asked,) = [line for line in lines(remove(WHOLE, "project.theme")) if line.startswith("  > ")]
    assert asked.endswith("?  [project.theme]")


def test_how_the_figures_came_about() -> None:
    told = lines(WHOLE)
    assert "  Deze onderneming is een partner: ze telt mee voor 30 %." in told
    assert any(line.startswith("  Catering: EUR 100,00") for line in told)
    assert not any("partner" in line for line in lines(remove(WHOLE, "enterprise.group")))


def test_costs_outside_the_wallet() -> None:
    told = lines(put(WHOLE, "project.costs", [{"kind": "membership", "amount": 100}]))
    assert any(line.endswith("EUR 100,00") for line in told)
    assert any(line.endswith("EUR 210,00") for line in told)


@pytest.mark.parametrize("path, value, nl", [
    ("project.price", None, "niet opgegeven"),
    ("project.price", "999.5", "EUR 999,50"),
    ("enterprise.headcount", "12.25", "12,25 VTE"),
    ("enterprise.public_share", "0.2499", "24,99 %"),
    ("project.start", "2024-02-29", "29 februari 2024"),
    ("enterprise.social_security_arrears", "true", "ja"),
    ("enterprise.social_security_arrears", "false", "nee"),
    ("project.theme", "innovation", "Innovatie"),
    ("project.participants.0.category", "employee", "Werknemer"),
    ("history.size_this_year", "small", "klein"),
    ("enterprise.legal_form", "maatschap", "maatschap"),
    ("project.times_in_three_years", "4", "4"),
])  # fmt: skip
def test_a_value_of_a_flip_as_people_read_it(path: str, value: str | None, nl: str) -> None:
    assert said(path, value, Words.of("nl")) == nl


def test_advice_is_explained_too() -> None:
    assert HOLE.findall(explain(decide(ADVICE))) == []


def test_french_has_a_space_before_a_colon() -> None:
    for case in (WHOLE, put(WHOLE, "enterprise.legal_form", "maatschap"), BONUS):
        assert [line for line in lines(case, "fr") if re.search(r"[^\s\d]: ", line)] == []
