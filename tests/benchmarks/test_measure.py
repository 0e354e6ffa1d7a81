"""Measuring tools: how many rows, the best run, and a command that fails."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from benchmarks.copying import copier
from benchmarks.measure import best, best_of_both, command, rows_wanted

if TYPE_CHECKING:
    from numpy.typing import NDArray


def test_rows_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BENCH_ROWS", "1234")
    assert rows_wanted() == 1234
    monkeypatch.delenv("BENCH_ROWS")
    assert rows_wanted(150_000) == 150_000


def test_every_run_is_made() -> None:
    made: list[str] = []
    assert best(lambda: made.append("one"), 3) >= 0
    assert min(best_of_both(lambda: made.append("one"), lambda: made.append("other"), 2)) >= 0
    assert made == ["one"] * 3 + ["one", "other"] * 2


def test_a_command_gives_what_it_prints_or_says_why_not() -> None:
    assert command([sys.executable, "-c", "print(input())"], "text") == "text\n"
    with pytest.raises(RuntimeError, match=r"ended with 3: so it goes"):
        command([sys.executable, "-c", "import sys; print('so it goes', file=sys.stderr); sys.exit(3)"])


def test_copying_reaches_the_last_row_of_columns_of_any_type() -> None:
    columns: list[NDArray[Any]] = [
        np.arange(300_001, dtype=np.int8),
        np.arange(300_001, dtype=np.int64),
        np.arange(7, dtype=np.int32),
    ]
    copy = copier(columns)
    columns[1][-1] = 5
    copy()
    pairs = zip(columns, copy.targets, strict=True)
    assert all(np.array_equal(column.view(np.uint8), target) for column, target in pairs)
