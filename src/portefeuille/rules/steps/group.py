"""A case with its partner and linked enterprises: three figures for the whole (Annex I of the GBER, article
6).

A linked enterprise counts in full, a partner for its share.  Consolidated figures are exact: hundredths of
FTE or cents, times :data:`~portefeuille.rules.units.EXACT`, so that a share in basis points loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from portefeuille.rules.steps.base import Line, Value, step
from portefeuille.rules.units import EXACT

if TYPE_CHECKING:
    from collections.abc import Sequence

Figure = Literal["headcount", "turnover", "balance_total"]
Year = Literal["last", "previous_year", "year_before"]

FIGURES: tuple[Figure, ...] = ("headcount", "turnover", "balance_total")
SOURCE = ("R-6.6", "R-6.7", "A-GBER")


class Figures(NamedTuple):
    """Yearly figures: hundredths of FTE and cents; None where they are not known."""

    headcount: int | None = None
    turnover: int | None = None
    balance_total: int | None = None


NOTHING = Figures(0, 0, 0)


class Member(NamedTuple):
    """A partner or linked enterprise.

    ``share_bp`` is the higher of capital and votes, in basis points; it matters for a partner only.  ``path``
    is where its facts stand in the case (None: ``enterprise.group.<n>``); ``missing`` are paths of other
    facts that must be known before this member can be counted.
    """

    kind: Literal["linked", "partner"]
    share_bp: int | None
    figures: Figures
    previous: Figures | None = None
    year_before: Figures | None = None
    path: str | None = None
    missing: tuple[str, ...] = ()


class Missing(NamedTuple):
    """The paths still to be asked for, by figure."""

    headcount: tuple[str, ...] = ()
    turnover: tuple[str, ...] = ()
    balance_total: tuple[str, ...] = ()


class Consolidated(NamedTuple):
    """The figures of the whole, times EXACT; None where a part is missing, and then ``at_least`` is what is
    known.
    """

    headcount: int | None
    turnover: int | None
    balance_total: int | None
    missing: Missing
    at_least: tuple[int, int, int]
    lines: tuple[Line, ...]


@step(source=(*SOURCE, "R-6.4"))
def consolidate(
    own: Figures,
    members: Sequence[Member],
    *,
    partner_from: int,
    year: Year = "last",
    path: str = "enterprise",
) -> Consolidated:
    """Add the members to the enterprise's own figures of one year.

    ``partner_from`` (basis points, from the law) is the share from which a partner counts; below it does not,
    and a line says so.  ``path`` is where the enterprise stands in the case.

    :raises ValueError: for a share outside 0 to 100 % or a figure below zero.
    """
    parts: list[tuple[str, Figures, int | None, tuple[str, ...]]] = [(path, own, EXACT, ())]
    lines = [Line("group.own", _told(own), ("R-6.13",))]
    for index, member in enumerate(members):
        where = member.path or f"{path}.group.{index}"
        share, line = _weight(member, where, partner_from)
        figures = _of_year(member, year)
        lines.append(line._replace(values={**line.values, **_told(figures)}))
        if share != 0:
            parts.append((where, figures, share, member.missing))
    sums, missing = _added(parts, "" if year == "last" else f".{year}")
    headcount, turnover, balance_total = (None if m else s for m, s in zip(missing, sums, strict=True))
    at_least = (sums[0], sums[1], sums[2])
    return Consolidated(headcount, turnover, balance_total, Missing(*missing), at_least, tuple(lines))


def _added(
    parts: Sequence[tuple[str, Figures, int | None, tuple[str, ...]]], middle: str
) -> tuple[list[int], list[tuple[str, ...]]]:
    """Per figure, the sum of what is known (times EXACT) and the paths of what is not."""
    sums, missing = [0, 0, 0], [list[str]() for _ in FIGURES]
    for where, figures, share, needed in parts:
        for at, (name, value) in enumerate(zip(FIGURES, figures, strict=True)):
            absent = [*needed, *([f"{where}.share"] if share is None else [])]
            if value is None:
                absent.append(f"{where}{middle}.{name}")
            elif value < 0:
                raise ValueError(f"{where}{middle}.{name} is below zero")
            elif not absent:
                sums[at] += value * (share or 0)
            missing[at] += absent
    return sums, [tuple(dict.fromkeys(paths)) for paths in missing]


def _weight(member: Member, where: str, partner_from: int) -> tuple[int | None, Line]:
    """How much of the member counts, in basis points (None: not known), and the line that says so."""
    if member.kind == "linked":
        return EXACT, Line("group.linked", {"where": where}, ("R-6.7",))
    if member.share_bp is None:
        return None, Line("group.share_missing", {"where": where}, ("R-6.6",))
    if not 0 <= member.share_bp <= EXACT:
        raise ValueError(f"{where}.share is not between 0 and 1")
    values: dict[str, Value] = {"where": where, "share_bp": member.share_bp, "from_bp": partner_from}
    if member.share_bp < partner_from:
        return 0, Line("group.below_partner", values, ("R-6.6",))
    return member.share_bp, Line("group.partner", values, ("R-6.6",))


def _of_year(member: Member, year: Year) -> Figures:
    found = {"last": member.figures, "previous_year": member.previous, "year_before": member.year_before}[
        year
    ]
    return found or Figures()


def _told(figures: Figures) -> dict[str, Value]:
    units = ("headcount_fte", "turnover_eur", "balance_total_eur")
    return {name: value for name, value in zip(units, figures, strict=True) if value is not None}
