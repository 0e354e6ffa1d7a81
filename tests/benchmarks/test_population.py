"""The population of the benchmarks: the kernel's types, the same every time, and some of everything."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.draw import Draw
from benchmarks.population import BLOCK, FINISH_BY, ON, population
from portefeuille.decision.kernel import dtype
from portefeuille.law import Law
from portefeuille.rules.facts import FACTS
from portefeuille.rules.steps import deadlines

ROWS = 20_000
ONE_VALUE = ("on", "finish_by")


def test_a_column_for_every_fact_of_the_kernels_type() -> None:
    columns = population(ROWS)
    assert list(columns) == list(FACTS)
    for name, column in columns.items():
        assert column.dtype == dtype(name), name
        assert column.shape == (ROWS,)


def test_the_same_every_time_and_a_longer_one_begins_with_the_shorter_one() -> None:
    short, again, long = population(100), population(100), population(BLOCK + 5)
    other = population(100, seed=1)
    assert all(np.array_equal(short[name], again[name]) for name in FACTS)
    assert all(np.array_equal(short[name], long[name][:100]) for name in FACTS)
    assert any(not np.array_equal(short[name], other[name]) for name in FACTS)
    assert len(long["on"]) == BLOCK + 5


@pytest.mark.parametrize("name", FACTS)
def test_values_of_the_fact_and_missing_only_where_it_may_be(name: str) -> None:
    column, unit = population(ROWS)[name], FACTS[name].unit
    lowest = -1 if FACTS[name].decisive else 0
    assert column.min() >= lowest
    if unit.name == "bool":
        assert column.max() == 1
    if unit.name == "choice":
        assert column.max() < len(unit.categories)
    assert name in ONE_VALUE or len(np.unique(column)) > 1
    if FACTS[name].decisive:
        assert 0 < (column == -1).mean() < 0.9


def test_the_days_are_those_of_the_law() -> None:
    columns = population(10)
    years = Law.on(ON).value("deadline.finish")
    assert isinstance(years, int)
    assert deadlines.finish_by(ON, years) == FINISH_BY
    assert set(columns["on"]) == {ON.toordinal()}
    assert set(columns["finish_by"]) == {FINISH_BY.toordinal()}


def test_a_category_that_does_not_exist_is_refused() -> None:
    draw = Draw(np.random.default_rng(1), 10)
    with pytest.raises(ValueError, match="not in tuple"):
        draw.category("service", training=0.5, coaching=0.5)
