"""A migration step written in SQL, in one file for each of the two databases: triggers are readable only as SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db.migrations import RunPython


def run_sql(folder: Path, name: str) -> RunPython:
    """Carry out ``<folder>/<vendor>/<name>.sql``.  It is not undone: what guards money is not taken away by a command."""

    def forwards(apps: Any, schema_editor: Any) -> None:
        for statement in statements(folder, schema_editor.connection.vendor, name):
            schema_editor.execute(statement, params=None)

    return RunPython(forwards, RunPython.noop)


def statements(folder: Path, vendor: str, name: str) -> Iterator[str]:
    """The statements of a file.  PostgreSQL takes the file whole; SQLite takes them one by one."""
    text = (folder / vendor / f"{name}.sql").read_text("utf-8")
    if vendor == "postgresql":
        yield text
        return
    pending = ""
    for line in text.splitlines(keepends=True):
        pending += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip() and any(not line.startswith("--") for line in pending.strip().splitlines()):
        raise ValueError(f"{vendor}/{name}.sql ends in the middle of a statement")
