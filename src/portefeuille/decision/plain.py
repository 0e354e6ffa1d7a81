"""Scaled integers as plain text for the JSON: decimals without trailing zeros, days, words."""

from __future__ import annotations

from datetime import date

from portefeuille.rules.units import Unit

DECIMALS = {"eur": 2, "fte": 2, "rate": 4, "share": 4}


def plain(value: int, unit: Unit) -> str:
    """The value as text: 2500 basis points are ``0.25``, 1250 hundredths ``12.5``, a day its date, a choice its word."""
    match unit.name:
        case "bool":
            return "true" if value else "false"
        case "choice":
            return unit.categories[value]
        case "day":
            return date.fromordinal(value).isoformat()
    return decimal(value, DECIMALS.get(unit.name, 0), unit.scale)


def decimal(value: int, decimals: int, scale: int = 1) -> str:
    """An integer on a scale of ``scale`` x 10**``decimals`` as a decimal text without trailing zeros."""
    base = scale * 10**decimals
    whole, rest = divmod(abs(value), base)
    digits = f"{rest:0{len(str(base)) - 1}d}".rstrip("0") if base > 1 else ""
    return f"{'-' if value < 0 else ''}{whole}{'.' if digits else ''}{digits}"
