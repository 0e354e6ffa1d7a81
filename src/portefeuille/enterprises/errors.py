"""What the room refuses, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from portefeuille.platform.canonical import Plain


class EnterpriseError(Exception):
    """Something that cannot be recorded of an enterprise."""


class UnknownEnterpriseError(EnterpriseError):
    """No enterprise is registered under this number."""

    def __init__(self, number: str) -> None:
        super().__init__(f"no enterprise is registered under {number!r}")
        self.number = number


class KnownEnterpriseError(EnterpriseError):
    """The enterprise is registered already."""


class BadValueError(EnterpriseError):
    """A value that cannot be: where, what was expected, what was found.  ``code`` is a stable reason for the screens."""

    def __init__(self, key: str, expected: str, got: object, code: str = "shape") -> None:
        super().__init__(f"{key}: expected {expected}, got {got!r}")
        self.key, self.expected, self.got, self.code = key, expected, got, code


class RegisterOwnsError(EnterpriseError):
    """The value comes from the register: it is changed there."""

    def __init__(self, key: str, register: str) -> None:
        super().__init__(f"{key} comes from the register {register}: it is changed there")
        self.key, self.register = key, register


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that somebody else changed in the meantime."""

    key: str
    theirs: Plain
    mine: Plain
    by: str
    at: datetime


class ConflictError(EnterpriseError):
    """Somebody else changed the same values since they were shown.  Nothing was written."""

    def __init__(self, conflicts: tuple[Conflict, ...], version: int) -> None:
        super().__init__(f"changed by somebody else: {', '.join(each.key for each in conflicts)}")
        self.conflicts, self.version = conflicts, version


class SizeChangedError(EnterpriseError):
    """The size that was confirmed is not the one that follows from the values as they are now; ``now`` is."""

    def __init__(self, confirmed: str, now: str | None) -> None:
        super().__init__(f"{confirmed} was confirmed, the values give {now}")
        self.confirmed, self.now = confirmed, now


class FrozenError(EnterpriseError):
    """The size of the calendar year is frozen by the first successful application: ``size``."""

    def __init__(self, number: str, year: int, size: str) -> None:
        super().__init__(f"the size of {number} in {year} is frozen: {size}")
        self.number, self.year, self.size = number, year, size
