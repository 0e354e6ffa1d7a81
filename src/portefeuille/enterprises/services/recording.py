"""Rows that are added: values of a new version, answers of a register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from portefeuille import clock
from portefeuille.enterprises.errors import BadValueError, UnknownEnterpriseError
from portefeuille.enterprises.keys import KEYS
from portefeuille.enterprises.known import Known, ten, value
from portefeuille.enterprises.models import Enterprise, RegisterAnswer, Value
from portefeuille.enterprises.outside import values_of
from portefeuille.platform import audit, gate
from portefeuille.platform.canonical import Plain, canonical
from portefeuille.platform.models import Actor
from portefeuille.registers import Found


class Source(NamedTuple):
    """A register, and the day of its data."""

    register: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Said:
    """A value to be recorded; ``source`` when a register says it."""

    key: str
    value: Plain
    source: Source | None = None
    against: str = ""
    reason: str = ""


def source(found: Found) -> Source:
    """Where its values come from."""
    return Source(found.origin, found.day)


def locked(number: str) -> Enterprise:
    """The enterprise, with everybody else waiting.  Inside a transaction."""
    gate.enter()
    found = Enterprise.objects.select_for_update().filter(number=ten(number)).first()
    if found is None:
        raise UnknownEnterpriseError(number)
    return found


def read(values: Mapping[str, Any], now: Mapping[str, Known]) -> dict[str, Plain]:
    """The values as they are kept.  None takes a value away.

    :raises BadValueError: for a key that is not known, a value that cannot be, or an activity that is not registered.
    """
    kept: dict[str, Plain] = {}
    for key, given in values.items():
        if key not in KEYS:
            raise BadValueError(key, "a value that is kept of an enterprise", key, "unknown")
        kept[key] = None if given is None else KEYS[key].read(given, key)
    _check_activity(kept, now)
    return kept


def _check_activity(kept: Mapping[str, Plain], now: Mapping[str, Known]) -> None:
    """The main activity is one of those registered, as far as these are known."""
    registered: Any = kept["activities"] if "activities" in kept else value(now, "activities")
    main = kept.get("main_activity")
    if main is not None and registered and main not in registered:
        raise BadValueError("main_activity", "one of the registered activities", main, "not_registered")


def record(enterprise: Enterprise, rows: list[Said], actor: Actor, action: str) -> int:
    """Add them as one new version, and tell the audit log which (not what they are).  The version."""
    version = enterprise.version + 1
    at = clock.now()
    Value.objects.bulk_create(
        Value(
            enterprise=enterprise, key=each.key, version=version, value=canonical(each.value), actor=actor, at=at,
            origin="register" if each.source else "declared", register=each.source.register if each.source else "",
            as_of=each.source.as_of if each.source else None, against=each.against, reason=each.reason,
        )
        for each in rows
    )  # fmt: skip
    enterprise.version = version
    enterprise.save(update_fields=["version"])
    audit.write(
        actor, action, f"enterprise:{enterprise.number}",
        {"keys": sorted(each.key for each in rows), "version": version},
    )  # fmt: skip
    return version


def answer(enterprise: Enterprise, name: str, found: Found | None) -> RegisterAnswer:
    """Keep what the register said."""
    return RegisterAnswer.objects.create(
        enterprise=enterprise, register=name, as_of=found.day if found else None, at=clock.now(),
        found=found is not None, content=canonical(values_of(found)) if found else "{}",
    )  # fmt: skip
