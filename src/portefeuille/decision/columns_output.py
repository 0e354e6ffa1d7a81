"""Answers to a table, as a table: on standard output, in a CSV file or in a Parquet file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Protocol, cast

import numpy as np
import polars as pl

from portefeuille.decision.case import SIZES
from portefeuille.decision.columns import ERROR, Answers, Block
from portefeuille.decision.columns_names import TableError
from portefeuille.decision.columns_rows import OUTCOMES
from portefeuille.decision.model import rate
from portefeuille.files.whole import replacing


def frame(block: Block, answers: Answers, first: int) -> pl.DataFrame:
    """The answers as they are written out; ``first`` is the number of the first row.  Null where there is none."""
    results = {name: pl.Series(values).cast(pl.Int64) for name, values in answers.results.items()}
    rows = block.texts.height
    errors = np.full(rows, None, object)
    for row, error in answers.errors.items():
        errors[row] = error
    read = results["outcome"] != ERROR
    ids = block.ids if block.ids is not None else block.texts["id"] if "id" in block.texts.columns else None
    rates = {value: rate(value) for value in results["rate"].unique() if value >= 0}
    return pl.DataFrame(
        {
            **({"id": ids} if ids is not None else {}),
            "line": pl.Series(np.arange(first, first + rows, dtype=np.int64)),
            "outcome": _named(results["outcome"], dict(enumerate(OUTCOMES))),
            "size": _named(results["size"], dict(enumerate(SIZES))),
            "rate": _named(results["rate"], rates),
            "subsidy": _money(results["subsidy"]),
            "not_met": results["not_met"].set(~read, None),
            "unknown": results["unknown"].set(~read, None),
            "error": pl.Series(errors.tolist(), dtype=pl.String),
        }
    )


def _named(codes: pl.Series, names: dict[int, Any]) -> pl.Series:
    return codes.replace_strict(list(names), list(names.values()), default=None, return_dtype=pl.String)


def _money(cents: pl.Series) -> pl.Series:
    """Decimal texts with two decimals: 409.50."""
    text = (cents // 100).cast(pl.String) + "." + (cents % 100).cast(pl.String).str.zfill(2)
    return text.set(cents < 0, None)


class Writer(Protocol):
    """Takes the answers, block by block."""

    def write(self, rows: pl.DataFrame) -> None: ...

    def close(self) -> None: ...


class CsvWriter:
    """Comma separated, with a header."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._begun = file, False

    def write(self, rows: pl.DataFrame) -> None:
        """The next rows."""
        self._file.write(rows.write_csv(include_header=not self._begun).encode())
        self._begun = True

    def close(self) -> None:
        """Nothing is left to write."""
        self._file.flush()


class ParquetWriter:
    """A row group a block."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._writer = file, cast(Any, None)

    def write(self, rows: pl.DataFrame) -> None:
        """The next rows."""
        import pyarrow.parquet as parquet

        table = rows.to_arrow(compat_level=pl.CompatLevel.oldest())
        if self._writer is None:
            self._writer = parquet.ParquetWriter(self._file, table.schema)
        self._writer.write_table(table)

    def close(self) -> None:
        """The footer."""
        if self._writer is not None:
            self._writer.close()


@contextmanager
def written(out: str | None, standard: BinaryIO) -> Iterator[Writer]:
    """Where the answers go.  A file has its name only once it is whole; on a fault nothing of it remains.

    :raises TableError: for a name that is neither .csv nor .parquet.
    """
    if out is None:
        writer: Writer = CsvWriter(standard)
        yield writer
        writer.close()
        return
    if not out.lower().endswith((".csv", ".parquet")):
        raise TableError(f"--out takes a .csv or a .parquet file, not {out}")
    with replacing(out) as unfinished, unfinished.open("xb") as file:
        writer = CsvWriter(file) if out.lower().endswith(".csv") else ParquetWriter(file)
        yield writer
        writer.close()
