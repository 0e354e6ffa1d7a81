"""Reads: a provider by its number however it is spelled, or by name; and whether it is registered on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from portefeuille.numbers import read as read_number
from portefeuille.providers.errors import UnknownProviderError
from portefeuille.providers.folding import folded
from portefeuille.providers.likeness import alike
from portefeuille.providers.models import Provider as Row

MOST, FEW = 20, 5
UNREADABLE, UNKNOWN, NOT_YET, ENDED, SUSPENDED = "unreadable", "unknown", "not_yet", "ended", "suspended"


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider; ``suspended`` are periods (first day, last day or None)."""

    number: str
    name: str
    enterprise: str
    service: str
    registered_from: date
    registered_until: date | None
    iban: str
    email: str
    themes: tuple[str, ...]
    suspended: tuple[tuple[date, date | None], ...]

    def problem_on(self, on: date) -> str | None:
        """Why it is not registered on a day; None when it is."""
        if on < self.registered_from:
            return NOT_YET
        if self.registered_until is not None and on > self.registered_until:
            return ENDED
        inside = any(begins <= on and (until is None or on <= until) for begins, until in self.suspended)
        return SUSPENDED if inside else None


@dataclass(frozen=True, slots=True)
class Found:
    """What a typed number gives.

    ``problem`` is None, or one of unreadable (``words`` says why, by language), unknown, not_yet, ended, suspended.
    ``canonical`` is the number as it is written officially; ``repaired`` says that it was typed differently.
    """

    provider: Provider | None
    registered: bool
    problem: str | None
    canonical: str
    repaired: bool
    words: Any = None

    def said(self, lang: str) -> str:
        """Why the number cannot be read, in words; empty when it can."""
        return "" if self.words is None else str(self.words.text(lang))


def by_number(text: str, on: date) -> Found:
    """The provider with this number, however it is spelled, and whether it is registered on that day."""
    read = read_number(text, "provider")
    if read.canonical is None:
        return Found(None, False, UNREADABLE, "", False, read.problem)
    row = Row.objects.prefetch_related("suspensions").filter(number=read.canonical).first()
    if row is None:
        return Found(None, False, UNKNOWN, read.canonical, read.repaired)
    provider = _provider(row)
    problem = provider.problem_on(on)
    return Found(provider, problem is None, problem, read.canonical, read.repaired)


def one(number: str) -> Provider:
    """The provider.  :raises UnknownProviderError: when there is none with exactly this number."""
    row = Row.objects.prefetch_related("suspensions").filter(number=number).first()
    if row is None:
        raise UnknownProviderError(number)
    return _provider(row)


def several(numbers: Iterable[str]) -> dict[str, Provider]:
    """Many by their numbers."""
    rows = Row.objects.prefetch_related("suspensions").filter(number__in=tuple(numbers))
    return {row.number: _provider(row) for row in rows}


def names(numbers: Iterable[str]) -> dict[str, str]:
    """What they are called, many at a time; a number that nobody has is left out.  One query."""
    return dict(Row.objects.filter(number__in=tuple(numbers)).values_list("number", "name"))


def search(text: str, service: str, on: date) -> list[Provider]:
    """Providers of a service with all these words in their name, registered on that day; at most 20, by name.

    Capitals and accents do not matter.  Nothing for fewer than two letters.
    """
    words = folded(text).split()
    if sum(map(len, words)) < 2:
        return []
    rows = Row.objects.prefetch_related("suspensions").filter(service=service)
    for word in words:
        rows = rows.filter(folded__contains=word)
    found = [_provider(row) for row in rows.order_by("folded", "number")[: MOST * 5]]
    registered = [each for each in found if each.problem_on(on) is None]
    registered.sort(key=lambda each: not folded(each.name).startswith(words[0]))
    return registered[:MOST]


def looks_like(text: str, service: str, on: date) -> list[Provider]:
    """Providers of a service, registered on that day, whose name looks like what was typed; at most 5, the best first."""
    names = Row.objects.filter(service=service).values_list("number", "folded")
    keys = alike(folded(text), names, FEW * 5)
    found = several(keys)
    return [found[key] for key in keys if found[key].problem_on(on) is None][:FEW]


def payee(number: str) -> tuple[str, str]:
    """IBAN and name.  :raises UnknownProviderError: when there is no such provider."""
    found = one(number)
    return found.iban, found.name


def of_enterprise(enterprise: str) -> list[Provider]:
    """The registrations of an enterprise (ten digits), by number."""
    rows = Row.objects.prefetch_related("suspensions").filter(enterprise=enterprise).order_by("number")
    return [_provider(row) for row in rows]


def _provider(row: Row) -> Provider:
    suspended = tuple(sorted((each.begins, each.until) for each in row.suspensions.all()))
    return Provider(
        row.number, row.name, row.enterprise, row.service, row.registered_from, row.registered_until, row.iban,
        row.email, tuple(row.themes), suspended,
    )  # fmt: skip
