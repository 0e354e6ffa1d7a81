"""The percentages of a theme on a day, from the law."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from portefeuille.advisor.dated import day
from portefeuille.law import Law, inwords
from portefeuille.rules.registry import BEGIN
from portefeuille.web.public.calculator.sizes import NAMES, SIZES

BASE = "rate.base"


@dataclass(frozen=True, slots=True)
class Rate:
    """For a size: what it is called, the percentage in words, and the parameter of the law."""

    size: str | Promise
    text: str
    parameter: str


def of_theme(code: str, law: Law, lang: str) -> tuple[Rate, ...]:
    """Of a theme; an empty code: of a service without one.  Nothing before the scheme of today."""
    if law.on_date < BEGIN:
        return ()
    row = next((row for row in law.rows("themes") if row["code"] == code), None)
    prefix = row["rate"] if row else BASE
    return tuple(
        Rate(
            NAMES[size],
            inwords.reading(law.reading(f"{prefix}.{size}"), lang),
            f"{prefix}.{size}",
        )
        for size in SIZES
    )


def higher(law: Law, service: str) -> str:
    """The one theme with a higher rate on a day, for a service that has it without a theme; empty when it is not one."""
    found = day(law.on_date, service, law.known).bonus
    return next(iter(found)) if len(found) == 1 else ""
