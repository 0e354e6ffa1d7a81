"""The decision on an application: the case from what is known of the enterprise, the project and the year so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portefeuille.applications.answers import case_project
from portefeuille.applications.models import Application
from portefeuille.decision import CaseError, Decision, decide
from portefeuille.decision.model import money
from portefeuille.enterprises import selectors as enterprises
from portefeuille.law import Law
from portefeuille.providers import selectors as providers
from portefeuille.rules.steps.de_minimis import Aid, Window, fiscal_years, rolling
from portefeuille.rules.steps.deadlines import deposit_by as last_day_to_deposit
from portefeuille.wallet import selectors as wallet

SIZES = ("small", "medium")


@dataclass(frozen=True, slots=True)
class Meters:
    """How far the annual ceiling and the ceiling of de minimis aid are used, in cents; None: not known."""

    ceiling: int | None
    used: int
    de_minimis_ceiling: int | None
    de_minimis_used: int
    since: date

    @property
    def left(self) -> int | None:
        """What can still be granted this year."""
        return None if self.ceiling is None else max(self.ceiling - self.used, 0)


def case_of(enterprise: str, answers: Mapping[str, Any], on: date) -> dict[str, Any]:
    """The whole case, for ``portefeuille.decision.decide``."""
    return {
        "on": on.isoformat(),
        "enterprise": enterprises.facts(enterprise, on),
        "project": {**case_project(answers), "provider": _provider(enterprise, answers, on)},
        "history": _history(enterprise, on),
    }


def decided(
    enterprise: str, answers: Mapping[str, Any], on: date, lang: str = "nl"
) -> tuple[dict[str, Any], Decision]:
    """The case and the decision on it.

    :raises portefeuille.decision.CaseError: when the case cannot be read, with the path.
    """
    case = case_of(enterprise, answers, on)
    return case, decide(case, lang)


def preview(application: Application, on: date, lang: str) -> Decision | CaseError:
    """What would be decided on a draft that day; an error in what was filled in is told at its path."""
    try:
        return decided(application.enterprise, application.answers, on, lang)[1]
    except CaseError as error:
        return error


def ceiling(size: str | None, on: date) -> int | None:
    """The annual ceiling in cents of an enterprise of this size; None for a size without one."""
    return decide({"on": on.isoformat(), "size": size}).room if size in SIZES else None


def deposit_by(on: date) -> date:
    """The last day to deposit for who may deposit from a day on."""
    days = Law.on(on).value("deadline.deposit")
    assert isinstance(days, int)
    return last_day_to_deposit(on, days)


def meters(enterprise: str, on: date, size: str | None = None) -> Meters:
    """The two meters of an enterprise on a day."""
    law = Law.on(on)
    window = _window(law, _aids(enterprise, on), on)
    return Meters(
        ceiling(size or enterprises.size_this_year(enterprise, on.year), on),
        used_this_year(enterprise, on.year),
        _cents(law.value("de_minimis.ceiling")),
        window.total,
        window.first,
    )


def used_this_year(enterprise: str, year: int) -> int:
    """Cents that the applications of a year hold of the ceiling."""
    owner = f"{enterprise}/{year}"
    return wallet.balance(f"ceiling:{owner}") - wallet.balance(f"room:{owner}")


def _history(enterprise: str, on: date) -> dict[str, Any]:
    return {
        "size_this_year": enterprises.size_this_year(enterprise, on.year),
        "subsidy_this_year": _number(used_this_year(enterprise, on.year)),
        "de_minimis": [
            {"on": aid.on.isoformat(), "amount": _number(aid.amount)} for aid in _aids(enterprise, on)
        ],
    }


def _aids(enterprise: str, on: date) -> list[Aid]:
    """All aid up to a day: what was declared, and what was granted here."""
    declared = [
        Aid(date.fromisoformat(str(one["on"])), int(one["amount"]))
        for one in enterprises.de_minimis(enterprise)
    ]
    granted = Application.objects.filter(enterprise=enterprise, aid__gt=0, applied_on__lte=on)
    ours = [Aid(day, cents) for day, cents in granted.values_list("applied_on", "aid") if day is not None]
    return sorted([*(aid for aid in declared if aid.on <= on), *ours])


def _window(law: Law, aids: list[Aid], on: date) -> Window:
    years = law.value("de_minimis.window.years")
    assert isinstance(years, int)
    counted = rolling if law.value("de_minimis.window") == "rolling" else fiscal_years
    return counted(aids, on, years)


def _provider(enterprise: str, answers: Mapping[str, Any], on: date) -> dict[str, Any]:
    number = answers.get("project.provider.number")
    told: dict[str, Any] = {}
    if answers.get("project.provider.related_party") is not None:
        told["related_party"] = answers["project.provider.related_party"]
    if not number:
        return told
    found = providers.by_number(number, on)
    if found.provider is None:
        return told
    if found.provider.enterprise == enterprise:
        told["related_party"] = True
    return {**told, "number": found.provider.number, "registered": found.registered}


def _number(cents: int) -> float | int:
    text = money(cents) or "0"
    return int(cents // 100) if cents % 100 == 0 else float(text)


def _cents(value: object) -> int | None:
    return int(value) if isinstance(value, int) else None
