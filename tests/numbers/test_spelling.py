"""How numbers are spelled for people."""

from __future__ import annotations

from portefeuille.numbers import in_fours


def test_in_groups_of_four() -> None:
    assert in_fours("BE68539007547034") == in_fours("BE68 5390 07547034") == "BE68 5390 0754 7034"
    assert (in_fours("ABCDE"), in_fours("")) == ("ABCD E", "")
