"""Where rows of different days go: days with the same law, rules and lists share a period, and its lookups.

A category (of a legal form, a postcode, an activity) is looked up once for every text, by the functions that look it
up for a single case (lookup.py).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from portefeuille import rules
from portefeuille.decision import lookup
from portefeuille.decision.case import Case
from portefeuille.decision.errors import CaseError
from portefeuille.decision.money import money
from portefeuille.decision.row import NEVER
from portefeuille.law import Law
from portefeuille.rules.facts import FACTS
from portefeuille.rules.registry import BEGIN
from portefeuille.rules.steps import deadlines

Ints = NDArray[np.int64]
Key = TypeVar("Key", bound=Hashable)

#: A text that the lists do not know; the row is then read as a case of its own, which says what is wrong.
BAD = -2
ABSENT = -1
#: The dated lists that a period's lookups read.
LISTS = ("legal_forms", "postcodes", "main_activities", "cost_kinds")
#: As many answers of a lookup are kept.
KEPT = 100_000
#: Not a period: the scheme of before 2016.
BEFORE = -1
#: Not a period either: as of the day that a row names, the law was not published.
UNPUBLISHED = -2


def category(fact: str, name: str) -> int:
    """The integer of a category of a fact."""
    return FACTS[fact].unit.categories.index(name)


#: Where one establishment lies, in the order in which one stands for all of them (lookup.region).
REGIONS = tuple(category("region", name) for name in ("flanders", "unlisted", "elsewhere"))


@dataclass(eq=False)
class Period:
    """Days on which the same holds; ``law`` is the law of one of them."""

    law: Law
    _forms: dict[str, int] = field(default_factory=dict)
    _regions: dict[str, int] = field(default_factory=dict)
    _activities: dict[tuple[str, str | None], int] = field(default_factory=dict)
    _fees: dict[str | None, int] = field(default_factory=dict)

    def legal_forms(self, texts: Iterable[str]) -> Ints:
        """The category of the fact legal_form for each text; BAD for one that is no legal form."""
        return _looked_up(self._forms, texts, self._form)

    def regions(self, texts: Iterable[str]) -> Ints:
        """The place in :data:`REGIONS` for each postcode."""
        return _looked_up(self._regions, texts, self._region)

    def activities(self, texts: Iterable[tuple[str, str | None]]) -> Ints:
        """For each code and version twice the category of main_activity, plus 1 for the transport of goods by road."""
        return _looked_up(self._activities, texts, self._activity)

    def fee(self, service: str | None) -> int:
        """Does a price that is all fee count (1), not count (0), or is that not settled (ABSENT)?"""
        if service not in self._fees:
            case = Case(self.law.on_date, None, None, None, {"price": 1, "service": service}, {})
            counted = money(case, self.law).eligible
            self._fees[service] = ABSENT if counted is None else counted
        return self._fees[service]

    def _form(self, text: str) -> int:
        return category("legal_form", lookup.legal_form(self.law, text).category)

    def _region(self, text: str) -> int:
        return REGIONS.index(category("region", lookup.region(self.law, [{"postcode": text}])))

    def _activity(self, text: tuple[str, str | None]) -> int:
        code, version = lookup.nace(self.law, *text)
        found = category("main_activity", lookup.main_activity(self.law, code, version).category)
        return 2 * found + lookup.road_freight(code)


def _looked_up(kept: dict[Key, int], texts: Iterable[Key], look: Callable[[Key], int]) -> Ints:
    def one(text: Key) -> int:
        if text not in kept:
            if len(kept) >= KEPT:
                kept.clear()
            try:
                kept[text] = look(text)
            except CaseError:
                kept[text] = BAD
        return kept[text]

    return np.fromiter((one(text) for text in texts), np.int64)


@dataclass(eq=False)
class Periods:
    """The periods met so far.  A day is looked up once."""

    found: list[Period] = field(default_factory=list)
    _numbers: dict[tuple[Any, ...], int] = field(default_factory=dict)
    _days: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def of(self, on: Ints, known: Ints) -> tuple[Ints, Ints]:
        """The number of the period of each row (or BEFORE, UNPUBLISHED), and the last day of its project.

        ``on`` and ``known`` are ordinals of days; ABSENT ``known``: what is published today.
        """
        both, rows = np.unique(on * (NEVER + 2) + known + 1, return_inverse=True)
        pairs = [self._day(*divmod(int(each), NEVER + 2)) for each in both]
        table = np.array(pairs, np.int64).reshape(-1, 2)
        return table[rows, 0], table[rows, 1]

    def _day(self, on: int, known: int) -> tuple[int, int]:
        if (on, known) not in self._days:
            if len(self._days) >= KEPT:
                self._days.clear()
            self._days[on, known] = self._new(
                date.fromordinal(on), date.fromordinal(known - 1) if known else None
            )
        return self._days[on, known]

    def _new(self, on: date, known: date | None) -> tuple[int, int]:
        if on < BEGIN:
            return BEFORE, NEVER
        law = Law.on(on, known)
        if not lookup.known(law):
            return UNPUBLISHED, NEVER
        ruleset = rules.book().on(law.on_date, law.known)
        key = (id(ruleset), law.period, *(id(law.rows(name)) for name in LISTS))
        if key not in self._numbers:
            self._numbers[key] = len(self.found)
            self.found.append(Period(law))
        years = law.value("deadline.finish")
        last = deadlines.finish_by(on, int(years)) if isinstance(years, int) else None
        return self._numbers[key], last.toordinal() if last else NEVER
