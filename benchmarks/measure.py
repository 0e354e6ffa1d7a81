"""Measuring: the best of several runs, of a function or of a command."""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Bytes of memory a row takes while everything is measured: our columns, their copy, the peer's.
BYTES_A_ROW = 800


def rows_wanted(most: int = 10_000_000) -> int:
    """How many rows to measure on: BENCH_ROWS, else ``most``, or fewer where the memory that is free is too small."""
    given = os.environ.get("BENCH_ROWS")
    if given:
        return int(given)
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return min(most, max(100_000, free // BYTES_A_ROW))


def best(function: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in seconds."""
    return min(_seconds(function) for _ in range(times))


def best_of_both(
    one: Callable[[], object], other: Callable[[], object], times: int = 5
) -> tuple[float, float]:
    """The shortest run of each, in seconds; taken in turns, so that what else the machine does meets both."""
    pairs = [(_seconds(one), _seconds(other)) for _ in range(times)]
    return min(first for first, _ in pairs), min(second for _, second in pairs)


def command(arguments: Sequence[str], text: str = "") -> str:
    """What a command prints.  :raises RuntimeError: when it fails, with what it said.

    Modules are compiled once and kept, as they are where a package is installed; some machines forbid that for what
    lies in a working tree.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(arguments, input=text, capture_output=True, text=True, check=False, env=environment)
    if done.returncode != 0:
        raise RuntimeError(
            f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()[-2000:]}"
        )
    return done.stdout


def _seconds(function: Callable[[], object]) -> float:
    begin = time.perf_counter()
    function()
    return time.perf_counter() - begin
