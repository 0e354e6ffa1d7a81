"""Which last day runs for an application, and for whom: what lists, warnings and calendars agree on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from portefeuille.applications import conf
from portefeuille.applications.following import last_day_to_apply
from portefeuille.applications.models import Application, Review
from portefeuille.applications.states import DUE, FUNDED, S
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet.records import ClaimSeen

FIELDS = (
    "enterprise", "provider", "number", "title", "state", "start", "applied_on", "deposit_by", "finish_by", "own_share",
    "claim",
)  # fmt: skip
"""What is read of an application for it: not what was filled in, which is long."""
OWED = (S.IN_RECOVERY, S.REFUND_DUE)
"""The states in which a claim is owed: by the enterprise, by the provider."""


@dataclass(frozen=True, slots=True)
class LastDay:
    """``kind`` as in ``states.DUE``; ``claim`` is the one that must be paid by that day."""

    row: Application
    kind: str
    day: date
    claim: ClaimSeen | None = None

    @property
    def by_provider(self) -> bool:
        """The provider must do it, not the enterprise."""
        return self.row.state == S.REFUND_DUE

    @property
    def whose(self) -> str:
        """The number of the enterprise or of the provider."""
        return self.row.provider if self.by_provider else self.row.enterprise

    @property
    def subject(self) -> str:
        """As notices and calendars call the application."""
        return f"application:{self.row.pk}"


def last_days(rows: Sequence[Application], today: date) -> Iterator[LastDay]:
    """Those that run, also when the day is past; in as many questions to the database as for a few."""
    refused = [row.pk for row in rows if row.state == S.REFUSED]
    seen = (
        set(Review.objects.filter(application__in=refused).values_list("application", flat=True))
        if refused
        else set()
    )
    claims = wallet.claims_by_number(row.claim for row in rows if row.state in OWED)
    for row in rows:
        if row.state in OWED:
            claim = claims.get(row.claim)
            if claim is not None and claim.left:
                yield LastDay(row, "recovery_by", claim.last_day, claim)
            continue
        day = None if row.pk in seen else _day(row, today)
        if day is not None:
            yield LastDay(row, DUE[row.state], day)


def _day(row: Application, today: date) -> date | None:
    if row.state == S.DRAFT:
        return last_day_to_apply(row.start, today)
    if row.state == S.AWAITING_DEPOSIT:
        return row.deposit_by
    if row.state in FUNDED:
        return row.finish_by
    if row.state == S.REFUSED and row.applied_on is not None:
        return row.applied_on + timedelta(days=conf.days("contest"))
    return None
