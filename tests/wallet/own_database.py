"""A database of its own for what needs many processes: a file of SQLite, or a database on the PostgreSQL of the tests."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]
URL = "PORTEFEUILLE_DATABASE_URL"


@contextmanager
def own_database(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a process that uses it, migrated; of the kind that these tests run on."""
    server = os.environ.get(URL)
    if not server:
        shutil.copytree(_template_file(), folder, dirs_exist_ok=True)
        yield _environment(folder)
        return
    name = f"portefeuille_{uuid.uuid4().hex}"
    _admin(server, f'CREATE DATABASE "{name}" TEMPLATE "{_template_database(server)}"')
    try:
        yield _environment(folder, urlsplit(server)._replace(path=f"/{name}").geturl())
    finally:
        _admin(server, f'DROP DATABASE "{name}" WITH (FORCE)')


@cache
def _template_file() -> Path:
    """A folder with a migrated file: made once, since migrating takes longer than copying."""
    folder = Path(tempfile.mkdtemp(prefix="portefeuille-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _migrate(_environment(folder))
    return folder


@cache
def _template_database(server: str) -> str:
    name = f"portefeuille_{uuid.uuid4().hex}"
    _admin(server, f'CREATE DATABASE "{name}"')
    atexit.register(_admin, server, f'DROP DATABASE "{name}" WITH (FORCE)')
    _migrate(_environment(Path(tempfile.gettempdir()), urlsplit(server)._replace(path=f"/{name}").geturl()))
    return name


def _admin(server: str, statement: str) -> None:
    with psycopg.connect(urlsplit(server)._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(statement.encode())


def _migrate(environment: dict[str, str]) -> None:
    python(environment, "-m", "portefeuille", "manage", "migrate", "--verbosity", "0")


def _environment(folder: Path, url: str = "") -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != URL}
    return {
        **kept, **({URL: url} if url else {}), "PORTEFEUILLE_VAR": str(folder),
        "DJANGO_SETTINGS_MODULE": "portefeuille.conf.testing", "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }  # fmt: skip


def python(environment: dict[str, str], *words: str) -> str:
    """What a Python process prints.  :raises AssertionError: with what it complained of, when it fails."""
    done = subprocess.run(
        [sys.executable, *words], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(words)}: {done.stdout[-2000:]}{done.stderr[-4000:]}"
    return done.stdout
