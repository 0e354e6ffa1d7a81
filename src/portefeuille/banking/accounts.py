"""Account numbers as banks write them in their files."""

from __future__ import annotations

import re

_BELGIAN = re.compile(r"[0-9]{12}")
_COUNTRY = "111400"
"""``BE00`` in digits (B = 11, E = 14), over which the check digits of an IBAN are computed."""


def account(text: str) -> str:
    """An account without spaces, in capitals; a Belgian number of twelve digits with right check digits as its IBAN.

    What is no IBAN and no Belgian number is given as it stands: it is an account somewhere, or nothing that we can
    judge.
    """
    bare = text.replace(" ", "").upper()
    if bare[:2].isalpha():
        return bare
    if _BELGIAN.fullmatch(bare) and int(bare[:10]) and (int(bare[:10]) % 97 or 97) == int(bare[10:]):
        return f"BE{98 - int(bare + _COUNTRY) % 97:02d}{bare}"
    return "" if bare.strip("0") == "" else bare
