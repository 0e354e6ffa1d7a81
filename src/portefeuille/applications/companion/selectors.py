"""Reads: the recorded applications of an enterprise, and one of them with what comes next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from portefeuille.applications.companion.amounts import deposit_by, pay_by
from portefeuille.applications.companion.errors import NotFoundError
from portefeuille.applications.companion.models import Companion
from portefeuille.applications.companion.radar import due_of
from portefeuille.applications.radar import Due


@dataclass(frozen=True, slots=True)
class Followed:
    """A recorded application.  ``state``: awaiting_deposit, deposited, paid, stopped, too_late (to deposit, or to pay)."""

    row: Companion
    state: str
    deposit_by: date
    pay_by: date
    due: Due | None

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.row.pk)


def one(enterprise: str, companion: str, today: date) -> Followed:
    """:raises NotFoundError: when there is none, or it is another enterprise's."""
    found = Companion.objects.filter(pk=companion, enterprise=enterprise).first()
    if found is None:
        raise NotFoundError(companion)
    return followed(found, today)


def whose(companion: str) -> str | None:
    """The enterprise of which it is; None when there is none."""
    return Companion.objects.filter(pk=companion).values_list("enterprise", flat=True).first()


def of_enterprise(enterprise: str, today: date) -> list[Followed]:
    """All of them, what was recorded last first."""
    return [
        followed(each, today)
        for each in Companion.objects.filter(enterprise=enterprise).order_by("-recorded_at", "pk")
    ]


def enterprises() -> list[str]:
    """Every enterprise for which something recorded still goes on."""
    found: Any = Companion.objects.filter(paid_on=None, stopped_on=None).order_by("enterprise")
    return list(found.values_list("enterprise", flat=True).distinct())


def numbers(companions: Collection[str]) -> dict[str, tuple[str, str]]:
    """Of each its official number and its provider, as far as they were told."""
    found = Companion.objects.filter(pk__in=list(companions)).values_list("pk", "number", "provider")
    return {pk: (number, provider) for pk, number, provider in found}


def followed(found: Companion, today: date) -> Followed:
    """With its last days, by the law of the day of its application."""
    due = due_of(found, today)
    if found.stopped_on is not None:
        state = "stopped"
    elif found.paid_on is not None:
        state = "paid"
    elif due is None:
        state = "too_late"
    else:
        state = "awaiting_deposit" if found.deposited_on is None else "deposited"
    return Followed(found, state, deposit_by(found), pay_by(found), due)
