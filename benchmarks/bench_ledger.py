"""Postings per second of one writer, beside django-hordak on the same PostgreSQL; and of eight writers at once.

Both post one entry of two legs in a transaction of its own.  Ours is also sealed, chained by hashes, idempotent, without
overdraft and append-only in the database; the peer checks the sum of the legs in a trigger.
"""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg

from benchmarks.result import Result, against, alone
from scripts.with_postgres import postgres

ENTRIES = 500
ROUNDS = 3
WRITERS = 8


def run() -> Iterator[Result]:
    """Measure in turns, and keep the best of each."""
    ours, peers = [], []
    with postgres() as server:
        for _ in range(ROUNDS):
            with database(server) as url:
                ours.append(seconds("benchmarks.ledger_ours", str(ENTRIES), url=url))
            with database(server) as url:
                peers.append(seconds("benchmarks.ledger_peer", url, str(ENTRIES)))
        with database(server) as url:
            many = seconds("benchmarks.ledger_ours", str(ENTRIES), str(WRITERS), url=url)
    one, other = (min(each) / ENTRIES * 1e3 for each in (ours, peers))
    yield against(
        "ledger: an entry of two legs, one writer",
        one,
        other,
        "django-hordak",
        "ms",
        faster=True,
        goal=(">=", 1),
    )
    yield alone(
        f"ledger: entries a second, {WRITERS} writers", ENTRIES // WRITERS * WRITERS / many, "entries/s", None
    )


@contextmanager
def database(server: str) -> Iterator[str]:
    """A new database while the block runs."""
    name = f"portefeuille_bench_{uuid.uuid4().hex}"
    admin = urlsplit(server)._replace(path="/postgres").geturl()
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def seconds(module: str, *words: str, url: str = "") -> float:
    """What a process of a bench prints.  :raises RuntimeError: with what it says, when it fails."""
    environment = {
        **os.environ,
        "PYTHONPATH": f"src{os.pathsep}.",
        **({"PORTEFEUILLE_DATABASE_URL": url} if url else {}),
    }
    done = subprocess.run(
        [sys.executable, "-m", module, *words], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{module}: {done.stderr.strip()[-2000:]}")
    return float(done.stdout.split()[-1])
