"""Structured communications of Belgian payments (OGM, VCS): ten digits and two that check them (procedure
9.4).
"""

from __future__ import annotations

from portefeuille.numbers.model import Found, bad, good
from portefeuille.numbers.spelling import compact, digits_only, strange

_LENGTH = 12


def check_digits(first_ten: str) -> str:
    """The remainder of the first ten digits by 97, as two digits; 97 where it is zero."""
    return f"{int(first_ten) % 97 or 97:02d}"


def structured_communication(text: str) -> Found:
    """A structured communication between plus signs; stars and bare digits are repaired."""
    bare = compact(text.strip("+* ./-"))
    count = sum(c in "0123456789" for c in bare)
    if not bare:
        return bad("empty")
    if count >= 2 * _LENGTH:
        return bad("two_numbers")
    if not digits_only(bare):
        return bad("characters", kind="structured_communication", got=strange(bare))
    if len(bare) != _LENGTH:
        return bad("length", kind="structured_communication", got=str(len(bare)), expected=str(_LENGTH))
    if check_digits(bare[:10]) != bare[10:]:
        return bad("check_digits")
    return good(f"+++{bare[:3]}/{bare[3:7]}/{bare[7:]}+++")
