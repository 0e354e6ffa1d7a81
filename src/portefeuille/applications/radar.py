"""What an enterprise must still do, and by when: one list for pages, calendars and reminders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

KINDS = ("apply_by", "deposit_by", "pay_by", "review_by", "recovery_by")
"""Apply, deposit the own share, order payment, contest a refusal, pay a claim."""


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """A last day.  ``subject`` is ``application:<id>`` or ``companion:<id>``; ``amount`` in cents, None where none is owed."""

    last_day: date
    enterprise: str
    kind: str
    application: str
    subject: str
    title: str
    amount: int | None = None

    def days_left(self, today: date) -> int:
        """0 on the last day itself, negative after it."""
        return (self.last_day - today).days
