"""Provider numbers: DV.A (advice) or DV.O (training) and six digits, sometimes seven (procedure 1.3).

There is no check digit, so only the spelling is repaired.  A zero where the letter stands is read as the
letter O; a number without any letter is not: A and O of one firm are often neighbours, and a guess would name
the wrong service.
"""

from __future__ import annotations

import re

from portefeuille.numbers.model import Found, bad, good
from portefeuille.numbers.spelling import compact, digits_only, strange

_WHOLE = re.compile(r"(?:DV)?([AO])([0-9]{6,7})")
_ZERO = re.compile(r"DV0([0-9]{6})")
_LETTERS = re.compile(r"(?:DV)?([^0-9]*)([0-9]*)")
_PARTS = re.compile(r"[AO]?[0-9]{6,7}(?=[^0-9]|$)")
_DIGITS = "6-7"


def provider(text: str) -> Found:
    """A provider number: DV.O900001."""
    bare = compact(text)
    if not bare or bare == "DV":
        return bad("empty")
    whole = _WHOLE.fullmatch(bare)
    if whole:
        return good(f"DV.{whole[1]}{whole[2]}")
    zero = _ZERO.fullmatch(bare)
    return good(f"DV.O{zero[1]}") if zero else _problem(bare)


def _problem(bare: str) -> Found:
    if bare.count("DV") > 1 or len(_PARTS.findall(bare)) > 1:
        return bad("two_numbers")
    shape = _LETTERS.fullmatch(bare)
    if shape is None:
        return bad("characters", kind="provider", got=strange(bare, "DVAO0123456789") or bare)
    letters, digits = shape.groups()
    if len(digits) >= 12 and letters in ("A", "O", ""):
        return bad("two_numbers")
    if not letters and digits_only(digits):
        return bad("letter_missing")
    if letters not in ("A", "O"):
        return bad("letter_wrong", got=letters[:8])
    return bad("length", kind="provider", got=str(len(digits)), expected=_DIGITS)
