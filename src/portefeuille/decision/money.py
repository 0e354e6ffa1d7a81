"""The amounts of a project as it stands in a case: what of the price counts, and the de minimis aid before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portefeuille.decision.case import Case
from portefeuille.law import Law
from portefeuille.rules.facts import FACTS
from portefeuille.rules.steps.base import Line
from portefeuille.rules.steps.costs import Costs, Item, Service, eligible_costs, kinds_of_law
from portefeuille.rules.steps.de_minimis import Aid, Window, fiscal_years, rolling

if TYPE_CHECKING:
    from portefeuille.decision.row import Row


@dataclass(frozen=True)
class Money:
    """Cents; ``eligible`` and ``ineligible`` are None while something is missing or to be judged."""

    eligible: int | None
    ineligible: int | None
    missing: tuple[str, ...]
    judged: bool
    window: Window
    declared: tuple[str, ...]
    lines: tuple[Line, ...]

    def fill(self, row: Row) -> None:
        """Put the amounts in the row."""
        row.put("eligible_amount", self.eligible, *self.missing)
        if self.eligible is None and self.judged and not self.missing:
            row.missing["eligible_amount"] = ()
        row.put("de_minimis_used", self.window.total)
        row.put("de_minimis_edge", self.window.on_edge)
        row.assumed += self.declared


def money(case: Case, law: Law) -> Money:
    """The amounts of the project of a case."""
    project = case.project or {}
    counted, missing = _counted(project, law)
    declared = tuple(
        path
        for path, given in (
            ("project.costs", "costs" in project),
            ("history.de_minimis", "de_minimis" in case.history),
        )
        if not given
    )
    return Money(
        counted.eligible if counted else None,
        counted.ineligible if counted else None,
        missing,
        bool(counted and counted.judgement),
        _window(case, law),
        declared,
        counted.lines if counted and "costs" in project else (),
    )


def _counted(project: dict[str, Any], law: Law) -> tuple[Costs | None, tuple[str, ...]]:
    """What counts, and the paths still to be asked.  Without a service: where both services count the same."""
    price, service = project.get("price"), project.get("service")
    if price is None:
        return None, (FACTS["eligible_amount"].path,)
    kinds = kinds_of_law(law.rows("cost_kinds"), law.value)
    items = [
        Item(
            item["kind"],
            item["amount"],
            item.get("persons"),
            item.get("days"),
            item.get("separate_invoice", False),
            item.get("exclusive", True),
        )
        for item in project.get("costs", ())
    ]
    services: tuple[Service, ...] = (service,) if service else ("training", "advice")
    counts = [eligible_costs(price, items, each, kinds) for each in services]
    if len({(each.eligible, each.missing) for each in counts}) > 1:
        return None, (FACTS["service"].path,)
    return counts[0], counts[0].missing


def _window(case: Case, law: Law) -> Window:
    """De minimis aid that counts on the day, in the window of the day."""
    aids = [Aid(each["on"], each["amount"]) for each in case.history.get("de_minimis", ())]
    years = law.value("de_minimis.window.years")
    assert isinstance(years, int)
    count = fiscal_years if law.value("de_minimis.window") == "fiscal_years" else rolling
    return count(aids, case.on, years)
