"""What the environment says.  Every setting of a deployment is an environment variable that begins with PORTEFEUILLE_."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

MODES = ("development", "demonstration", "production")


def text(name: str, default: str = "") -> str:
    """PORTEFEUILLE_<name>, or the default when it is absent or empty."""
    return os.environ.get(f"PORTEFEUILLE_{name}", "").strip() or default


def flag(name: str) -> bool:
    """1 is yes; absent, empty or 0 is no; anything else is refused."""
    value = text(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"PORTEFEUILLE_{name} is {value!r}; expected 0 or 1")
    return value == "1"


def number(name: str, default: int) -> int:
    """A whole number, zero or more."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"PORTEFEUILLE_{name} is {value!r}; expected a whole number")
    return int(value)


def words(name: str) -> list[str]:
    """A list with commas between."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def needed(name: str, reason: str) -> str:
    """A value that production cannot do without."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"PORTEFEUILLE_{name} is not set: {reason}")
    return value


def mode() -> str:
    """``development`` (the default), ``demonstration`` or ``production``."""
    value = text("MODE", "development")
    if value not in MODES:
        raise ImproperlyConfigured(f"PORTEFEUILLE_MODE is {value!r}; expected one of {', '.join(MODES)}")
    return value


def folder() -> Path:
    """Where the database and what else is kept lives; ``var`` under the current folder unless told.

    A demonstration has a folder of its own in it, so that nothing else is mixed with what is made up.
    """
    return Path(text("VAR", "var/demonstration" if mode() == "demonstration" else "var")).absolute()
