"""What would be different one day later, with cybersecurity as the theme, or next year: only where decide() says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portefeuille.decision import CaseError, Decision, decide
from portefeuille.decision.formats import day, money
from portefeuille.decision.wording import Words
from portefeuille.web.public.calculator.decided import case
from portefeuille.web.public.calculator.sizes import SIZES, Both
from portefeuille.web.public.forms.sheet import Sheet
from portefeuille.web.public.forms.typed import typed_day

CYBERSECURITY = "digitalisation/cybersecurity"


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What would differ: when, what each size would get then, and the address of that calculation."""

    label: str | Promise
    both: Both
    address: str


def otherwise(sheet: Sheet, decisions: dict[str, Decision]) -> Iterator[Otherwise]:
    """The changes that make a difference for at least one size."""
    for label, changes in _changes(sheet):
        try:
            changed = {size: decide(case(sheet, size, **changes), sheet.lang) for size in SIZES}
        except CaseError:
            continue
        if any(_told(changed[size]) != _told(decisions[size]) for size in SIZES):
            typed = {
                name: typed_day(value) if isinstance(value, date) else value
                for name, value in changes.items()
            }
            yield Otherwise(
                label,
                Both(*(said(changed[size]) for size in SIZES)),
                sheet.address(**{name: value or "" for name, value in typed.items()}),
            )


def _changes(sheet: Sheet) -> Iterator[tuple[str | Promise, dict[str, Any]]]:
    on: date = sheet.values["op"]
    new_year = date(on.year + 1, 1, 1) if on.year < date.max.year else on
    later = on + timedelta(days=1) if on < date.max else on
    if later < new_year:
        yield _("Eén dag later, op %(day)s") % {"day": day(later, sheet.lang)}, {"op": later}
    if sheet.values.get("thema") != CYBERSECURITY:
        yield _("Met cybersecurity als thema"), {"thema": CYBERSECURITY}
    yield _("Volgend jaar, op %(day)s") % {"day": day(new_year, sheet.lang)}, {"op": new_year, "kreeg": None}


def _told(decision: Decision) -> tuple[object, ...]:
    return decision.outcome, decision.rate, decision.subsidy, decision.between


def said(decision: Decision) -> str | Promise:
    """The subsidy, or the outcome when there is none."""
    if decision.between:
        lower, upper = (money(cents, decision.lang) for cents in decision.between)
        return _("%(lower)s of %(upper)s") % {"lower": lower, "upper": upper}
    if decision.subsidy is None:
        return Words.of(decision.lang).category("outcome", decision.outcome)
    return money(decision.subsidy, decision.lang)
