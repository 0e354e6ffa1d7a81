"""SQLite runs with the options that keep what was written: proved on a live connection, and with many writers at once."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.utils import ConnectionHandler, DatabaseError
from pytest_django import DjangoDbBlocker

from portefeuille.conf.databases import BUSY_SECONDS, sqlite

WRITERS, WRITES = 8, 10


@pytest.fixture(autouse=True)
def a_file_of_our_own(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """These tests make their own databases; that of the tests stays out of it."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[ConnectionHandler]:
    made = ConnectionHandler({"default": sqlite(tmp_path / "live.sqlite3")})
    yield made
    made.close_all()


def answer(connection: Any, sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    "pragma, expected",
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", BUSY_SECONDS * 1000)],
)
def test_a_live_connection_has_the_option(
    handler: ConnectionHandler, pragma: str, expected: str | int
) -> None:
    assert answer(handler["default"], f"PRAGMA {pragma}") == expected


def test_a_writer_waits_at_least_twenty_seconds() -> None:
    assert BUSY_SECONDS >= 20


def test_a_transaction_takes_the_lock_when_it_begins(handler: ConnectionHandler, tmp_path: Path) -> None:
    connection = handler["default"]
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    other = sqlite3.connect(tmp_path / "live.sqlite3", timeout=0, isolation_level=None)
    with closing(other), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    connection.rollback()


def test_without_immediate_a_writer_that_read_first_fails_at_once(tmp_path: Path) -> None:
    """Why the option is there: the wait is long, and yet nobody waits."""
    configuration = sqlite(tmp_path / "deferred.sqlite3")
    del configuration["OPTIONS"]["transaction_mode"]
    first, second = (ConnectionHandler({"default": configuration}) for _ in range(2))
    with first["default"].cursor() as cursor:
        cursor.execute("CREATE TABLE counter (n INTEGER NOT NULL)")
        cursor.execute("INSERT INTO counter VALUES (0)")
    first["default"].set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert answer(first["default"], "SELECT n FROM counter") == 0
    with second["default"].cursor() as cursor:
        cursor.execute("UPDATE counter SET n = 1")
    began = time.monotonic()
    with pytest.raises(DatabaseError, match="locked"), first["default"].cursor() as cursor:
        cursor.execute("UPDATE counter SET n = 1")
    assert time.monotonic() - began < BUSY_SECONDS / 2
    first["default"].rollback()
    first.close_all()
    second.close_all()


def test_the_site_uses_these_options() -> None:
    used = settings.DATABASES["default"]
    if used["ENGINE"].endswith("sqlite3"):
        assert used["OPTIONS"] == sqlite("any")["OPTIONS"]
    else:
        assert used["ENGINE"] == "django.db.backends.postgresql"


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each reads and then writes in one transaction: what fails at once with SQLite's own defaults."""
    configuration = {"default": sqlite(tmp_path / "busy.sqlite3")}
    first = ConnectionHandler(configuration)
    with first["default"].cursor() as cursor:
        cursor.execute("CREATE TABLE counter (n INTEGER NOT NULL)")
        cursor.execute("INSERT INTO counter VALUES (0)")
    failures: list[DatabaseError] = []
    gate = threading.Barrier(WRITERS)

    def write() -> None:
        handler = ConnectionHandler(configuration)
        connection = handler["default"]
        try:
            gate.wait()
            for _ in range(WRITES):
                connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
                n = answer(connection, "SELECT n FROM counter")
                with connection.cursor() as cursor:
                    cursor.execute("UPDATE counter SET n = %s", [n + 1])
                connection.commit()
                connection.set_autocommit(True)
        except DatabaseError as failure:
            failures.append(failure)
        finally:
            handler.close_all()

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert answer(first["default"], "SELECT n FROM counter") == WRITERS * WRITES
    first.close_all()
