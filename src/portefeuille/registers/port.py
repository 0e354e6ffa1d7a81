"""The port: how a register is asked, and what it answers.  Whoever asks does not know which register it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol


class RegisterDownError(Exception):
    """The register does not answer now; that says nothing about the enterprise."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is."""

    street: str
    postcode: str
    municipality: str


@dataclass(frozen=True, slots=True)
class Place:
    """An establishment; ``number`` has ten digits."""

    number: str
    name: str
    address: Address


@dataclass(frozen=True, slots=True)
class Activity:
    """A registered activity: a code of NACE-BEL (62.010) in a version (2003, 2008 or 2025)."""

    code: str
    version: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one closed financial year: headcount in hundredths of an FTE, amounts in cents; None: not in the account."""

    closed_on: date
    headcount: int | None
    turnover: int | None
    balance_total: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a register says of an enterprise.

    ``number`` has ten digits; ``origin`` is the name of the register and ``day`` the day of its data.  ``legal_form`` is
    a code of the KBO.  ``until`` is the last day on which the enterprise existed; ``figures`` are those of the last
    closed financial year and of the one before.
    """

    number: str
    origin: str
    day: date
    name: str
    legal_form: str
    since: date | None = None
    until: date | None = None
    seat: Address | None = None
    establishments: tuple[Place, ...] = ()
    activities: tuple[Activity, ...] = ()
    figures: tuple[Figures, ...] = ()


class Register(Protocol):
    """A register of enterprises."""

    @property
    def name(self) -> str:
        """What the origin of its values is called."""

    def lookup(self, number: str) -> Found | None:
        """What it says of the enterprise with these ten digits; None: it has no such enterprise.

        :raises RegisterDownError: when it does not answer.
        """
