"""Structured communications in what a payer or a bank wrote."""

from __future__ import annotations

import re

LENGTH = 12
_BELGIAN = re.compile(
    r"(?<![0-9])[+*]{0,3} ?([0-9]{3})[ /.-]?([0-9]{4})[ /.-]?([0-9]{5}) ?[+*]{0,3}(?![0-9])"
)
_CREDITOR = re.compile(r"RF[0-9]{2}[A-Z0-9]{1,21}")


def belgian(digits: str) -> str | None:
    """Twelve digits as ``+++ddd/dddd/ddddd+++``; None when the check digits are wrong (mod 97, 97 for 0)."""
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdigit()):
        return None
    if (int(digits[:10]) % 97 or 97) != int(digits[10:]):
        return None
    return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"


def creditor(text: str) -> str | None:
    """A creditor reference (ISO 11649) without spaces; None when it is none or its check digits are wrong."""
    bare = text.replace(" ", "").upper()
    if not _CREDITOR.fullmatch(bare):
        return None
    return bare if int("".join(str(int(c, 36)) for c in bare[4:] + bare[:4])) % 97 == 1 else None


def structured(text: str) -> str | None:
    """The canonical form of a text that is nothing but a valid structured communication, however it is spelled."""
    bare = text.strip(" +*").replace("/", "").replace(" ", "").replace(".", "").replace("-", "")
    return belgian(bare) or creditor(text)


def written(text: str) -> tuple[str, ...]:
    """The twelve digits, valid or not, of everything in a text that has the shape of a Belgian structured communication."""
    return tuple("".join(found.groups()) for found in _BELGIAN.finditer(text))
