"""How a fact of the row is changed in the terms of the case: where it stands, what it was, what it becomes.

A handle answers None where the change cannot be made to the case as it is (a price below its own items, an end before
the start, a list with several entries).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from portefeuille.decision import lookup
from portefeuille.decision.case import Case
from portefeuille.decision.plain import decimal, plain
from portefeuille.decision.row import EVER, Row
from portefeuille.rules.facts import FACTS
from portefeuille.rules.units import EXACT


@dataclass(frozen=True, slots=True)
class Told:
    """A change told in the terms of the case, and what it changes in the row.  ``words`` gives what it was (None: not
    given) and what it becomes."""

    path: str
    changes: Mapping[str, int]
    words: Callable[[], tuple[str | None, str]]


class Handle(Protocol):
    """Changes one fact."""

    @property
    def categories(self) -> tuple[int, ...]:
        """The values of a choice worth trying; none for a number or a day."""

    def near(self, value: int, step: int) -> int:
        """The value ``step`` of the fact's own steps away."""

    def apply(self, case: Case, row: Row, value: int) -> Told | None:
        """The change, or None where the case does not allow it."""


@dataclass(frozen=True)
class Scalar:
    """A number, a day or a truth value that stands in the case as it stands in the row."""

    fact: str
    path: str
    categories: tuple[int, ...] = ()

    def near(self, value: int, step: int) -> int:
        return value + step

    def apply(self, case: Case, row: Row, value: int) -> Told | None:
        unit = FACTS[self.fact].unit
        before = row.values[self.fact]
        if value < 0 or value == before or before is None or not self._possible(case, value):
            return None
        changes = {self.fact: value}
        if self.fact == "start":
            changes["reference_day"] = value

        def words() -> tuple[str | None, str]:
            given = unit.name != "day" or at(case, self.path) is not None
            return plain(before, unit) if given else None, plain(value, unit)

        return Told(self.path, changes, words)

    def _possible(self, case: Case, value: int) -> bool:
        unit = FACTS[self.fact].unit
        if unit.name == "share":
            return value <= 10_000
        if unit.name != "day":
            return True
        if not date(1900, 1, 1).toordinal() <= value <= date(2200, 12, 31).toordinal():
            return False
        project = case.project or {}
        if project.get("workable_work"):
            return False  # the increase of the ceiling may hang on the same day
        if case.size is not None and at(case, self.path) is None:
            return False
        start, end = project.get("start"), project.get("end")
        if self.fact == "start":
            return end is None or value <= end.toordinal()
        return self.fact != "end" or (end is not None and (start is None or value >= start.toordinal()))


@dataclass(frozen=True)
class Figure:
    """A figure of the enterprise itself; the row has it together with the group's, which stays as it is."""

    fact: str
    path: str
    categories: tuple[int, ...] = ()

    def near(self, value: int, step: int) -> int:
        return value + step * EXACT

    def apply(self, case: Case, row: Row, value: int) -> Told | None:
        own, together = at(case, self.path), row.values[self.fact]
        if own is None or together is None:
            return None
        new = own + (value - together) // EXACT
        if new < 0 or new == own:
            return None
        changes = {self.fact: together + (new - own) * EXACT}
        return Told(self.path, changes, lambda: (decimal(own, 2), decimal(new, 2)))


@dataclass(frozen=True)
class Price:
    """The price; the costs that do not count stay as they are, so the eligible amount moves with it."""

    fact: str = "eligible_amount"
    path: str = "project.price"
    categories: tuple[int, ...] = ()

    def near(self, value: int, step: int) -> int:
        return value + step

    def apply(self, case: Case, row: Row, value: int) -> Told | None:
        price, eligible = at(case, self.path), row.values[self.fact]
        if price is None or eligible is None:
            return None
        new = price + value - eligible
        if new <= sum(item["amount"] for item in (case.project or {}).get("costs", ())) or new == price:
            return None
        return Told(self.path, {self.fact: value}, lambda: (decimal(price, 2), decimal(new, 2)))


