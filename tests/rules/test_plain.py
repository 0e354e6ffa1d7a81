"""Every rule in plain words."""

from __future__ import annotations

import pytest

from portefeuille.decision.wording import Words
from portefeuille.rules import book, plain

LANGUAGES = ("nl", "en", "fr")


def test_every_version_of_every_rule_has_its_words_and_there_are_no_others() -> None:
    versions = {(name, rule.since) for name, rules in book().versions.items() for rule in rules}
    assert {(name, since) for name, text in plain.texts().items() for since in text["says"]} == versions


@pytest.mark.parametrize("name", sorted(book().versions))
def test_in_three_languages(name: str) -> None:
    assert set(plain.title(name)) == set(LANGUAGES)
    for rule in book().versions[name]:
        said = plain.says(rule)
        assert set(said) == set(LANGUAGES)
        assert all(text.endswith(".") for text in said.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_criterion_is_called_as_in_a_decision(lang: str) -> None:
    words = Words.of(lang)
    names = {rule.name for rules in book().versions.values() for rule in rules if rule.is_criterion} - {
        "ceiling_left"
    }
    assert {name: plain.title(name)[lang] for name in names} == {
        name: words.criterion(name) for name in names
    }
