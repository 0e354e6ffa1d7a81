"""The order of the lines of a CODA file: which may follow which, and the movements that they make up."""

from __future__ import annotations

from dataclasses import dataclass

from portefeuille.banking.coda.layout import NO_DAY, cents
from portefeuille.banking.errors import BankFileError

#: What may stand before a line of each kind.  ``2x`` and ``3x`` are looked at more closely below.
_BEFORE: dict[str, frozenset[str]] = {
    "0": frozenset({"", "9"}),
    "1": frozenset({"0"}),
    "21": frozenset({"1", "21", "22", "23", "31", "32", "33", "4"}),
    "22": frozenset({"21"}),
    "23": frozenset({"21", "22"}),
    "31": frozenset({"21", "22", "23", "31", "32", "33", "4"}),
    "32": frozenset({"31"}),
    "33": frozenset({"31", "32"}),
    "4": frozenset({"1", "21", "22", "23", "31", "32", "33", "4", "8"}),
    "8": frozenset({"1", "21", "22", "23", "31", "32", "33", "4"}),
    "9": frozenset({"1", "4", "8"}),
}
_NAMES = {
    "": "the beginning of the file", "0": "0 (header)", "1": "1 (old balance)", "8": "8 (new balance)", "9": "9 (totals)",
    "4": "4 (message)",
}  # fmt: skip
_CONTINUED = frozenset({"22", "23", "32", "33"})
LAST_SEQUENCE = 9999
SIMPLE, DETAILS, DEEPER = "0123", "5678", "9"
"""First digit of the transaction code: a movement of the account, a detail of it, a detail of a detail."""


@dataclass(slots=True)
class Order:
    """Where we are in a statement: the last line, and the movement that it belongs to."""

    before: str = ""
    sequence: int = 0
    detail: int = -1
    parent: str = ""
    """First digit of the code of the movement; empty before the first."""
    article: str = ""
    """Sequence and detail of the last line of kind 2 or 3."""

    def step(self, name: str, line: str, number: int) -> None:
        """Take the next line.  :raises BankFileError: when it may not stand here."""
        if self.before not in _BEFORE[name]:
            raise BankFileError(
                "structure", f"line {number}", f"a line {_expected(self.before)}", f"a line {_named(name)}"
            )
        self.before = name
        if name == "21" or name == "31":
            self._movement(name, line, number)
        elif name in _CONTINUED:
            if line[2:10] != self.article:
                expected = f"movement {self.article}, as on the line before"
                raise BankFileError("structure", f"line {number}", expected, line[2:10])
        elif name == "0":
            self.sequence, self.detail, self.parent = 0, -1, ""

    def _movement(self, name: str, line: str, number: int) -> None:
        sequence, detail = int(line[2:6]), int(line[6:10])
        new = name == "21" and line[53] in SIMPLE
        if new:
            following = self.sequence + 1 if self.sequence < LAST_SEQUENCE else sequence
            if sequence != following or detail != 0:
                raise BankFileError(
                    "structure", f"line {number}", f"movement {following:04d}0000", line[2:10]
                )
            self.parent = line[53]
        elif not self.parent or sequence != self.sequence or detail <= self.detail:
            expected = f"a detail of movement {self.sequence:04d}, after {max(self.detail, 0):04d}"
            raise BankFileError("structure", f"line {number}", expected, line[2:10])
        self.sequence, self.detail, self.article = sequence, detail, line[2:10]


def _named(name: str) -> str:
    return _NAMES.get(name, f"{name[:1]}.{name[1:]}")


def _expected(before: str) -> str:
    following = [_named(name) for name, allowed in _BEFORE.items() if before in allowed]
    return f"{' or '.join(following)} after {_named(before)}"


class Movement:
    """The lines 2.1 to 2.3 of one movement or detail, with what was read from them already."""

    __slots__ = ("amount", "level", "lines", "number", "value_known")

    def __init__(self, line: str, number: int) -> None:
        """A movement that begins with a line 2.1, the ``number``th of the file.

        A value date that is not known is held by the day of booking, for febelfin-coda.
        """
        self.number, self.amount = number, cents(line, 31)
        self.level = line[53]
        """First digit of its transaction code."""
        self.value_known = line[47:53] != NO_DAY
        self.lines = [line if self.value_known else f"{line[:47]}{line[115:121]}{line[53:]}"]
