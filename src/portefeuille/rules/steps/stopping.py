"""What stopping a project gives back: own share, subsidy, room in the annual ceiling.

Four situations (R-5.15).  Nothing paid to the provider: the whole own share comes back.  Partly paid: what is
left of it comes back.  Fully paid and the provider cancels, or fully paid and the enterprise does not follow:
the text of the source breaks off, so what comes back is unknown; nothing is left in the wallet and it runs
through the provider.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from portefeuille.rules.steps.base import Line, Value, step

if TYPE_CHECKING:
    from datetime import date

Reason = Literal["provider_cancels", "enterprise_does_not_follow", "other"]
Situation = Literal["nothing_paid", "partly_paid", "provider_cancelled", "not_followed", "fully_paid"]
Returns = Literal["same_calendar_year", "always", "never"]

_FULLY_PAID: dict[Reason, Situation] = {
    "provider_cancels": "provider_cancelled",
    "enterprise_does_not_follow": "not_followed",
    "other": "fully_paid",
}


class Project(NamedTuple):
    """A project's money, in cents: what was agreed, what came in, what the provider received of each."""

    applied_on: date
    own_share: int
    subsidy: int
    own_in: int = 0
    subsidy_in: int = 0
    own_used: int = 0
    subsidy_used: int = 0


class Stopped(NamedTuple):
    """Cents back to the enterprise, to the agency, and to the year's ceiling; None where no source tells.

    ``unknown`` names the fields that are None.
    """

    situation: Situation
    own_back: int | None
    subsidy_back: int | None
    ceiling_back: int | None
    unknown: tuple[str, ...]
    lines: tuple[Line, ...]


@step(source=("R-5.14", "R-5.15", "R-2.9"), since="2011-07-05")
def stopped(project: Project, on: date, *, returns: Returns, reason: Reason = "other") -> Stopped:
    """What stopping ``on`` a day gives back.  ``returns`` is when the law frees the ceiling again.

    :raises ValueError: for amounts that cannot be, or a day before the application.
    """
    _checked(project, on)
    used = project.own_used + project.subsidy_used
    frees = returns == "always" or (returns == "same_calendar_year" and on.year == project.applied_on.year)
    room = project.subsidy - project.subsidy_used if frees else 0
    ceiling = Line(
        "stopping.ceiling_back" if frees else "stopping.ceiling_lost",
        {"room_eur": room, "applied_on": project.applied_on, "stopped_on": on},
        ("R-2.9", "R-5.15"),
    )
    if used and used == project.own_share + project.subsidy:
        situation = _FULLY_PAID[reason]
        unknown = ("own_back", "subsidy_back", *(("ceiling_back",) if frees else ()))
        lines = (
            Line(f"stopping.{situation}", {"paid_eur": used}, ("R-5.15",)),
            *(() if frees else (ceiling,)),
        )
        return Stopped(situation, None, None, None if frees else 0, unknown, lines)
    own, subsidy = project.own_in - project.own_used, project.subsidy_in - project.subsidy_used
    situation = "partly_paid" if used else "nothing_paid"
    values: dict[str, Value] = {"own_eur": own, "subsidy_eur": subsidy, "paid_eur": used}
    line = Line(f"stopping.{situation}", values, ("R-5.14", "R-5.15"))
    return Stopped(situation, own, subsidy, room, (), (line, ceiling))


def pay_split(amount: int, project: Project) -> tuple[int, int]:
    """The own share and the subsidy in a payment of ``amount`` cents, pro rata, so that the totals close to
    the cent.

    What has been paid so far and this payment together are split by the largest remainder (half goes to the
    own share); the earlier parts are then taken off.

    :raises ValueError: for a payment of nothing or above what is still agreed.
    """
    total = project.own_share + project.subsidy
    paid = project.own_used + project.subsidy_used + amount
    if amount <= 0 or paid > total:
        raise ValueError(f"a payment of {amount} cents does not fit in what is left")
    own = (2 * paid * project.own_share + total) // (2 * total) - project.own_used
    own = min(max(own, 0), amount)
    return own, amount - own


def _checked(project: Project, on: date) -> None:
    own = 0 <= project.own_used <= project.own_in <= project.own_share
    subsidy = 0 <= project.subsidy_used <= project.subsidy_in <= project.subsidy
    if not own or not subsidy:
        raise ValueError(
            "of a project, what is used is at most what came in, and that at most what was agreed"
        )
    if on < project.applied_on:
        raise ValueError("a project is not stopped before its application")
