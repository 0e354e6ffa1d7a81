"""Reads: what an enterprise is, what must still be filled in, what was before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from portefeuille import clock
from portefeuille.enterprises import known, sizes
from portefeuille.enterprises.facts import facts_of
from portefeuille.enterprises.keys import KEYS, NEEDED, SIZE_FACTS, SWORN, Owner
from portefeuille.enterprises.known import Difference, Known, ten, value
from portefeuille.enterprises.models import ConfirmedSize, FrozenSize, RegisterAnswer

SIZE, DIFFERENCES, HONOUR = "size", "differences", "honour"
"""Keys of ``incomplete`` that are not simply a value that is missing."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An enterprise as it is now.  ``values`` holds every value with its origin."""

    number: str
    version: int
    values: Mapping[str, Known]

    def value(self, key: str) -> Any:
        """The value of a key of ``keys.KEYS``; None when it is not known."""
        return value(self.values, key)

    @property
    def name(self) -> str:
        """Its name; its number as long as it has none."""
        return self.value("name") or self.number

    @property
    def legal_form(self) -> str:
        """The code of the KBO, or what was typed."""
        return self.value("legal_form") or ""

    @property
    def seat(self) -> Mapping[str, str] | None:
        """Street, postcode, municipality."""
        found: Mapping[str, str] | None = self.value("seat")
        return found

    @property
    def iban(self) -> str:
        """For refunds; without spaces."""
        return self.value("iban") or ""

    @property
    def email(self) -> str:
        """Where the enterprise is told things."""
        return self.value("email") or ""

    @property
    def language(self) -> str:
        """nl, en or fr."""
        return self.value("language") or "nl"

    @property
    def establishments(self) -> list[dict[str, str]]:
        """Each with its postcode, and number, name, street and municipality where known."""
        return self.value("establishments") or []

    @property
    def activities(self) -> list[dict[str, Any]]:
        """Registered activities: code and version."""
        return self.value("activities") or []

    @property
    def unverified(self) -> tuple[str, ...]:
        """What was declared while the register could have said it, in the order of ``keys.KEYS``."""
        told = (key for key, kind in KEYS.items() if kind.owner is Owner.REGISTER and key in self.values)
        return tuple(
            key for key in told if not self.values[key].verified and self.values[key].value is not None
        )


def exists(number: str) -> bool:
    """Whether it is registered."""
    return known.exists(number)


def profile(number: str) -> Profile:
    """The enterprise.  :raises UnknownEnterpriseError: when it is not registered."""
    version, values = known.latest(number)
    return Profile(ten(number), version, values)


def names(numbers: Iterable[str]) -> dict[str, str]:
    """The names of many, in one query; who is not registered is left out."""
    return {
        number: value(values, "name") or number for number, values in known.several(numbers, "name").items()
    }


def facts(number: str, on: date) -> dict[str, Any]:
    """The ``enterprise`` of a case on that day (decision/case.py), without what is not known.

    :raises UnknownEnterpriseError: when it is not registered.
    """
    return facts_of(ten(number), known.current(number), on)


def payee(number: str) -> tuple[str, str] | None:
    """IBAN and name for refunds; None while either is missing."""
    found = profile(number)
    return (found.iban, found.name) if found.iban and found.value("name") else None


def de_minimis(number: str) -> list[dict[str, Any]]:
    """Other aid that was declared: the day as ISO text, the amount in cents."""
    return [
        {"on": each["on"], "amount": each["amount"]} for each in profile(number).value("de_minimis") or []
    ]


def size_this_year(number: str, year: int) -> str | None:
    """The size that the first successful application of the calendar year froze; None before it."""
    return FrozenSize.objects.filter(enterprise=ten(number), year=year).values_list("size", flat=True).first()


def proposal(number: str, on: date, lang: str = "nl") -> sizes.Proposal:
    """The size that follows from the values, with its explanation."""
    return sizes.propose(ten(number), known.current(number), on, lang)


def confirmed_size(number: str, year: int) -> str | None:
    """The size a person confirmed for the year; None when the facts of size were changed afterwards."""
    return _confirmed(ten(number), year, known.current(number))


def _confirmed(number: str, year: int, values: Mapping[str, Known]) -> str | None:
    last = ConfirmedSize.objects.filter(enterprise=number, year=year).order_by("-version").first()
    changed = max((values[key].since for key in SIZE_FACTS if key in values), default=0)
    return last.size if last is not None and last.version >= changed else None


def differences(number: str) -> tuple[Difference, ...]:
    """Where the register says something else than what was declared, still to be settled by the enterprise."""
    return known.differences(known.current(number), known.last_answer(number))


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer of a register: its name, the day of its data, when it was asked, and its values by key.

    ``found`` is False when it has no such enterprise; ``as_of`` is None then."""

    register: str
    as_of: date | None
    at: datetime
    found: bool
    values: Mapping[str, Any]


def answer(number: str) -> Answer | None:
    """The last answer of a register; None when none was ever asked successfully."""
    return _answer(known.last_answer(number))


def _answer(row: RegisterAnswer | None) -> Answer | None:
    if row is None:
        return None
    return Answer(row.register, row.as_of, row.at, row.found, json.loads(row.content))


def history(number: str) -> tuple[Known, ...]:
    """Every value that ever held, the newest first."""
    return known.history(number)


@dataclass(frozen=True, slots=True)
class Standing:
    """An enterprise with everything that decides whether it can apply, read once.

    ``frozen`` and ``confirmed`` are sizes of this calendar year; None: not (any more).
    """

    profile: Profile
    answer: Answer | None
    frozen: str | None
    confirmed: str | None
    differences: tuple[Difference, ...]

    @property
    def incomplete(self) -> list[str]:
        """What must still be filled in before applying: keys of ``keys.KEYS``, and ``size``, ``differences``.

        The declaration on honour must be given (again) after the values it covers changed; the size must be confirmed
        for this calendar year, unless it is frozen; of turnover and balance total one is enough.
        """
        values = self.profile.values
        left = [key for key in NEEDED if value(values, key) is None and key != HONOUR]
        if value(values, "turnover") is None and value(values, "balance_total") is None:
            left.append("balance_total")
        if not _sworn(values):
            left.append(HONOUR)
        if self.frozen is None and self.confirmed is None:
            left.append(SIZE)
        if self.differences:
            left.append(DIFFERENCES)
        return left


def standing(number: str) -> Standing:
    """The enterprise as it stands today.  :raises UnknownEnterpriseError: when it is not registered."""
    found, last, year = profile(number), known.last_answer(number), clock.today().year
    return Standing(
        found,
        _answer(last),
        size_this_year(found.number, year),
        _confirmed(found.number, year, found.values),
        known.differences(found.values, last),
    )


def incomplete(number: str) -> list[str]:
    """What must still be filled in before applying (``Standing.incomplete``)."""
    return standing(number).incomplete


def _sworn(values: Mapping[str, Known]) -> bool:
    given = values.get(HONOUR)
    changed = max((values[key].since for key in SWORN if key in values), default=0)
    return given is not None and given.value is True and given.version >= changed
