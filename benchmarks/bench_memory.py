"""Peak memory of deciding rows from a file to a file, in a process of its own."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from benchmarks.measure import command, rows_wanted
from benchmarks.population import population
from benchmarks.result import Goal, Result, alone

if TYPE_CHECKING:
    from collections.abc import Iterator

GIB = 1 << 30
#: A way of benchmarks/peak.py, in words, and the goal in GiB.
WAYS: tuple[tuple[str, str, tuple[Goal, float] | None], ...] = (
    ("stream", "Polars, Parquet to Parquet as a stream", ("<=", 2.0)),
    ("memory", "kernel, all rows in memory at once", None),
)


def run() -> Iterator[Result]:
    """Measure both ways: Polars as a stream, and the kernel with all rows in memory at once."""
    rows = rows_wanted()
    with tempfile.TemporaryDirectory() as folder:
        facts = Path(folder, "facts.parquet")
        pl.DataFrame(population(rows)).write_parquet(facts, row_group_size=250_000)
        for how, name, goal in WAYS:
            told = command([sys.executable, "-m", "benchmarks.peak", how, str(facts), str(Path(folder, how))])
            peak = json.loads(told)
            assert peak["rows"] == rows
            yield alone(f"peak memory: {name}", peak["bytes"] / GIB, f"GiB at {rows} rows", goal)
