"""How the language of a page writes: a label before what it labels."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import get_language

from portefeuille.law.inwords import COLON


def colon() -> str:
    """A colon with its spaces: French has one before it, on the same line."""
    return COLON[get_language() or "nl"]


def labelled(label: str | Promise, value: str | Promise) -> str:
    """``label: value``."""
    return f"{label}{colon()}{value}"