@dataclass(frozen=True)
class Words:
    """A choice, told by an example of each category: the legal forms BV and maatschap."""

    fact: str
    path: str
    examples: Mapping[str, str]

    @property
    def categories(self) -> tuple[int, ...]:
        names = FACTS[self.fact].unit.categories
        return tuple(names.index(name) for name in self.examples)

    def near(self, value: int, step: int) -> int:
        return value + step

    def apply(self, case: Case, row: Row, value: int) -> Told | None:
        names = FACTS[self.fact].unit.categories
        given = at(case, self.path)
        frozen = self.fact == "size_given" and case.size is not None
        if given is None or frozen or not 0 <= value < len(names) or names[value] not in self.examples:
            return None
        before = str(given).lower() if isinstance(given, bool) else str(given)
        return Told(self.path, {self.fact: value}, lambda: (before, self.examples[names[value]]))


@dataclass(frozen=True)
class OnlyOne(Words):
    """A choice that stands in a list: changed only where the list has one entry."""

    items: str = ""

    def apply(self, case: Case, row: Row, value: int) -> Told | None:
        items = at(case, self.items)
        return Words.apply(self, case, row, value) if items is not None and len(items) == 1 else None


@dataclass(frozen=True)
class LegalForm(Words):
    """A legal form: told only where the law, as it was known, puts the example in its category."""

    def apply(self, case: Case, row: Row, value: int) -> Told | None:
        told = Words.apply(self, case, row, value)
        if told is None:
            return None
        name = FACTS[self.fact].unit.categories[value]
        return told if lookup.legal_form(row.law, self.examples[name]).category == name else None


def at(case: Case, path: str) -> Any:
    """What stands at a dotted path of the case as read; None where nothing does."""
    first, *rest = path.split(".")
    found: Any = getattr(case, first)
    for part in rest:
        if isinstance(found, list):
            found = found[int(part)] if int(part) < len(found) else None
        else:
            found = (found or {}).get(part)
    return found


def _same(fact: str) -> Words:
    names = FACTS[fact].unit.categories
    examples = {name: name for name in names if name not in ("not_given", "not_said")}
    return Words(fact, FACTS[fact].path, examples)


def _truth(fact: str) -> Scalar:
    return Scalar(fact, FACTS[fact].path, (0, 1))


_TRUTHS = (
    "sheltered_workshop",
    "social_security_arrears",
    "written_report",
    "legally_required",
    "ordinary_expense",
    "interactive",
    "provider_registered",
    "related_party",
)
_FIGURES = [name for name, spec in FACTS.items() if spec.unit.scale == EXACT]

HANDLES: dict[str, Handle] = {
    **{name: _truth(name) for name in _TRUTHS},
    **{name: Figure(name, FACTS[name].path) for name in _FIGURES},
    **{
        name: Scalar(name, FACTS[name].path)
        for name in ("public_share", "times_in_three_years", "subsidy_this_year")
    },
    **{name: Scalar(name, FACTS[name].path) for name in ("registered_since", "agreed_on", "start", "end")},
    "eligible_amount": Price(),
    "theme": _same("theme"),
    "size_given": _same("size_given"),
    "legal_form": LegalForm(
        "legal_form", "enterprise.legal_form", {"accepted": "BV", "refused": "maatschap"}
    ),
    "on_occupation_list": Words(
        "on_occupation_list", "project.on_occupation_list", {"yes": "true", "no": "false"}
    ),
    "region": OnlyOne(
        "region",
        "enterprise.establishments.0.postcode",
        {"flanders": "9000", "elsewhere": "1000"},
        items="enterprise.establishments",
    ),
    "participants": OnlyOne(
        "participants",
        "project.participants.0.category",
        {"accepted": "employee", "refused": "agency_worker"},
        items="project.participants",
    ),
}
assert EVER == 0, "a day that was not given must stay below every day"
