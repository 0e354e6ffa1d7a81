"""The money of an application as a picture, with the same figures in a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from portefeuille.wallet.records import Money
from portefeuille.web.enterprise.application.said import eur

if TYPE_CHECKING:
    from portefeuille.applications.models import Application

ROW = 8
"""Height of a bar with the gap below it, in units of the picture."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a row: what it is (``paid``, ``there``, ``open``), and where, of 100 wide."""

    look: str
    x: str
    y: int
    width: str


@dataclass(frozen=True, slots=True)
class Row:
    """One share, in cents: all of it, what the provider was or is being paid, what is in the wallet, what is neither."""

    label: str
    look: str
    whole: int
    paid: int
    there: int

    @property
    def open(self) -> int:
        """Not there yet, or gone back."""
        return self.whole - self.paid - self.there

    @property
    def cells(self) -> tuple[str, ...]:
        """The amounts as they stand in the table."""
        return tuple(eur(cents) for cents in (self.whole, self.paid, self.there, self.open))


@dataclass(frozen=True, slots=True)
class Picture:
    """``closed``: what is open does not come any more, it went back or was never there."""

    rows: tuple[Row, ...]
    closed: bool

    @property
    def total(self) -> Row:
        """Both shares together."""
        whole, paid, there = (
            sum(getattr(row, name) for row in self.rows) for name in ("whole", "paid", "there")
        )
        return Row(_("Samen"), "total", whole, paid, there)

    @property
    def heads(self) -> tuple[str, ...]:
        """What the columns of the table are."""
        return (
            _("In totaal"), _("Betaald"), _("In de portefeuille"),
            _("Terug of niet gebruikt") if self.closed else _("Nog te storten"),
        )  # fmt: skip

    @property
    def height(self) -> int:
        """Of the picture."""
        return len(self.rows) * ROW - 2

    @property
    def bars(self) -> Iterator[Bar]:
        """Every piece with a width; the widest row fills the picture."""
        widest = max(row.whole for row in self.rows) or 1
        for number, row in enumerate(self.rows):
            start = 0
            for look, cents in (("paid", row.paid), ("there", row.there), ("open", row.open)):
                if cents > 0:
                    yield Bar(
                        f"{row.look} {look}", _share(start, widest), number * ROW, _share(cents, widest)
                    )
                start += cents

    @property
    def said(self) -> str:
        """The picture in a sentence for each share."""
        return ". ".join(
            f"{row.label}: " + ", ".join(f"{head.lower()} {cell}" for head, cell in zip(self.heads, row.cells, strict=True))
            for row in self.rows
        )  # fmt: skip


def picture(found: Application, money: Money | None) -> Picture | None:
    """The money of an application; None when nothing was granted."""
    if found.own_share is None or found.subsidy is None:
        return None
    own, subsidy = _("Jouw deel"), _("Subsidie")
    if money is None:
        rows = (Row(own, "own", found.own_share, 0, 0), Row(subsidy, "subsidy", found.subsidy, 0, 0))
        return Picture(rows, closed=False)
    return Picture(
        (
            Row(own, "own", money.own_share, money.own_paid, money.own_there),
            Row(subsidy, "subsidy", money.subsidy, money.subsidy_paid, money.subsidy_there),
        ),
        closed=bool(money.closed),
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}"
