"""A parameter that is not whole is refused with file, line, name and reason: one small file each."""

from __future__ import annotations

from pathlib import Path

import pytest

from portefeuille.law import LawError
from tests.law.folder import TITLE, book, parameter, refused, segment

OK = segment("value: 1", "2016-04-01")
HEAD = f"p:\n  {TITLE}\n  unit: eur\n"


def swapped(old: str, new: str) -> str:
    """A sound parameter in which one piece of text was changed."""
    text = parameter(OK)
    assert old in text
    return text.replace(old, new)


# name of the case: (file, line, parameter, how the reason begins)
FILES = {
    "not yaml": ("p: [1", 2, "", "not readable as YAML: did not find expected"),
    "empty": ("# nothing\n", 0, "", "the file is empty"),
    "no mapping": ("- a\n", 1, "", "the file must be a mapping"),
    "parameter is a text": ("p: 3\n", 1, "p", "the parameter must be a mapping"),
    "parameter twice": (parameter(OK) * 2, 7, "", "key 'p' stands twice in the file"),
    "key twice": (
        swapped("unit: eur", "unit: eur\n  unit: eur"),
        4,
        "p",
        "key 'unit' stands twice in the parameter",
    ),
    "unknown key": (
        swapped("unit:", "units:"),
        3,
        "p",
        "unknown key 'units' in the parameter; did you mean unit?",
    ),
    "unlike any key": (parameter(OK, more="zzzzz: 1"), 4, "p", "unknown key 'zzzzz' in the parameter"),
    "no title": (swapped(f"  {TITLE}\n", ""), 1, "p", "title is missing"),
    "no dutch": (swapped("nl: Naam, ", ""), 2, "p", "title.nl is missing"),
    "no english": (swapped("en: Name, ", ""), 2, "p", "title.en is missing"),
    "no french": (swapped(", fr: Nom", ""), 2, "p", "title.fr is missing"),
    "empty dutch": (swapped("nl: Naam", "nl: ''"), 2, "p", "title.nl must be a text"),
    "german": (swapped("fr: Nom", "fr: Nom, de: Name"), 2, "p", "unknown key 'de' in title"),
    "title is a text": (swapped(TITLE, "title: Naam"), 2, "p", "title must be a mapping"),
    "about in no dutch": (parameter(OK, more="about: {en: It}"), 4, "p", "about.nl is missing"),
    "no unit": (swapped("  unit: eur\n", ""), 1, "p", "unit is missing"),
    "unknown unit": (
        swapped("unit: eur", "unit: euro"),
        3,
        "p",
        "unknown unit 'euro'; known: bool, choice, count",
    ),
    "no segments": (HEAD, 1, "p", "segments is missing"),
    "empty segments": (HEAD + "  segments: []\n", 4, "p", "segments must be a list that is not empty"),
    "segments a mapping": (
        HEAD + "  segments: {a: b}\n",
        4,
        "p",
        "segments must be a list that is not empty",
    ),
    "segment a text": (HEAD + "  segments: [x]\n", 4, "p", "a segment must be a mapping"),
    "unknown criterion": (parameter(OK, more="criterion: sizes"), 4, "p", "unknown criterion 'sizes'"),
    "choices without choice": (
        parameter(OK, more="choices: [a, b]"),
        4,
        "p",
        "choices belong to unit choice, not to eur",
    ),
    "choice without choices": (parameter(OK, unit="choice", more=""), 1, "p", "unit choice needs choices"),
    "one choice": (
        parameter(OK, unit="choice", more="choices: [a]"),
        4,
        "p",
        "choices must be at least two different words",
    ),
    "choices twice": (
        parameter(OK, unit="choice", more="choices: [a, a]"),
        4,
        "p",
        "choices must be at least two different",
    ),
    "unknown needs a criterion": (
        parameter(segment("unknown: true", "2016-04-01"), more=""),
        1,
        "p",
        "an uncertain parameter says under which criterion",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_refused(case: str, tmp_path: Path) -> None:
    refused(tmp_path, *FILES[case])


def test_a_name_in_two_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LawError, match=r"parameters/b\.yaml:1: p: stands in parameters/a\.yaml:1 too"):
        book(tmp_path, parameters_a=parameter(OK), parameters_b=parameter(OK))
