"""Invented Belgian accounts and structured communications with right check digits."""

from __future__ import annotations


def iban(number: int, bank: int = 0) -> str:
    """A Belgian IBAN for a number of at most seven digits.  Bank code 0 belongs to no bank."""
    ten = f"{bank:03d}{number:07d}"
    bban = f"{ten}{int(ten) % 97 or 97:02d}"
    return f"BE{98 - int(bban + '111400') % 97:02d}{bban}"


def twelve(number: int) -> str:
    """The twelve digits of a structured communication."""
    return f"{number:010d}{number % 97 or 97:02d}"


def communication(number: int) -> str:
    """A structured communication in its canonical form."""
    digits = twelve(number)
    return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"


def creditor(text: str) -> str:
    """A creditor reference (ISO 11649) for a text of capitals and digits."""
    value = int("".join(str(int(c, 36)) for c in f"{text}RF00"))
    return f"RF{98 - value % 97:02d}{text}"


OURS = iban(1234567)
THEIRS = iban(7654321)
