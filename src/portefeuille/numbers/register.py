"""Enterprise and establishment numbers of the Crossroads Bank for Enterprises (KBO): ten digits, mod 97.

The last two digits are 97 minus the remainder of the first eight.  An enterprise number begins with 0 or 1
(procedure 2.1), the number of an establishment unit with 2 to 8.  The register's own establishment numbers follow that
rule; the example of our contract follows the remainder itself, so for these both are taken.
"""

from __future__ import annotations

from collections.abc import Callable

from portefeuille.numbers.model import Found, bad, good
from portefeuille.numbers.spelling import compact, digits_only, strange

_LENGTH = 10
_OLD_LENGTH = 9


def checks(digits: str) -> bool:
    """Do the last two of ten digits follow from the first eight?"""
    return 97 - int(digits[:8]) % 97 == int(digits[8:])


def enterprise(text: str) -> Found:
    """An enterprise number: 0428.315.871.  Nine digits are the old form; BE in front and O for zero are
    repaired.
    """
    bare = compact(text).removeprefix("BE")
    if len(bare) == _OLD_LENGTH and not bare.startswith(("0", "O")):
        bare = "0" + bare
    if digits_only(bare.replace("O", "0")):
        bare = bare.replace("O", "0")
    found = _ten("enterprise", bare, "01", "0-1")
    return found if found.problem else good(f"{bare[:4]}.{bare[4:7]}.{bare[7:]}")


def establishment(text: str) -> Found:
    """The number of an establishment unit, as in 2.000.000.042: one digit, then three groups of three."""
    bare = compact(text)
    found = _ten("establishment", bare, "2345678", "2-8", also=remainder)
    return found if found.problem else good(f"{bare[0]}.{bare[1:4]}.{bare[4:7]}.{bare[7:]}")


def remainder(digits: str) -> bool:
    """Are the last two of ten digits the remainder itself?  So in the example of our own contract (2.145.678.901)."""
    return int(digits[:8]) % 97 == int(digits[8:])


def _ten(
    kind: str, bare: str, first: str, first_in_words: str, also: Callable[[str], bool] = lambda _: False
) -> Found:
    if not digits_only(bare):
        return bad("characters", kind=kind, got=strange(bare)) if bare else bad("empty")
    if len(bare) >= 2 * _OLD_LENGTH:
        return bad("two_numbers")
    if len(bare) != _LENGTH:
        return bad("length", kind=kind, got=str(len(bare)), expected=str(_LENGTH))
    if bare[0] not in first:
        return bad("first_digit", kind=kind, got=bare[0], expected=first_in_words)
    return good(bare) if checks(bare) or also(bare) else bad("check_digits")
