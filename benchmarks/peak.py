"""Decide a file of facts in this process and print its peak memory: ``python -m benchmarks.peak stream FACTS OUT``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import polars as pl

from benchmarks.population import ON
from portefeuille.law import Law

OUTPUTS = ("size", "outcome", "rate", "subsidy", "not_met", "unknown")


def stream(facts: Path, out: Path) -> None:
    """As the reader for columns does it: a part of the rows at a time."""
    from portefeuille.decision.frames import decide_frame

    decide_frame(pl.scan_parquet(facts), Law.on(ON)).select(OUTPUTS).sink_parquet(out)


def memory(facts: Path, out: Path) -> None:
    """All columns as arrays, then the kernel, then all answers to the file."""
    from portefeuille.decision.kernel import compile_kernel

    kernel = compile_kernel(Law.on(ON))
    columns = {name: pl.read_parquet(facts, columns=[name])[name].to_numpy() for name in kernel.columns}
    pl.DataFrame(kernel.run(columns)).write_parquet(out)


def peak() -> int:
    """The most memory this process has held, in bytes (the kernel's own count: getrusage also counts the parent's)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    kilobytes = next(line for line in lines if line.startswith("VmHWM")).split()[1]
    return int(kilobytes) * 1024


if __name__ == "__main__":
    how, given, written = sys.argv[1:]
    {"stream": stream, "memory": memory}[how](Path(given), Path(written))
    rows = pl.scan_parquet(written).select(pl.len()).collect().item()
    print(json.dumps({"rows": rows, "bytes": peak()}))
