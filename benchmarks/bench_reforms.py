"""Sixty-four reforms on one compiled kernel and one frozen population."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from benchmarks.measure import best, rows_wanted
from benchmarks.population import ON, population
from benchmarks.result import Result, alone
from portefeuille.decision.kernel import compile_kernel
from portefeuille.law import Law

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = 1_000_000
#: Basis points and cents: four rates for each size, and four ceilings.
RATES_SMALL, RATES_MEDIUM = (2_500, 3_000, 3_500, 4_000), (1_500, 2_000, 2_500, 3_000)
CEILINGS = (500_000, 750_000, 1_000_000, 1_500_000)


def reforms(law: Law) -> list[Law]:
    """Every combination of rates and ceiling as a law."""
    return [
        law.reform({"rate.base.small": small, "rate.base.medium": medium, "ceiling.year.small": ceiling})
        for small, medium, ceiling in product(RATES_SMALL, RATES_MEDIUM, CEILINGS)
    ]


def run() -> Iterator[Result]:
    """Measure: making the reforms is counted, compiling is not."""
    law = Law.on(ON)
    columns = population(min(rows_wanted(), ROWS))
    kernel = compile_kernel(law, masks=False)
    out = kernel.run(columns)
    spent: list[int] = []

    def all_reforms() -> None:
        spent.clear()
        for reform in reforms(law):
            subsidy: Any = kernel.run(columns, law=reform, out=out)["subsidy"]
            spent.append(int(subsidy[:1000].clip(0).sum()))

    seconds = best(all_reforms, 3)
    assert len(set(spent)) > 1, "the reforms change nothing"
    name = f"{len(spent)} reforms of {len(columns['on'])} enterprises, compiled once"
    yield alone(name, seconds, "s", ("<=", 2))
