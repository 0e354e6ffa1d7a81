"""The texts of the three languages: alike, and complete beside the rules, the facts and the choices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from portefeuille.decision.case import CASE, CATEGORIES, COST_KINDS, MODES
from portefeuille.decision.formats import LANGUAGES
from portefeuille.decision.shapes import Fields, Items
from portefeuille.decision.wording import EXTRAS, PLACEHOLDER, Words
from portefeuille.rules.facts import FACTS, Theme
from portefeuille.rules.tree import Verdict
from tests.decision.texts import (
    CONCEPTS,
    FILES,
    LEAVES,
    PARAMETERS,
    RULES,
    leaves_of,
    variants,
)

#: Reasons that no rule gives: a fact is missing, no rule is certain enough, and the time before 2016.
OTHER_REASONS = {"missing", "unsettled", "agreed_met", "agreed_not_met", "law.before_2016"}

# the three files


def test_the_files_have_the_same_keys_in_the_same_order() -> None:
    shapes = [[path for path, _ in leaves_of(FILES[lang])] for lang in LANGUAGES]
    assert shapes[0] == shapes[1] == shapes[2]


def test_the_files_have_the_same_placeholders_and_units() -> None:
    found = [
        [(path, sorted(set(PLACEHOLDER.findall(text)))) for path, text in leaves_of(FILES[lang])]
        for lang in LANGUAGES
    ]
    assert found[0] == found[1] == found[2]
    units = [{path: entry["unit"] for path, entry in FILES[lang]["facts"].items()} for lang in LANGUAGES]
    assert units[0] == units[1] == units[2]
    assert set(units[0].values()) <= FILES["nl"]["units"].keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reading_a_section_gives_what_the_whole_file_says(lang: str) -> None:
    words = Words(lang)
    assert {section: words._section(section) for section in FILES[lang]} == FILES[lang]
    assert list(words._sources) == list(FILES[lang])


def test_no_text_is_empty_or_untidy() -> None:
    for lang in LANGUAGES:
        for path, text in leaves_of(FILES[lang]):
            assert text, (lang, path)
            assert text == text.strip(), (lang, path)
            assert "  " not in text, (lang, path)


# the texts and the rules


def test_every_reason_code_has_a_text_and_no_text_is_unused() -> None:
    codes = {leaf.code for _, leaf in LEAVES} | OTHER_REASONS
    assert FILES["nl"]["reasons"].keys() == codes


def test_every_uncertainty_of_the_law_has_its_default_in_words() -> None:
    uncertain = {leaf.code for _, leaf in LEAVES if leaf.verdict.reserved or leaf.verdict is Verdict.LAW}
    assert FILES["nl"]["defaults"].keys() == uncertain | {"law.before_2016"}


def test_every_criterion_has_a_name() -> None:
    criteria = {name for name, versions in RULES.items() if versions[0].is_criterion}
    assert FILES["nl"]["criteria"].keys() == criteria - {"ceiling_left"}


def test_every_placeholder_is_a_fact_a_parameter_a_concept_or_an_extra() -> None:
    known = {*FACTS, *EXTRAS, *(f"p.{name}" for name in PARAMETERS), *(f"c.{name}" for name in CONCEPTS)}
    used = {name for path, text in leaves_of(FILES["nl"]) for name in PLACEHOLDER.findall(text)}
    assert used <= known
    assert set(EXTRAS) - {"deposit_by"} <= used


def test_a_reason_names_only_what_its_rule_looks_at() -> None:
    for name, leaf in LEAVES:
        facts, parameters = within(name)
        for text in variants(FILES["nl"]["reasons"][leaf.code]):
            for place in PLACEHOLDER.findall(text):
                if place.startswith("p."):
                    assert place[2:] in parameters, (leaf.code, place)
                elif place in FACTS:
                    assert place in facts | {"on"}, (leaf.code, place)


def within(name: str) -> tuple[set[str], set[str]]:
    """The facts and parameters on which any version of the rule can depend."""
    facts: set[str] = set()
    parameters: set[str] = set()
    for rule in RULES[name]:
        facts |= {*rule.facts}
        parameters |= {*rule.parameters}
        for concept in rule.concepts:
            more = within(concept)
            facts, parameters = facts | more[0], parameters | more[1]
    return facts, parameters


# facts and choices


def paths(shape: Any, path: str = "") -> Iterator[str]:
    """Every path of a case that holds a value or a list."""
    if isinstance(shape, Fields):
        for name, below in shape.shapes.items():
            yield from paths(below, f"{path}.{name}" if path else name)
    else:
        yield path
        if isinstance(shape, Items) and isinstance(shape.item, Fields):
            yield from paths(shape.item, f"{path}.N")


def test_every_path_of_a_case_can_be_asked_for() -> None:
    expected = {*paths(CASE), *(spec.path for spec in FACTS.values())}
    assert FILES["nl"]["facts"].keys() == expected


def test_a_fact_is_found_by_its_path_with_numbers() -> None:
    persons = Words.of("nl").fact("project.costs.12.persons")
    assert persons == Words.of("nl").fact("project.costs.N.persons")
    assert (persons.label, persons.hint, persons.unit) == ("Aantal personen", "", "count")
    assert Words.of("nl").fact("history.de_minimis.0.on").unit == "day"


def test_every_question_asks() -> None:
    for lang in LANGUAGES:
        assert all(entry["question"].endswith("?") for entry in FILES[lang]["facts"].values())
        assert all(entry.get("hint", ".").endswith(".") for entry in FILES[lang]["facts"].values())


def test_every_choice_has_a_name() -> None:
    groups = FILES["nl"]["categories"]
    for name, spec in FACTS.items():
        if spec.unit.name == "choice":
            assert set(groups[name]) == set(spec.unit.categories), name
    assert set(groups["size"]) == {"small", "medium", "large"}
    assert tuple(groups["theme"]) == get_args(Theme)
    assert tuple(groups["mode"]) == MODES
    assert tuple(groups["participant"]) == CATEGORIES
    assert tuple(groups["cost_kind"]) == COST_KINDS
    assert set(groups["outcome"]) == {"eligible", "ineligible", "needs_review"}
