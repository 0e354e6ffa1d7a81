"""JSON as the contract wants it read: decimals as they are written, every key once, and errors that say where."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from portefeuille.decision import CaseError
from portefeuille.decision.read_json import LARGEST, parse


@pytest.mark.parametrize("text, value", [
    ('{"a": 1}', {"a": 1}),
    (b'{"a": 1}', {"a": 1}),
    (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
    ('{"a": 0.1}', {"a": Decimal("0.1")}),
    ('{"a": 1000.00}', {"a": Decimal("1000.00")}),
    ('{"a": 1e3}', {"a": Decimal("1E+3")}),
    ('"\\u00e9"', "é"),
    ("[]", []),
    ("null", None),
    ("-Infinity", Decimal("-Infinity")),
    ('{"a": {"a": 1}}', {"a": {"a": 1}}),
])  # fmt: skip
def test_what_is_read(text: str | bytes, value: Any) -> None:
    assert parse(text) == value


def test_decimals_keep_their_digits() -> None:
    """49.999 is not 50, and 0.30 of a share is not 0.299999."""
    assert str(parse("49.999")) == "49.999"
    assert str(parse("0.1000000000000000055511151231257827")) == "0.1000000000000000055511151231257827"
    assert parse("NaN").is_nan()


@pytest.mark.parametrize("text, key, expected, got", [
    ("", "", "a case as JSON", "nothing"),
    (" \n\t", "", "a case as JSON", "nothing"),
    (b"\xef\xbb\xbf", "", "a case as JSON", "nothing"),
    (b'{"a": "\xe9"}', "", "text in UTF-8", "a byte that is not, at 7"),
    (b"\xff\xfe{\x00}\x00", "", "text in UTF-8", "a byte that is not, at 0"),
    ("{'a': 1}", "", "a case as JSON", "something else at line 1, column 2 (Expecting property name enclosed in double quotes)"),
    ('{"a": 1,\n "b" 2}', "", "a case as JSON", "something else at line 2, column 6 (Expecting ':' delimiter)"),
    ('{"a": 1} {}', "", "a case as JSON", "something else at line 1, column 10 (Extra data)"),
    ('{"a": 1, "a": 2}', "a", "this key once", "it twice"),
    ('[{"b": 1, "b": 1}]', "b", "this key once", "it twice"),
    ("[" * 100_000, "", "a case as JSON", "too many levels"),
    ("9" * 5_000, "", "numbers of a reasonable length", "a longer one"),
    ("0." + "9" * 100, "", "numbers of a reasonable length", "'0." + "9" * 54 + "..."),
    (" " * LARGEST + "1", "", f"at most {LARGEST} characters", f"{LARGEST + 1}"),
])  # fmt: skip
def test_what_is_refused_and_where(text: str | bytes, key: str, expected: str, got: str) -> None:
    with pytest.raises(CaseError) as caught:
        parse(text)
    assert caught.value.as_dict() == {"key": key, "expected": expected, "got": got}
