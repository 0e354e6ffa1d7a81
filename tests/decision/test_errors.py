"""What is said of a case that cannot be read: one line, short, whatever stands in the case."""

from __future__ import annotations

import pytest

from portefeuille.decision import CaseError


def test_an_error_names_key_expectation_and_finding() -> None:
    error = CaseError("project.price", "an amount", "'abc'")
    assert str(error) == "project.price: expected an amount, got 'abc'"
    assert error.as_dict() == {"key": "project.price", "expected": "an amount", "got": "'abc'"}
    assert str(CaseError("", "an object", "nothing")) == "case: expected an object, got nothing"


@pytest.mark.parametrize("key, told", [
    ("a\nb", "a\\nb"), ("a\r\tb", "a\\r\\tb"), ("a\u2028b", "a\\u2028b"), ("a\ud800b", "a\\ud800b"), ("\x00", "\\x00"),
    ("prix_é", "prix_é"), ("k" * 500, "k" * 120),
])  # fmt: skip
def test_an_error_stays_on_one_line_that_every_terminal_and_file_can_hold(key: str, told: str) -> None:
    error = CaseError(key, "a known key", key)
    assert error.key == told
    assert len(str(error).splitlines()) == 1
    assert str(error).encode()
