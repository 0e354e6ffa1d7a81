"""Reading statements of a bank: CODA beside febelfin-coda alone, camt.053, and the memory that 100 000 lines take."""

from __future__ import annotations

import io
import json
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from coda import CODA

from benchmarks.bank_files import AMOUNT, camt_file, coda_file
from benchmarks.measure import best, best_of_both, command
from benchmarks.result import Result, against, alone
from portefeuille.banking.reading import read_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

LINES = 10_000
MANY = 100_000
MEBIBYTE = 1 << 20
THOUSANDS = LINES / 1000
MILLI = 1e3


def run() -> Iterator[Result]:
    """Measure.  :raises AssertionError: when the two readers of CODA do not give the same amounts."""
    data = coda_file(LINES)

    def alone_read() -> CODA:
        return CODA(io.TextIOWrapper(io.BytesIO(data), encoding="windows-1252", newline="\n"))

    ours = [line.amount for one in read_statements(data) for line in one.lines]
    assert ours == [int(move.amount * 100) for one in alone_read().statements for move in one.moves]
    mine, theirs = (
        seconds * MILLI / THOUSANDS for seconds in best_of_both(partial(read_statements, data), alone_read, 9)
    )
    name = "CODA read, every field and total checked"
    yield against(name, mine, theirs, "febelfin-coda alone", "ms for 1 000 lines", goal=("<=", 1.5))
    marked = best(partial(read_statements, camt_file(LINES)), 3) * MILLI / THOUSANDS
    yield alone("camt.053 read, every field and total checked", marked, "ms for 1 000 lines", None)
    with tempfile.TemporaryDirectory() as folder:
        for form, made in (("CODA", coda_file), ("camt.053", camt_file)):
            file = Path(folder, form)
            file.write_bytes(made(MANY))
            told = json.loads(command([sys.executable, "-m", "benchmarks.bank_peak", str(file)]))
            assert told["total"] == MANY * AMOUNT
            size = file.stat().st_size / MEBIBYTE
            yield alone(
                f"memory on top of the program: {MANY} lines of {form} ({size:.0f} MiB)",
                told["bytes"] / MEBIBYTE, "MiB", ("<=", 256),
            )  # fmt: skip
