"""What touches a subscriber: written as one short text, so that the database can compare it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from portefeuille.law.touches import Touch

SIDES = tuple(field.name for field in fields(Touch))


def written(told: Mapping[str, str]) -> str:
    """Sides of :class:`Touch` and a value for each, always in the same order.

    :raises ValueError: for a side that there is not, or a value with a space in it.
    """
    for side, value in told.items():
        if side not in SIDES or not value or " " in value or "=" in value:
            raise ValueError(f"{side}={value!r} is no filter; expected a value for one of {', '.join(SIDES)}")
    return " ".join(f"{side}={told[side]}" for side in SIDES if side in told)


def read(text: str) -> Touch:
    """The filter that was written."""
    told = dict(each.split("=", 1) for each in text.split())
    return Touch(**{side: frozenset({value}) for side, value in told.items()})
