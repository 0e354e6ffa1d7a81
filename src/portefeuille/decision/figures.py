"""The figures that give the size: of the enterprise with its group, for the last year and up to two before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portefeuille.law import Law
from portefeuille.rules.steps.base import Line
from portefeuille.rules.steps.group import FIGURES, Consolidated, Figures, Member, Year, consolidate

if TYPE_CHECKING:
    from portefeuille.decision.row import Row

#: The years of a case, with the beginning of the names of their facts in the row.
YEARS: tuple[tuple[Year, str], ...] = (
    ("last", ""),
    ("previous_year", "previous_"),
    ("year_before", "before_"),
)
NOT_NEEDED = 0


@dataclass(frozen=True)
class Sizes:
    """Consolidated figures by year; a year that was not given, or not for every member of the group, is not there.

    ``left_out``: a year was given for the enterprise itself, but not for all of its group, and does not count.
    """

    years: Mapping[Year, Consolidated]
    no_group: bool
    left_out: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """How the figures of the last year came about, and that a year before was left out; nothing without a group."""
        if self.no_group:
            return ()
        told = (Line("two_years.left_out", {}, ("R-6.10",)),) if self.left_out else ()
        return (*self.years["last"].lines, *told)

    def fill(self, row: Row) -> None:
        """Put the figures in the row."""
        if self.no_group:
            row.assumed.append("enterprise.group")
        for year, prefix in YEARS:
            together = self.years.get(year)
            if year != "last":
                row.put(
                    "has_previous_year" if year == "previous_year" else "has_year_before",
                    together is not None,
                )
            for name in FIGURES:
                if together is None:
                    row.put(f"{prefix}{name}", NOT_NEEDED)
                else:
                    row.put(f"{prefix}{name}", getattr(together, name), *getattr(together.missing, name))


def not_needed(row: Row) -> None:
    """The facts of size when the size itself is given."""
    for year, prefix in YEARS:
        for name in FIGURES:
            row.put(f"{prefix}{name}", NOT_NEEDED)
        if year != "last":
            row.put("has_previous_year" if year == "previous_year" else "has_year_before", False)


def sizes(enterprise: Mapping[str, Any], law: Law) -> Sizes:
    """The figures of an enterprise as it stands in a case.

    A year without a single figure was not given; a partner that does not count needs no figures of it.
    """
    partner_from = law.value("size.partner_share")
    assert isinstance(partner_from, int)
    members = [_member(member) for member in enterprise.get("group", ())]
    years: dict[Year, Consolidated] = {}
    left_out = False
    for year, _ in YEARS:
        own = enterprise if year == "last" else enterprise.get(year)
        if not own and year != "last":
            break
        if year != "last" and not all(
            _given(member, year) for member in members if _counts(member, partner_from)
        ):
            left_out = True
            break
        years[year] = consolidate(_figures(own or {}), members, partner_from=partner_from, year=year)
    return Sizes(years, "group" not in enterprise, left_out)


def _counts(member: Member, partner_from: int) -> bool:
    return member.kind == "linked" or member.share_bp is None or member.share_bp >= partner_from


def _given(member: Member, year: Year) -> bool:
    return (member.previous if year == "previous_year" else member.year_before) is not None


def _member(facts: Mapping[str, Any]) -> Member:
    previous, before = facts.get("previous_year"), facts.get("year_before")
    return Member(
        facts["kind"],
        facts.get("share"),
        _figures(facts),
        _figures(previous) if previous else None,
        _figures(before) if before else None,
    )


def _figures(facts: Mapping[str, Any]) -> Figures:
    return Figures(*(facts.get(name) for name in FIGURES))
