"""IBANs.  Belgian ones are checked here; of other countries python-stdnum knows the structure.

python-stdnum refuses Belgian accounts of banks that are not in its list, so for those both check digits are
computed here: the international ones (ISO 7064, mod 97-10) and the national ones at the end of the account
number.
"""

from __future__ import annotations

import re

from portefeuille.numbers.communication import check_digits as national_digits
from portefeuille.numbers.model import Found, bad, good
from portefeuille.numbers.spelling import compact, digits_only, strange

_BELGIAN = 16
_LONGEST = 34
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHAPE = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]+")
_TWO_BELGIAN = re.compile(r"BE[0-9]{12,16}BE.*")


def iban(text: str) -> Found:
    """An IBAN without spaces."""
    bare = compact(text)
    if not bare:
        return bad("empty")
    if len(bare) > _LONGEST or _TWO_BELGIAN.fullmatch(bare):
        return bad("two_numbers")
    if not _SHAPE.fullmatch(bare):
        return bad("characters", kind="iban", got=strange(bare, _ALPHABET) or bare[:4])
    return _belgian(bare) if bare.startswith("BE") else _foreign(bare)


def remainder(bare: str) -> int:
    """The remainder by 97 with the first four characters moved to the end and letters read as 10 to 35; 1 is
    right.
    """
    return int("".join(str(int(c, 36)) for c in bare[4:] + bare[:4])) % 97


def _belgian(bare: str) -> Found:
    if not digits_only(bare[2:]):
        return bad("characters", kind="iban", got=strange(bare[2:]))
    if len(bare) != _BELGIAN:
        return bad("length", kind="iban", got=str(len(bare)), expected=str(_BELGIAN))
    right = remainder(bare) == 1 and national_digits(bare[4:14]) == bare[14:]
    return good(bare) if right else bad("check_digits")


def _foreign(bare: str) -> Found:
    from stdnum import iban as known
    from stdnum.exceptions import InvalidChecksum, InvalidComponent, ValidationError

    try:
        return good(known.validate(bare))
    except InvalidChecksum:
        return bad("check_digits")
    except InvalidComponent:
        return bad("country", got=bare[:2])
    except ValidationError:
        return bad("structure", got=bare[:2])
