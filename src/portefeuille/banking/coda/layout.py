"""The lines of a CODA file: which characters must be digits, days or a known code, and what is said when they are not.

Columns are counted from 0, as Python does; a person is told the position counted from 1, as the standard does.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from portefeuille.banking.errors import BankFileError, quoted

WIDTH = 128
VERSION = "2"
NO_DAY = "000000"
_DAY = r"(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{2}"


class Field(NamedTuple):
    """A field that is checked: its columns, the pattern it must have, that pattern in words."""

    begin: int
    end: int
    pattern: str
    expected: str


_SIGN = "0 (credit) or 1 (debit)"
_CENTS = "an amount in thousandths, ending on 0 (whole cents)"
_DAY_WORDS = "a day as DDMMYY"
_AMOUNT = r"[0-9]{14}0"

_FIELDS: dict[str, tuple[Field, ...]] = {
    "0": (
        Field(1, 5, "0000", "0000"),
        Field(5, 11, _DAY, _DAY_WORDS),
        Field(11, 14, "[0-9]{3}", "the three digits of the bank"),
        Field(14, 16, "[0-9]{2}", "the code of the application, two digits"),
        Field(16, 17, "[D ]", "D (sent again) or a space"),
    ),
    "1": (
        Field(1, 2, "[0-3]", "the form of the account: 0, 1, 2 or 3"),
        Field(2, 5, "[0-9]{3}", "the number of the statement, three digits"),
        Field(42, 43, "[01]", _SIGN),
        Field(43, 58, _AMOUNT, _CENTS),
        Field(58, 64, _DAY, _DAY_WORDS),
        Field(125, 128, "[0-9]{3}", "the number of this CODA, three digits"),
    ),
    "21": (
        Field(2, 10, "[0-9]{8}", "the number of the movement and of the detail, eight digits"),
        Field(31, 32, "[01]", _SIGN),
        Field(32, 47, _AMOUNT, _CENTS),
        Field(47, 53, f"{_DAY}|{NO_DAY}", f"{_DAY_WORDS}, or {NO_DAY}"),
        Field(53, 61, "[0-35-9][0-9]{7}", "a transaction code of eight digits that begins with 0 to 3 or 5 to 9"),
        Field(61, 62, "[01]", "0 (free communication) or 1 (structured)"),
        Field(115, 121, _DAY, _DAY_WORDS),
        Field(121, 124, "[0-9]{3}", "the number of the statement on paper, three digits"),
    ),
    "8": (
        Field(1, 4, "[0-9]{3}", "the number of the statement, three digits"),
        Field(41, 42, "[01]", _SIGN),
        Field(42, 57, _AMOUNT, _CENTS),
        Field(57, 63, _DAY, _DAY_WORDS),
    ),
    "9": (
        Field(16, 22, "[0-9]{6}", "the number of lines, six digits"),
        Field(22, 37, _AMOUNT, _CENTS),
        Field(37, 52, _AMOUNT, _CENTS),
        Field(127, 128, "[12]", "1 (another statement follows) or 2 (the last)"),
    ),
}  # fmt: skip
for _kind in ("22", "23", "31", "32", "33"):
    _FIELDS[_kind] = (_FIELDS["21"][0],)
_FIELDS["4"] = (Field(6, 10, "[0-9]{4}", "the number of the message, four digits"),)


def _whole(fields: tuple[Field, ...]) -> re.Pattern[str]:
    """One pattern for a whole line: it decides at once, and only a line that fails is looked at field by field."""
    pieces, place = [], 0
    for field in fields:
        pieces.append(f".{{{field.begin - place}}}(?:{field.pattern})")
        place = field.end
    return re.compile("".join([*pieces, f".{{{WIDTH - place}}}"]), re.DOTALL)


_LINES = {kind: _whole(fields) for kind, fields in _FIELDS.items()}


def checked(line: str, number: int) -> str:
    """What a line is: ``0``, ``1``, ``21``, ``22``, ``23``, ``31``, ``32``, ``33``, ``4``, ``8`` or ``9``.

    :raises BankFileError: when it is none of these, or one of its fields is not what it must be.
    """
    pattern = _LINES.get(name := line[:2]) or _LINES.get(name := line[0])
    if pattern is None:
        expected = "a line that begins with 0, 1, 2.1 to 2.3, 3.1 to 3.3, 4, 8 or 9"
        raise BankFileError("structure", f"line {number}", expected, quoted(line[:2]))
    if name == "0" and line[127] != VERSION:
        raise BankFileError(
            "form", f"line {number}, position 128", f"version {VERSION} of CODA", f"version {line[127]!r}"
        )
    if not pattern.fullmatch(line):
        _refuse(name, line, number)
    return name


def _refuse(name: str, line: str, number: int) -> None:
    for field in _FIELDS[name]:
        piece = line[field.begin : field.end]
        if not re.fullmatch(field.pattern, piece):
            where = f"line {number}, position {field.begin + 1} to {field.end}"
            raise BankFileError("field", where, field.expected, repr(piece))


def cents(line: str, sign: int) -> int:
    """The amount whose sign stands in column ``sign``; the check has seen that the last digit is 0."""
    amount = int(line[sign + 1 : sign + 15])
    return -amount if line[sign] == "1" else amount
