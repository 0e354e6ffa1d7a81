"""What the law says of an application elsewhere: its amounts and its last days, by the law of the day of application."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from portefeuille.applications.companion.models import Companion
from portefeuille.decision import CaseError, decide
from portefeuille.law import Law, load
from portefeuille.rules.registry import BEGIN
from portefeuille.rules.steps import deadlines


@dataclass(frozen=True, slots=True)
class Amounts:
    """In cents; None where too little is known to work it out."""

    subsidy: int | None
    own_share: int | None


def worked_out(*, on: date, service: str, theme: str, size: str, price: int | None) -> Amounts:
    """The amounts of a project with nothing else in the year; the official decision may differ, and then it counts."""
    if price is None or not size:
        return Amounts(None, None)
    project: dict[str, Any] = {"service": service, "price": float(Decimal(price) / 100)}
    if theme:
        project["theme"] = theme
    try:
        found = decide({"on": on.isoformat(), "size": size, "project": project})
    except CaseError:
        return Amounts(None, None)
    return Amounts(found.subsidy, found.own_share)


def deposit_by(one: Companion) -> date:
    """The last day to deposit: what the official mail says, or else the term of the law."""
    return one.deposit_told or deadlines.deposit_by(
        one.applied_on, _number(one.applied_on, "deadline.deposit")
    )


def pay_by(one: Companion) -> date:
    """The last day to end the project and to order its payment."""
    return deadlines.finish_by(one.applied_on, _number(one.applied_on, "deadline.finish"))


def terms(parameter: str) -> tuple[int, ...]:
    """Every value that a term of the law had since applications can be recorded."""
    spans = load().history(parameter)
    return tuple(
        sorted(
            {
                _number(max(each.start, BEGIN), parameter)
                for each in spans
                if each.end is None or each.end >= BEGIN
            }
        )
    )


def _number(on: date, parameter: str) -> int:
    found = Law.on(max(on, BEGIN)).value(parameter)
    assert isinstance(found, int)
    return found
