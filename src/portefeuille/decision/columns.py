"""Tables of cases: blocks of rows in, an answer for every row out (optional extra ``speed``).

Rows of days on which the same holds are judged together, by Polars or, once they are many, by the compiled kernel.  A
row with lists, or with something that cannot be read, is decided as a case of its own (columns_rows.py); so are rows
that are few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from portefeuille import clock
from portefeuille.decision.columns_cells import CellReader, Cells, Ints, Truths
from portefeuille.decision.columns_facts import Facts, facts
from portefeuille.decision.columns_names import Column
from portefeuille.decision.columns_periods import ABSENT, BEFORE, UNPUBLISHED, Period, Periods
from portefeuille.decision.columns_rows import OUTCOMES, Answer, answer
from portefeuille.decision.columns_waiting import Waiting
from portefeuille.decision.errors import CaseError
from portefeuille.decision.frames import decide_frame
from portefeuille.decision.kernel import OUTPUT_DTYPES, Kernel, compile_kernel, dtype
from portefeuille.decision.planned import Scope, plan_of

#: Up to so many rows of one period in a block are decided one by one: preparing a plan takes longer.
FEW = 300
#: After so many rows of one plan its kernel is compiled: about what Polars does in the time that takes.  Each time
#: Polars is asked counts for EACH_TIME rows.
MANY, EACH_TIME = 400_000, 100_000
ERROR = -1
UNREAD = Answer(ERROR, ABSENT, ABSENT, ABSENT, 0, 0)
Results = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Block:
    """Rows of a table: a column of texts for every column, null where empty.  ``broken``: rows that could not even be
    split in cells, with what is wrong.  ``ids``: the column id where it is not texts."""

    texts: pl.DataFrame
    broken: Mapping[int, CaseError] = field(default_factory=dict)
    ids: pl.Series | None = None

    @classmethod
    def empty(cls, names: Sequence[str]) -> Block:
        """No rows."""
        return cls(pl.DataFrame(schema=dict.fromkeys(names, pl.String)))


@dataclass(frozen=True)
class Answers:
    """The answers to a block.  ``results``: integers as a kernel gives them, outcome ERROR for a row with an error;
    ``missing``: how many rows need review for want of one fact alone, by its path."""

    results: Results
    errors: Mapping[int, str]
    missing: Counter[str]


@dataclass(eq=False)
class Table:
    """Decides the blocks of one table.  ``compiled``: use Numba (None: when it is installed and the rows are many)."""

    columns: tuple[Column, ...]
    compiled: bool | None = None
    few: int = FEW
    _periods: Periods = field(default_factory=Periods)
    _kernels: dict[tuple[Period, Scope], Kernel] = field(default_factory=dict)
    _seen: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._reader = CellReader(tuple(column for column in self.columns if not column.listed))
        self._has_project = any(column.path[0] == "project" for column in self.columns)
        self._waiting = Waiting()

    def answer(self, block: Block) -> Answers:
        """Decide a block of rows."""
        cells = self._reader.read(block.texts)
        results = _unread(cells.rows)
        alone = cells.bad | self._apart(cells, block.texts)
        alone[list(block.broken)] = True
        missing: Counter[str] = Counter()
        for rows, judge in self._groups(cells, ~alone):
            if judge is None:
                results["outcome"][rows] = OUTCOMES.index("needs_review")
                results["size"][rows] = cells.get("size")[rows]
            elif len(rows) <= self.few:
                alone[rows] = True
            else:
                found, unread = judge(missing)
                for name, values in results.items():
                    values[rows] = found[name]
                alone[rows[unread]] = True
        errors = {row: str(error) for row, error in block.broken.items()}
        self._one_by_one(block, np.flatnonzero(alone), results, errors, missing)
        return Answers(results, errors, missing)

    def _apart(self, cells: Cells, texts: pl.DataFrame) -> Truths:
        """Rows that are decided one by one: with lists, or with something wrong between cells."""
        apart = cells.get("on") < 0
        for column in self.columns:
            if column.listed:
                apart |= texts[column.name].is_not_null().to_numpy()
        start, end, size = cells.get("project.start"), cells.get("project.end"), cells.get("size")
        apart |= (start >= 0) & (end >= 0) & (end < start)
        if not self._has_project:
            apart |= size >= 0
        for values in cells.named("enterprise."):
            apart |= (size >= 0) & (values >= 0)
        return apart

    def _groups(
        self, cells: Cells, readable: Truths
    ) -> Iterator[tuple[Ints, Callable[[Counter[str]], tuple[Results, Truths]] | None]]:
        """Rows of one period and one scope, with what judges them (None: before 2016)."""
        rows = np.flatnonzero(readable)
        known = cells.get("known")[rows]
        on = cells.get("on")[rows]
        numbers, finish_by = self._periods.of(on, np.where(known < 0, clock.today().toordinal(), known))
        alone = cells.get("size")[rows] >= 0
        for number in np.unique(numbers):
            for by_size in (False, True):
                here = (numbers == number) & (alone == by_size)
                if here.any():
                    scope: Scope = "size" if by_size else "full" if self._has_project else "enterprise"
                    yield rows[here], self._judge(cells, rows[here], int(number), scope, finish_by[here])

    def _judge(
        self, cells: Cells, rows: Ints, number: int, scope: Scope, finish_by: Ints
    ) -> Callable[[Counter[str]], tuple[Results, Truths]] | None:
        if number == BEFORE:
            return None
        if number == UNPUBLISHED:  # one by one: each says what is wrong with it
            return lambda _missing: (_unread(len(rows)), np.ones(len(rows), np.bool_))
        period = self._periods.found[number]

        def judge(missing: Counter[str]) -> tuple[Results, Truths]:
            prepared = facts(cells.of(rows), period, scope, finish_by)
            results = self._run(period, scope, prepared)
            missing.update(self._waiting.count(period, scope, prepared, results))
            return results, prepared.bad

        return judge

    def _run(self, period: Period, scope: Scope, prepared: Facts) -> Results:
        plan = plan_of(period.law, scope)
        columns = {name: prepared.values[name].astype(dtype(name)) for name in plan.columns}
        self._seen[id(plan)] += len(prepared.bad) + EACH_TIME
        many = self._seen[id(plan)] > MANY and find_spec("numba") is not None
        if many if self.compiled is None else self.compiled:
            if (period, scope) not in self._kernels:
                self._kernels[period, scope] = compile_kernel(period.law, scope, parallel=False)
            return self._kernels[period, scope].run(columns)
        frame = decide_frame(pl.LazyFrame(columns), period.law, scope).select(*OUTPUT_DTYPES).collect()
        return {name: frame[name].to_numpy() for name in OUTPUT_DTYPES}

    def _one_by_one(
        self, block: Block, rows: Ints, results: Results, errors: dict[int, str], missing: Counter[str]
    ) -> None:
        for row in rows.tolist():
            if row in errors:
                continue
            try:
                found = answer(self.columns, block.texts.row(row, named=True))
            except CaseError as error:
                errors[row] = str(error)
                found = UNREAD
            for name, values in results.items():
                values[row] = getattr(found, name)
            if len(found.missing) == 1:
                missing[found.missing[0]] += 1


def _unread(rows: int) -> Results:
    """What stands in rows that are not read yet."""
    return {name: np.full(rows, getattr(UNREAD, name), kind) for name, kind in OUTPUT_DTYPES.items()}
