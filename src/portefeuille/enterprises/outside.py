"""The register that this installation asks, and what its answer means for the values that are kept."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from portefeuille.enterprises.keys import KEYS
from portefeuille.enterprises.known import ten
from portefeuille.platform.canonical import Plain
from portefeuille.registers import Figures, Found, Register, RegisterDownError


def register() -> Register:
    """The register of the settings (``ENTERPRISE_REGISTER``)."""
    made: Register = import_string(settings.ENTERPRISE_REGISTER)()
    return made


def ask(number: str) -> Found | None:
    """What the register says; None when it has no such enterprise.

    :raises RegisterDownError: when it does not answer.
    """
    return register().lookup(ten(number))


def ask_if_up(number: str) -> Found | None:
    """What the register says; None when it does not answer, or has no such enterprise."""
    try:
        return ask(number)
    except RegisterDownError:
        return None


def values_of(found: Found) -> dict[str, Plain]:
    """Its answer as values of ``keys.KEYS``; what it does not say is left out."""
    said: dict[str, Any] = {
        "name": found.name,
        "legal_form": found.legal_form,
        "seat": asdict(found.seat) if found.seat else None,
        "registered_since": found.since,
        "registered_until": found.until,
        "establishments": [
            {"number": each.number, "name": each.name, **asdict(each.address)}
            for each in found.establishments
        ],
        "activities": [{"code": each.code, "version": each.version} for each in found.activities],
    }
    for prefix, year in zip(("", "previous_"), found.figures, strict=False):
        said |= _figures(prefix, year)
    return {key: KEYS[key].read(each, key) for key, each in said.items() if each is not None and each != []}


def _figures(prefix: str, year: Figures) -> dict[str, Any]:
    read = {
        f"{prefix}headcount": year.headcount,
        f"{prefix}turnover": year.turnover,
        f"{prefix}balance_total": year.balance_total,
    }
    return read if prefix else {"closed_on": year.closed_on, **read}
