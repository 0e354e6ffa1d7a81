"""Which licences go with the EUPL, and how they are read from metadata."""

from __future__ import annotations

import pytest

from scripts.licences import UnknownLicenceError, compatible, licence


@pytest.mark.parametrize(
    "expression, good",
    [
        ("MIT", True),
        ("LGPL-3.0-only", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("Proprietary", False),
        ("Apache-2.0 OR GPL-2.0-only", True),
        ("Apache-2.0 AND GPL-2.0-only", False),
        ("BSD-2-Clause AND Apache-2.0 WITH LLVM-exception", True),
        ("(MIT OR GPL-3.0-only) AND BSD-3-Clause", True),
        ("(MIT AND GPL-3.0-only) OR SSPL-1.0", False),
        ("", False),
    ],
)
def test_compatible(expression: str, good: bool) -> None:
    assert compatible(expression) is good


def test_the_expression_goes_first_then_the_classifiers_then_the_field() -> None:
    classifiers = [
        "Topic :: Text",
        "License :: OSI Approved :: BSD License",
        "License :: OSI Approved :: MIT License",
    ]
    assert licence("x", "ISC", "MIT", classifiers) == "ISC"
    assert licence("x", None, "ISC", classifiers) == "BSD AND MIT"
    assert licence("x", None, " ISC ", ["Topic :: Text"]) == "ISC"


@pytest.mark.parametrize(
    "field, classifiers",
    [
        (None, []),
        ("a whole text\nof two lines", []),
        ("MIT", ["License :: OSI Approved :: GNU General Public License v3 (GPLv3)"]),
    ],
)
def test_unknown_is_refused(field: str | None, classifiers: list[str]) -> None:
    with pytest.raises(UnknownLicenceError):
        licence("x", None, field, classifiers)
