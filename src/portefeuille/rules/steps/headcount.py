"""Full-time equivalents of a year from a list of workers (VTE, Annex I article 5; confidence M in the
dossier).

Someone who worked full time all year counts for one, others for their fraction.  Employees, owner-managers,
active partners, helpers and assisting spouses count; agency workers, apprentices, trainees and job students
do not; days of parental or maternity leave do not.  An agency that employs agency workers counts its own
(R-8.7).

The result is rounded down to a hundredth: ceilings are whole hundredths and must not be reached, and rounding
down never moves a figure across one (49.999 stays below 50).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from portefeuille.rules.steps.base import Line, Value, step

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Worker = Literal[
    "employee",
    "owner_manager",
    "active_partner",
    "helper",
    "assisting_spouse",
    "agency_worker",
    "apprentice",
    "trainee",
    "job_student",
]

#: Who does not count, and the source that says so.
LEFT_OUT: Mapping[Worker, tuple[str, ...]] = {
    "agency_worker": ("R-6.5", "R-8.7"),
    "apprentice": ("R-6.5",),
    "trainee": ("R-6.5", "R-8.6"),
    "job_student": ("R-6.5", "R-8.6"),
}
_WHOLE = 10_000
_YEAR = 365


class Workers(NamedTuple):
    """``persons`` workers alike: ``part_bp`` of full time in basis points, in service for ``days`` of the
    year (None: all year), of which ``leave_days`` of parental or maternity leave each.
    """

    kind: Worker
    persons: int = 1
    part_bp: int = _WHOLE
    days: int | None = None
    leave_days: int = 0


class Headcount(NamedTuple):
    """``hundredths`` of FTE, rounded down; ``rounded`` says whether anything was cut off."""

    hundredths: int
    rounded: bool
    lines: tuple[Line, ...]


@step(source=("R-6.5", "R-8.6", "R-8.7"))
def full_time_equivalents(
    workers: Iterable[Workers], *, year_days: int = _YEAR, interim_agency: bool = False
) -> Headcount:
    """Add up the workers of a year of ``year_days`` days.

    :raises ValueError: for a fraction outside 0 to 1, more days than the year has, or more leave than days.
    """
    total, lines = 0, []
    for number, group in enumerate(workers):
        amount = _amount(group, number, year_days)
        counts = group.kind not in LEFT_OUT or (interim_agency and group.kind == "agency_worker")
        values: dict[str, Value] = {"kind": group.kind, "persons": group.persons, "part_bp": group.part_bp}
        if counts:
            total += amount
            values["counts_fte"] = amount * 100 // (year_days * _WHOLE)
            lines.append(Line("headcount.counts", values, ("R-6.5",)))
        else:
            lines.append(Line("headcount.left_out", values, LEFT_OUT[group.kind]))
        if counts and group.leave_days:
            lines.append(Line("headcount.leave", {"days": group.leave_days}, ("R-6.5",)))
    hundredths, rest = divmod(total * 100, year_days * _WHOLE)
    return Headcount(hundredths, rest != 0, tuple(lines))


def _amount(group: Workers, number: int, year_days: int) -> int:
    """Persons times basis points times days."""
    days = year_days if group.days is None else group.days
    if not (
        0 <= group.part_bp <= _WHOLE and 0 <= group.leave_days <= days <= year_days and group.persons >= 0
    ):
        raise ValueError(f"workers {number}: a fraction, a number of days or a count that cannot be")
    return group.persons * group.part_bp * (days - group.leave_days)
