"""Structured communications: made, checked, and in the twelve digits a message holds."""

from __future__ import annotations

import re

from portefeuille.numbers.communication import check_digits, structured_communication
from portefeuille.numbers.spelling import plain

_MOST = 10**10
_CANONICAL = re.compile(r"\+\+\+([0-9]{3})/([0-9]{4})/([0-9]{3})([0-9]{2})\+\+\+")


def make(number: int) -> str:
    """The structured communication of a number of at most ten digits, between plus signs.

    :raises ValueError: when the number is negative or longer.
    """
    if not 0 <= number < _MOST:
        raise ValueError(f"a structured communication holds a number from 0 to {_MOST - 1}, not {number}")
    first = f"{number:010d}"
    digits = first + check_digits(first)
    return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"


def digits(text: str) -> str | None:
    """The twelve digits of a structured communication in any spelling; None when it is not valid."""
    written = _CANONICAL.fullmatch(text)
    if written and check_digits(written[1] + written[2] + written[3]) == written[4]:
        return "".join(written.groups())  # the usual spelling, read quickly
    found = structured_communication(plain(text)).canonical
    return None if found is None else found.strip("+").replace("/", "")


def canonical(twelve: str) -> str | None:
    """A structured communication between plus signs from its twelve digits; None when it is not valid."""
    return structured_communication(twelve).canonical if len(twelve) == 12 and twelve.isascii() else None
