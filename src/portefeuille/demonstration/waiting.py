"""What waits for the bank of the demonstration, and when something happens next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portefeuille.applications import selectors
from portefeuille.demonstration.cast import ENTERPRISES
from portefeuille.enterprises import selectors as enterprises
from portefeuille.wallet import selectors as wallet


@dataclass(frozen=True, slots=True)
class Waiting:
    """A deposit that can be made: for which application, how much, under which communication, until when, and from where."""

    application: str
    title: str
    enterprise: str
    cents: int
    communication: str
    last_day: date
    iban: str
    name: str


def waiting() -> list[Waiting]:
    """The deposits that are asked for, first what is due first."""
    found = []
    for each in selectors.awaiting_deposit():
        asked, payee = wallet.asked(each.pk), enterprises.payee(each.enterprise)
        if asked is not None and payee is not None:
            iban, name = payee
            found.append(
                Waiting(
                    each.pk, each.title, name, asked.cents, asked.communication, asked.last_day, iban, name
                )
            )
    return found


def next_day(today: date) -> date | None:
    """The next last day of any enterprise of the cast, from tomorrow on."""
    due = selectors.due([each.number for each in ENTERPRISES], today)
    return next((each.last_day for each in due if each.last_day > today), None)
