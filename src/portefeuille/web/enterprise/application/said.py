"""Amounts, days, terms and accounts, in the language of the page."""

from __future__ import annotations

from datetime import date

from django.utils.translation import get_language

from portefeuille.decision import formats
from portefeuille.numbers.communication import structured_communication

SOON = 7
"""Days within which a last day is near."""


def lang() -> str:
    """The language of the page: nl, en or fr."""
    found = get_language() or "nl"
    return found if found in formats.LANGUAGES else "nl"


def eur(cents: int | None) -> str:
    """An amount; empty where none is known."""
    return "" if cents is None else formats.money(cents, lang())


def on(when: date | str | None) -> str:
    """A day; also one as it stands in a detail (2026-12-15); empty for none."""
    if not when:
        return ""
    return formats.day(date.fromisoformat(when) if isinstance(when, str) else when, lang())


def tone(last: date | None, today: date) -> str:
    """``bad`` for a day that is past, ``doubt`` for one that is near, ``good`` otherwise."""
    if last is None:
        return "good"
    days = (last - today).days
    return "bad" if days < 0 else "doubt" if days <= SOON else "good"


def communication(text: str) -> str:
    """A structured communication between its plus signs; another text as it is."""
    return structured_communication(text).canonical or text if text else ""
