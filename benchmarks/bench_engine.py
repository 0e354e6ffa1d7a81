"""Many rows: the kernel, Polars and SQL beside OpenFisca-Core and beside copying, on one population of one run.

BENCH_ROWS sets the number of rows (10 million, or as many as memory allows).  OpenFisca runs on at most a million
rows in one simulation, written as its users write it; and once more as fast as we could make it: enumerations as
integers, in blocks of the size that suits it best.  Its time is scaled by the row.  Only its ``calculate`` is timed:
setting the inputs is not counted, nor is making our columns.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any

import duckdb
import numba
import polars as pl

from benchmarks.agreement import Agreement, compare, judged_one_by_one
from benchmarks.copying import copier
from benchmarks.measure import best, best_of_both, rows_wanted
from benchmarks.population import ON, Columns, population
from benchmarks.result import Result, against, alone
from portefeuille.decision.frames import decide_frame
from portefeuille.decision.kernel import Kernel, compile_kernel
from portefeuille.decision.sql import query
from portefeuille.law import Law

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OUTPUTS = ("size", "outcome", "rate", "subsidy")
PEER, TUNED = "OpenFisca-Core", "OpenFisca-Core, tuned"
PEER_ROWS = 1_000_000
PEER_BLOCKS = (50_000, 100_000, 200_000)
SQL_ROWS = 2_000_000
CHECKED_ROWS = 3_000
NANO = 1e9


def run() -> Iterator[Result]:
    """Measure.  :raises DisagreementError: when the peer does not decide as we do."""
    logging.getLogger("openfisca_core").setLevel(logging.ERROR)
    law = Law.on(ON)
    columns = population(rows_wanted())
    rows = len(columns["on"])
    kernel = compile_kernel(law, masks=False)
    agreed = _agreement(columns, law, kernel)
    yield alone(
        "rows on which OpenFisca's float32 decides otherwise",
        agreed.otherwise,
        f"of {agreed.rows} rows",
        None,
    )
    yield alone("largest difference of its subsidy", agreed.cents / 100, "euro, on the other rows", None)
    whole, tuned = _peer(columns)

    given = {name: columns[name] for name in kernel.columns}
    out = kernel.run(given)
    ours, copied = best_of_both(
        partial(kernel.run, given, out=out), copier([*given.values(), *out.values()]), times=25
    )
    ours, copied = ours / rows * NANO, copied / rows * NANO
    unit = f"ns a row, ours {rows} rows, OpenFisca {min(rows, PEER_ROWS)}"
    yield against("kernel, all cores", ours, whole, PEER, unit, faster=True, goal=(">=", 50))
    yield against("kernel, all cores", ours, tuned, TUNED, unit, faster=True, goal=None)
    one_core = _on_one_core(partial(kernel.run, given, out=out)) / rows * NANO
    yield against("kernel, one core", one_core, whole, PEER, unit, faster=True, goal=None)
    wide = "ns a row, as many threads"
    yield against("kernel beside copying", ours, copied, "copying its columns", wide, goal=("<=", 2))

    masked = compile_kernel(law)
    with_masks = best(partial(masked.run, given, out=masked.run(given)), 15) / rows * NANO
    yield against("kernel with both masks", with_masks, whole, PEER, unit, faster=True, goal=None)

    polars = best(_polars(given, law), 5) / rows * NANO
    yield against("Polars", polars, whole, PEER, unit, faster=True, goal=(">=", 10))
    yield against("Polars", polars, tuned, TUNED, unit, faster=True, goal=None)
    some = {name: column[:SQL_ROWS] for name, column in given.items()}
    fewer = len(some["on"])
    sql = best(_duckdb(some, law), 3) / fewer * NANO
    unit = f"ns a row, ours {fewer} rows, OpenFisca {min(rows, PEER_ROWS)}"
    yield against("SQL in DuckDB", sql, whole, PEER, unit, faster=True, goal=None)


def _agreement(columns: Columns, law: Law, kernel: Kernel) -> Agreement:
    """The peer beside the evaluation of single cases on a few rows, and beside the kernel on many."""
    few = {name: column[:CHECKED_ROWS] for name, column in columns.items()}
    compare(judged_one_by_one(few, law), _answers(few))
    many = {name: column[:PEER_ROWS] for name, column in columns.items()}
    return compare(kernel.run(many), _answers(many))


def _answers(columns: Columns) -> dict[str, Any]:
    from benchmarks.openfisca_peer import Wallet, bridge

    made = bridge.simulation(Wallet(), bridge.as_inputs(columns), str(ON))
    return bridge.as_ours(bridge.calculate(made, str(ON)))


def _peer(columns: Columns) -> tuple[float, float]:
    """Nanoseconds a row of the peer: as its users write it, in one simulation; and as fast as it can be made."""
    from benchmarks.openfisca_peer import choices

    rows = min(len(columns["on"]), PEER_ROWS)
    whole = _peer_time(columns, rows)
    choices.by_integers = True
    tuned = min(_peer_time(columns, size) for size in {*PEER_BLOCKS, rows} if size <= rows)
    choices.by_integers = False
    return whole, tuned


def _peer_time(columns: Columns, rows: int) -> float:
    from benchmarks.openfisca_peer import Wallet, bridge

    system, day = Wallet(), str(ON)
    given = bridge.as_inputs({name: column[:rows] for name, column in columns.items()})
    made = (bridge.simulation(system, given, day) for _ in range(5))
    return min(best(partial(bridge.calculate, each, day), 1) for each in made) / rows * NANO


def _on_one_core(function: Callable[[], object]) -> float:
    """The best of three runs with a single thread, in seconds."""
    threads = numba.get_num_threads()
    numba.set_num_threads(1)
    try:
        return best(function, 3)
    finally:
        numba.set_num_threads(threads)


def _polars(columns: Columns, law: Law) -> Callable[[], object]:
    frame = pl.DataFrame(columns).lazy()

    def collect() -> object:
        return decide_frame(frame, law).select(OUTPUTS).collect(engine="streaming")

    return collect


def _duckdb(columns: Columns, law: Law) -> Callable[[], object]:
    connection = duckdb.connect()
    frame = pl.DataFrame(columns)
    connection.register("given", frame.to_arrow())
    connection.execute("CREATE TABLE facts AS SELECT * FROM given")
    text = f"SELECT {', '.join(OUTPUTS)} FROM ({query(law, 'facts')})"

    def answer() -> object:
        return connection.execute(f"CREATE OR REPLACE TEMP TABLE answers AS {text}")

    return answer
