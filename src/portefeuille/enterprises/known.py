"""The values of an enterprise as they hold now, each with its origin; and what they were before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from portefeuille.enterprises.errors import UnknownEnterpriseError
from portefeuille.enterprises.models import Enterprise, RegisterAnswer, Value
from portefeuille.numbers import read as read_number
from portefeuille.platform.canonical import canonical


@dataclass(frozen=True, slots=True)
class Known:
    """A value; ``by`` is the name of who recorded it.  ``register`` is empty when it was declared.

    ``version`` is the one that recorded it; ``since`` the first from which it was the same without a break.
    """

    key: str
    value: Any
    version: int
    at: datetime
    by: str
    register: str
    as_of: date | None
    against: str
    reason: str
    erased: bool
    since: int

    @property
    def verified(self) -> bool:
        """Whether a register says so."""
        return bool(self.register)


@dataclass(frozen=True, slots=True)
class Difference:
    """The register says something else than what was declared, and the enterprise has not said yet what holds."""

    key: str
    declared: Any
    register_value: Any
    register: str
    as_of: date


def ten(text: str) -> str:
    """The ten digits of an enterprise number, however it is spelled.

    :raises UnknownEnterpriseError: when it cannot be one.
    """
    if len(text) == 10 and text.isascii() and text.isdigit():
        return text
    found = read_number(text, "enterprise")
    if found.canonical is None:
        raise UnknownEnterpriseError(text)
    return found.canonical.replace(".", "")


def history(number: str) -> tuple[Known, ...]:
    """Every value that ever held, the newest first."""
    rows = Value.objects.filter(enterprise=ten(number)).select_related("actor").order_by("-version", "key")
    return tuple(_known(row, None) for row in rows)


def current(number: str) -> dict[str, Known]:
    """The values that hold, by key.  A value that was taken away is there, as None.

    :raises UnknownEnterpriseError: when it is not registered.
    """
    return latest(number)[1]


def latest(number: str) -> tuple[int, dict[str, Known]]:
    """The version, and the values that hold.

    :raises UnknownEnterpriseError: when it is not registered.
    """
    digits = ten(number)
    found = several((digits,))
    if digits not in found:
        raise UnknownEnterpriseError(number)
    return max(each.version for each in found[digits].values()), found[digits]


def several(numbers: Iterable[str], key: str = "") -> dict[str, dict[str, Known]]:
    """The values that hold of many enterprises, in one query; with a key only that one."""
    found: dict[str, dict[str, Known]] = {}
    rows = Value.objects.filter(enterprise__in=tuple(numbers)).select_related("actor").order_by("version")
    for row in rows.filter(key=key) if key else rows:
        values = found.setdefault(row.enterprise_id, {})
        values[row.key] = _known(row, values.get(row.key))
    return found


def _known(row: Value, before: Known | None) -> Known:
    value = json.loads(row.value)
    since = before.since if before is not None and before.value == value else row.version
    return Known(
        row.key, value, row.version, row.at, row.actor.name, row.register, row.as_of, row.against, row.reason,
        row.erased, since,
    )  # fmt: skip


def value(values: Mapping[str, Known], key: str) -> Any:
    """The value of a key; None when it is not known."""
    found = values.get(key)
    return found.value if found else None


def last_answer(number: str) -> RegisterAnswer | None:
    """The last answer of a register about it."""
    return RegisterAnswer.objects.filter(enterprise=ten(number)).order_by("-id").first()


def differences(values: Mapping[str, Known], answer: RegisterAnswer | None) -> tuple[Difference, ...]:
    """Where the last answer differs from what was declared, unless the enterprise kept to its own against that answer."""
    if answer is None or not answer.found or answer.as_of is None:
        return ()
    found = []
    for key, said in json.loads(answer.content).items():
        mine = values.get(key)
        if mine is None or mine.verified or mine.value == said or mine.against == canonical(said):
            continue
        found.append(Difference(key, mine.value, said, answer.register, answer.as_of))
    return tuple(found)


def exists(number: str) -> bool:
    """Whether it is registered."""
    try:
        return Enterprise.objects.filter(number=ten(number)).exists()
    except UnknownEnterpriseError:
        return False
