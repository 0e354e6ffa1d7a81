"""``portefeuille run-due`` with ten times as many applications: what is not due costs no questions, no memory, and less than its share
of time; a warning costs the same.

On PostgreSQL, in this process, by the clock: the table of applications grows from 10 000 to 100 000 (with BIG=1 to 1 000 000), as
in bench_portal.py.  First a run with nothing due (the one that cron starts every quarter of an hour), then one that warns
of a last day.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from benchmarks.bench_ledger import database
from benchmarks.bench_portal import LARGE, MILLI, SMALL, _made
from benchmarks.result import Result, against, alone
from scripts.with_postgres import postgres

TIMES, DUE = 9, 200
GROWN, GROWTH = LARGE / SMALL, 1.3
MEGABYTE = 1024
"""In the unit of ``ru_maxrss``, kilobytes."""
LITTLE = 8
WRITTEN = "BENCH_DUE"


def run() -> Iterator[Result]:
    """Measure in a process of its own: the settings are those of one database."""
    with postgres() as server, database(server) as url:
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.bench_due"], check=True, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PORTEFEUILLE_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portefeuille.conf.testing"},
        ).stdout  # fmt: skip
    import json

    found = json.loads(told.rpartition(WRITTEN)[2])
    small, large = found["small"], found["large"]
    beside = f"{LARGE} beside {SMALL} applications"
    yield against(
        f"run-due: nothing due, {beside}",
        large["idle"],
        small["idle"],
        f"with {SMALL}",
        "ms",
        goal=("<=", GROWN),
    )
    yield alone(f"run-due: questions more, {beside}", large["asked"] - small["asked"], "questions", ("<=", 0))
    yield alone(f"run-due: memory more, {beside}", found["memory"], "MB", ("<=", LITTLE))
    yield against(
        f"run-due: a warning, {beside}", large["warning"], small["warning"], f"with {SMALL}", "ms",
        goal=("<=", GROWTH),
    )  # fmt: skip


def main() -> None:
    """Load, run, tell as JSON."""
    import json

    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from benchmarks.portal_load import OF_ONE, multiply

    _, originals = _made()
    multiply(originals, 1, SMALL // OF_ONE)
    small = _measured()
    before = _memory()
    multiply(originals, SMALL // OF_ONE + 1, LARGE // OF_ONE)
    large = _measured()
    print(WRITTEN + json.dumps({"small": small, "large": large, "memory": _memory() - before}))


def _measured() -> dict[str, float]:
    """Milliseconds of a run with nothing due, its questions to the database, and milliseconds of a warning."""
    _everything()
    times, asked = [], 0
    for _ in range(TIMES):
        begin = time.perf_counter()
        asked = _everything()
        times.append((time.perf_counter() - begin) * MILLI)
    return {"idle": statistics.median(times), "asked": asked, "warning": _warning()}


def _everything() -> int:
    """Every part of ``run-due``, long after the applications were loaded.  How many questions to the database."""
    from django.db import connection

    from portefeuille import clock
    from portefeuille.cli.run_due import _parts
    from tests.applications.life import DAY

    asked = 0

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(sql, params, many, context)

    clock.fix(DAY + timedelta(days=1))
    with connection.execute_wrapper(count):
        for _, work in _parts():
            work()
    return asked


def _warning() -> float:
    """Some that were not warned of yet come within a week of their last day."""
    from portefeuille import clock
    from portefeuille.applications.models import Application
    from portefeuille.applications.reminding import remind

    today = clock.today()
    far = Application.objects.filter(state="awaiting_deposit", deposit_by__gt=today + timedelta(days=10))
    some = list(far.order_by("pk").values_list("pk", flat=True)[:DUE])
    Application.objects.filter(pk__in=some).update(deposit_by=today + timedelta(days=7))
    begin = time.perf_counter()
    given = remind(today).given
    if given != DUE:
        raise RuntimeError(f"{given} warnings; expected {DUE}")
    took = (time.perf_counter() - begin) * MILLI
    Application.objects.filter(pk__in=some).update(deposit_by=today + timedelta(days=8))
    remind(today)  # settled, so that the next measure begins with nothing due
    return took / DUE


def _memory() -> float:
    """The most that this process had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


if __name__ == "__main__":
    main()
