"""``make bench``: runs every ``bench_*.py`` (or those named), prints a table and writes ``build/bench.json``.

A goal that is missed is shown as missed; it does not make the run fail.  A benchmark that breaks off does.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

from benchmarks.result import Result, as_json, table

HERE = Path(__file__).resolve().parent
WRITTEN = HERE.parent / "build" / "bench.json"


def modules(named: list[str]) -> list[str]:
    """The benchmarks to run: those named (without ``bench_``), or all of them in the order of their names.

    :raises KeyError: with the name that no benchmark has.
    """
    there = {path.stem.removeprefix("bench_"): path.stem for path in sorted(HERE.glob("bench_*.py"))}
    return [there[name] for name in named or there]


def main(named: list[str]) -> int:
    """0 when every benchmark ran; 2 when a name is unknown."""
    try:
        chosen = modules(named)
    except KeyError as error:
        print(f"benchmarks: there is none called {error}", file=sys.stderr)
        return 2
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the start", file=sys.stderr)
    results: list[Result] = []
    for name in chosen:
        print(f"{name} ...", file=sys.stderr, flush=True)
        results.extend(import_module(f"benchmarks.{name}").run())
    print(table(results))
    WRITTEN.parent.mkdir(exist_ok=True)
    WRITTEN.write_text(as_json(results), encoding="utf-8")
    missed = [one.name for one in results if one.met is False]
    print(f"{len(results)} measured, {len(missed)} goals missed{': ' if missed else ''}{', '.join(missed)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
