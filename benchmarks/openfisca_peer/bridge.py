"""Our columns as the peer's inputs, and the peer's four outputs beside ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from openfisca_core.indexed_enums import EnumArray
from openfisca_core.simulations import Simulation, SimulationBuilder

from benchmarks.openfisca_peer import inputs
from portefeuille.rules.units import EXACT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openfisca_core.taxbenefitsystems import TaxBenefitSystem

Array = NDArray[Any]

OUTPUTS = ("size", "outcome", "rate", "subsidy")
#: The ordinal of 1 January 1970, from which NumPy counts days.
EPOCH = 719_163
#: Days that may be missing.
MAY_BE_MISSING = ("start",)


def as_inputs(columns: Mapping[str, Array]) -> dict[str, Array]:
    """Our columns in the peer's own types: float32 euros, fractions, truth values, days and enumerations."""
    given: dict[str, Array] = {}
    for name, choice in inputs.CHOICES.items():
        column = columns[name].astype(np.int16)
        given[name] = EnumArray(np.where(column < 0, np.int16(len(choice) - 1), column), choice)
    for name in inputs.FLAGS:
        given[name] = columns[name].astype(np.bool_)
    for name in inputs.FIGURES:
        given[name] = _number(columns[name], 100 * EXACT)
    for name in inputs.AMOUNTS:
        given[name] = _number(columns[name], 100)
    given["public_share"] = _number(columns["public_share"], 10_000)
    for name in inputs.DAYS:
        given[name] = _days(columns[name], missing=name in MAY_BE_MISSING)
    for name in inputs.COUNTS:
        given[name] = columns[name].astype(np.int32)
    return given


def simulation(system: TaxBenefitSystem, given: Mapping[str, Array], day: str) -> Simulation:
    """A simulation of as many applications as the inputs have rows, with everything known set."""
    rows = len(given["on"])
    made = SimulationBuilder().build_default_simulation(system, count=rows)
    for name, array in given.items():
        made.set_input(name, day, array)
    return made


def calculate(made: Simulation, day: str) -> dict[str, Array]:
    """The four outputs, in the peer's own types."""
    return {name: made.calculate(name, day) for name in OUTPUTS}


def as_ours(results: Mapping[str, Array]) -> dict[str, Array]:
    """The outputs on our scales: indices, basis points, cents with their fraction; -1 where there is none."""
    size, outcome = (results[name].view(np.ndarray).astype(np.int8) for name in ("size", "outcome"))
    rate = np.where(results["rate"] < 0, -1, np.rint(results["rate"] * 10_000.0)).astype(np.int16)
    subsidy = results["subsidy"].astype(np.float64)
    return {
        "size": np.where(size == 3, np.int8(-1), size),
        "outcome": outcome,
        "rate": rate,
        "subsidy": np.where(subsidy < 0, -1.0, subsidy * 100.0),
    }


def _number(column: Array, scale: int) -> Array:
    return np.where(column < 0, -1.0, column / scale).astype(np.float32)


def _days(column: Array, *, missing: bool) -> Array:
    days = (column.astype(np.int64) - EPOCH).astype("datetime64[D]")
    if missing:
        days[column < 0] = np.datetime64("NaT")
    return days
