"""The figures of a group carried into a case and into the form of Check.

The figures together are exact products of shares; a case takes two decimals.  A headcount is rounded down and an
amount up: a headcount must stay below its ceiling and an amount may reach it, so neither rounding changes the class.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from portefeuille.rules.steps.group import FIGURES, Consolidated, Figures, Member
from portefeuille.rules.units import EXACT
from portefeuille.web.public.check.fields import GROUP_SIZE
from portefeuille.web.public.forms.reading import plain
from portefeuille.web.public.forms.typed import typed_number

HALF = 5000
"""The largest share of a partner that a case can hold, in basis points."""


def together(whole: Consolidated) -> dict[str, Any]:
    """The figures together as they stand in a case; those that are not known are left out."""
    return {name: plain(value) for name, value in _rounded(whole).items()}


def totals(place: str, whole: Consolidated, lang: str) -> dict[str, str]:
    """The figures together as they are typed in a form, by the path of their fact."""
    return {f"{place}.{name}": typed_number(value, lang) for name, value in _rounded(whole).items()}


def _rounded(whole: Consolidated) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for name in FIGURES:
        exact: int | None = getattr(whole, name)
        if exact is not None:
            hundredths = exact // EXACT if name == "headcount" else -(-exact // EXACT)
            found[name] = Decimal(hundredths) / 100
    return found


def carried(own: Figures, members: Sequence[Member], lang: str) -> dict[str, str] | None:
    """The fields of Check with a row for every member; None when there are too many, or one does not fit a row."""
    if len(members) > GROUP_SIZE or any(
        each.kind == "partner" and (each.share_bp is None or each.share_bp > HALF) for each in members
    ):
        return None
    found = _typed("enterprise", own, lang)
    for index, member in enumerate(members):
        place = f"enterprise.group.{index}"
        found[f"{place}.kind"] = member.kind
        if member.kind == "partner":
            found[f"{place}.share"] = typed_number(Decimal(member.share_bp or 0) / 100, lang)
        found |= _typed(place, member.figures, lang)
    return found


def _typed(place: str, figures: Figures, lang: str) -> dict[str, str]:
    return {
        f"{place}.{name}": typed_number(Decimal(value) / 100, lang)
        for name, value in zip(FIGURES, figures, strict=True)
        if value is not None
    }
