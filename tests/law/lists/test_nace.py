"""NACE-BEL: canonical codes, a parent for every code, labels in three languages."""

from __future__ import annotations

import re

import pytest

from tests.law.lists.files import by_code

SHAPE = {"1": r"[A-V]", "2": r"\d\d|[A-Q][A-Z]", "3": r"\d\d\.\d", "4": r"\d\d\.\d\d", "5": r"\d\d\.\d{3}"}
SIZES = {
    "nace_2003": {"1": 17, "2": 78, "3": 228, "4": 540, "5": 881},
    "nace_2008": {"1": 21, "2": 88, "3": 272, "4": 615, "5": 943},
    "nace_2025": {"1": 22, "2": 87, "3": 287, "4": 651, "5": 977},
}


@pytest.mark.parametrize("name", SIZES)
def test_codes_have_the_shape_of_their_level(name: str) -> None:
    codes = by_code(name)
    assert [code for code, row in codes.items() if not re.fullmatch(SHAPE[row["level"]], code)] == []
    levels = [row["level"] for row in codes.values()]
    assert {level: levels.count(level) for level in SHAPE} == SIZES[name]


@pytest.mark.parametrize("name", SIZES)
def test_every_code_with_a_dot_has_its_parent_but_for_five_of_2003(name: str) -> None:
    codes = by_code(name)
    without = [code for code in codes if "." in code and code[:-1].rstrip(".") not in codes]
    assert without == ([f"98.90{digit}" for digit in "12345"] if name == "nace_2003" else [])


@pytest.mark.parametrize("name", SIZES)
def test_labels_are_on_one_line_without_the_word_for_section(name: str) -> None:
    for code, row in by_code(name).items():
        for lang in ("nl", "fr", "en"):
            label = row[f"label_{lang}"]
            assert label == " ".join(label.split()) != "", code
            assert not label.upper().startswith(("SECTIE ", "SECTION ")), code


@pytest.mark.parametrize(
    ("name", "code", "label"),
    [
        ("nace_2008", "62.010", "Ontwerpen en programmeren van computerprogramma's"),
        ("nace_2008", "03", "Visserij en aquacultuur"),
        ("nace_2025", "62.100", "Ontwerpen van computerprogramma’s"),
        ("nace_2003", "05", "Visserij, visteelt en diensten in verband met de visserij en de visteelt"),
    ],
)
def test_labels(name: str, code: str, label: str) -> None:
    assert by_code(name)[code]["label_nl"] == label


@pytest.mark.parametrize(
    ("name", "code", "above"),
    [("nace_2025", "11.0", "11"), ("nace_2025", "80.0", "80"), ("nace_2003", "40.40", "40.4")],
)
def test_a_level_that_was_missing_has_the_name_of_the_one_above(name: str, code: str, above: str) -> None:
    codes = by_code(name)
    assert codes[code]["label_nl"] == codes[above]["label_nl"]
    assert int(codes[code]["level"]) == int(codes[above]["level"]) + 1


def test_a_code_of_one_version_need_not_exist_in_another() -> None:
    assert "62.010" not in by_code("nace_2025")
    assert "62.100" not in by_code("nace_2008")
    assert "03" not in by_code("nace_2003")
