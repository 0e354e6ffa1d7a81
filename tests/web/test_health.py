"""Alive and ready are two questions."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client


def test_alive_without_a_database(client: Client) -> None:
    answer = client.get("/healthz/livez")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_every_table_is_there(client: Client) -> None:
    answer = client.get("/healthz/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_not_ready_when_a_migration_has_not_run(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    answer = client.get("/healthz/readyz")
    assert (answer.status_code, answer.json()["because"]) == (503, "1 migrations have not run")


def test_not_ready_when_the_database_does_not_answer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise OperationalError("password of the database")

    monkeypatch.setattr(MigrationExecutor, "__init__", refuse)
    answer = client.get("/healthz/readyz")
    assert answer.status_code == 503
    assert "password" not in answer.content.decode()
