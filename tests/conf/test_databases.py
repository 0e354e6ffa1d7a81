"""The address of a PostgreSQL, in pieces."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portefeuille.conf.databases import POOL, database, postgresql


def test_every_part_of_an_address() -> None:
    made = postgresql("postgresql://me:p%40ss@db.example:5433/dossiers?sslmode=require")
    assert (made["USER"], made["PASSWORD"], made["HOST"], made["PORT"]) == (
        "me",
        "p@ss",
        "db.example",
        "5433",
    )
    assert made["NAME"] == "dossiers"
    assert made["OPTIONS"] == {"pool": POOL, "sslmode": "require"}


def test_a_socket_is_a_folder() -> None:
    assert postgresql("postgres:///dossiers?host=/run/postgresql")["HOST"] == "/run/postgresql"


@pytest.mark.parametrize("url", ["mysql://me@db/x", "postgresql://me@db", "postgresql://me@db/", "dossiers"])
def test_another_address_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="expected postgresql://"):
        postgresql(url)


def test_without_an_address_it_is_sqlite() -> None:
    made = database("", Path("/somewhere"))
    assert made["ENGINE"] == "django.db.backends.sqlite3"
    assert made["NAME"] == "/somewhere/portefeuille.sqlite3"
