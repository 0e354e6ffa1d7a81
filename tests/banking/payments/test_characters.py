"""Texts for a bank: what is written another way, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portefeuille.banking.payments.characters import ALLOWED, plain


@pytest.mark.parametrize(
    "text, made",
    [
        ("Bakkerij De Zon", "Bakkerij De Zon"),
        ("  twee   spaties ", "twee spaties"),
        ("Café Ångström", "Cafe Angstrom"),
        ("Cafe\u0301", "Cafe"),
        ("Straße Œuvre Łódź", "Strasse OEuvre Lodz"),
        ("A & B", "A + B"),
        ("‘t’ “x” – y…", "'t' 'x' - y..."),
        ("€ 12", "EUR 12"),
        ("a\u00a0b\tc\nd", "a b c d"),
        ("a\u200bb", "ab"),
        ("x²", "x2"),
        ("ﬁets", "fiets"),
        ("", ""),
    ],
)
def test_written_in_the_letters_banks_promise(text: str, made: str) -> None:
    assert plain(text) == made


@pytest.mark.parametrize(
    "text, said",
    [
        ("Ελλάδα", "Ε λ ά δ α"),
        ("Москва", "М о с к в а"),
        ("a\x07", "U+0007"),
        ("☃☃", "☃"),
        ("\ud800", "U+D800"),
    ],
)
def test_what_cannot_be_written_is_named(text: str, said: str) -> None:
    with pytest.raises(ValueError) as error:
        plain(text)
    assert str(error.value) == said


def attempt(text: str) -> str | None:
    """The text as it would be written, or None when it is refused."""
    try:
        return plain(text)
    except ValueError:
        return None


@settings(deadline=None)
@given(st.text())
def test_a_text_becomes_allowed_or_is_refused(text: str) -> None:
    made = attempt(text)
    if made is not None:
        assert ALLOWED.fullmatch(made) and made == made.strip() and "  " not in made
        assert plain(made) == made
