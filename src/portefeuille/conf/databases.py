"""The two databases: SQLite in a file (the embedded default) and PostgreSQL by its address (production).

SQLite's own defaults lose writes under load: without IMMEDIATE a transaction that reads first and writes later fails
at once when another one wrote in between, however long it would have been willing to wait.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BUSY_SECONDS = 30
"""How long a writer on SQLite waits for another one."""

PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
POOL = {"min_size": 0, "max_size": 16, "timeout": 10}
SCHEMES = {"postgres", "postgresql"}

Database = dict[str, Any]


def sqlite(path: Path | str) -> Database:
    """A SQLite file: write-ahead log, one writer at a time who waits, every commit on disk."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"timeout": BUSY_SECONDS, "transaction_mode": "IMMEDIATE", "init_command": PRAGMAS},
    }


def postgresql(url: str) -> Database:
    """``postgresql://user:password@host:port/name?option=value``; a folder of a socket goes in ``?host=``.

    :raises ImproperlyConfigured: for another kind of address, or one without a database name.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in SCHEMES or not name:
        raise ImproperlyConfigured("PORTEFEUILLE_DATABASE_URL: expected postgresql://user@host:port/name")
    options: Database = dict(parse_qsl(parts.query))
    host = options.pop("host", parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": dict(POOL), **options},
    }


def database(url: str, folder: Path) -> Database:
    """The PostgreSQL of the address, or without one the SQLite file in the folder."""
    return postgresql(url) if url else sqlite(folder / "portefeuille.sqlite3")
