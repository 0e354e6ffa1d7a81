"""The steps to tick off: done on which day, to be done now, or not yet possible."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from portefeuille.applications.companion.selectors import Followed
from portefeuille.decision import formats


@dataclass(frozen=True, slots=True)
class Step:
    """``done``: the day in words, empty when it was not done.  ``open``: it can be ticked off now."""

    name: str
    label: str
    button: str
    done: str
    open: bool
    back: bool
    error: str
    typed: str


def steps(found: Followed, lang: str, wrong: str, error: str, typed: str) -> list[Step]:
    """In their order.  ``wrong`` is the step whose day ``typed`` was refused, for ``error``."""
    row = found.row
    ended = row.paid_on is not None or row.stopped_on is not None
    rows = (
        ("deposited", _("Jouw deel gestort"), _("Ja, gestort"), row.deposited_on, not ended, row.paid_on is None),
        ("paid", _("Alles betaald"), _("Ja, betaald"), row.paid_on, row.deposited_on is not None and not ended, True),
        ("stopped", _("Gestopt"), _("Ja, gestopt"), row.stopped_on, not ended, True),
    )  # fmt: skip
    return [
        Step(
            name, label, button, formats.day(on, lang) if on else "", may and on is None, back and on is not None,
            error if name == wrong else "", typed,
        )
        for name, label, button, on, may, back in rows
    ]  # fmt: skip
