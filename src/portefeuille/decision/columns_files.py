"""Tables of cases in files: CSV (comma, semicolon or tab) and Parquet, read in blocks so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.csv as csv
import pyarrow.parquet as parquet

from portefeuille.decision.columns import Block
from portefeuille.decision.columns_names import TableError
from portefeuille.decision.errors import CaseError

#: Bytes of a CSV file, and rows of a Parquet file, that are read at a time.
CSV_BLOCK, PARQUET_BLOCK = 16 << 20, 100_000
DELIMITERS = (",", ";", "\t")
#: What a day looks like when it was stored as a moment.
MIDNIGHT = r" 00:00:00(\.0+)?$"


class Source(Protocol):
    """A table in a file: the names of its columns, its blocks, and which part of it was read (0 to 1)."""

    names: list[str]

    def blocks(self) -> Iterator[Block]: ...

    def part(self) -> float: ...


def opened(name: str) -> Source:
    """The table in a file.  :raises TableError: when it is not such a table.  :raises OSError: when it cannot be read."""
    try:
        return ParquetSource(name) if name.lower().endswith(".parquet") else CsvSource(name)
    except pa.ArrowException as error:
        raise TableError(_plainly(error)) from None


@dataclass
class CsvSource:
    """A CSV file with a header: UTF-8, cells parted by what its header uses."""

    file: str
    names: list[str] = field(init=False)
    _ragged: list[tuple[int, CaseError]] = field(default_factory=list)

    def __post_init__(self) -> None:
        path = Path(self.file)
        self._size = path.stat().st_size
        with path.open("rb") as file:
            header = file.readline(1 << 20)
        self._delimiter = next((one for one in DELIMITERS if one.encode() in header), ",")
        self._stream: Any = pa.OSFile(self.file)
        self.names = self._names(header)

    def _names(self, header: bytes) -> list[str]:
        if not header.strip():
            raise TableError("there is no header")
        options = csv.ParseOptions(delimiter=self._delimiter)
        alone = csv.ReadOptions(
            use_threads=False
        )  # a process that ends at once must not leave a reader behind
        source = pa.BufferReader(header.rstrip(b"\r\n") + b"\n")
        read = csv.read_csv(source, read_options=alone, parse_options=options)
        return [str(name) for name in read.schema.names]

    def _broken(self, row: Any) -> str:
        got = CaseError("row", f"{row.expected_columns} cells", str(row.actual_columns))
        self._ragged.append((row.number - 2, got))
        return "skip"

    def blocks(self) -> Iterator[Block]:
        """The rows.  :raises TableError: when the rest cannot be split in cells."""
        row = 0
        try:
            for batch in self._batches():
                block = self._whole(pa.table(batch), row)
                row += block.texts.height
                yield block
        except pa.ArrowException as error:
            raise TableError(f"after row {row}: {_plainly(error)}") from None
        if self._ragged:
            yield self._whole(pa.table({name: pa.array([], pa.binary()) for name in self.names}), row)

    def _batches(self) -> Iterator[Any]:
        if self._size <= 0:
            return
        yield from csv.open_csv(
            self._stream,
            read_options=csv.ReadOptions(use_threads=False, block_size=CSV_BLOCK),
            parse_options=csv.ParseOptions(
                delimiter=self._delimiter, newlines_in_values=True, invalid_row_handler=self._broken
            ),
            convert_options=csv.ConvertOptions(
                column_types={name: pa.binary() for name in self.names},
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )

    def _whole(self, table: Any, first: int) -> Block:
        """The rows from ``first`` on, with a row of empty cells in the place of each that has too many or too few."""
        texts, broken = _texts(table)
        here = [
            (row - first, error)
            for before, (row, error) in enumerate(self._ragged)
            if row - first <= texts.height + before
        ]
        if not here:
            return Block(texts, broken)
        del self._ragged[: len(here)]
        empty = np.zeros(texts.height + len(here), np.bool_)
        empty[[row for row, _ in here]] = True
        moved = np.flatnonzero(~empty)
        places = pl.Series(np.cumsum(~empty) - 1).set(pl.Series(empty), None)
        errors = {int(moved[row]): error for row, error in broken.items()} | dict(here)
        return Block(texts.select(pl.all().gather(places)), errors)

    def part(self) -> float:
        """By bytes."""
        return min(1.0, self._stream.tell() / self._size) if self._size else 1.0


@dataclass
class ParquetSource:
    """A Parquet file: one value a cell, of whatever type; as it is written out, a case holds it."""

    file: str
    names: list[str] = field(init=False)
    _read: int = 0

    def __post_init__(self) -> None:
        self._parquet: Any = parquet.ParquetFile(self.file, pre_buffer=False)
        schema = self._parquet.schema_arrow
        self.names = list(schema.names)
        for column in schema:
            if pa.types.is_nested(column.type):
                raise TableError(f"the column {column.name} holds {column.type}, expected one value a cell")

    def blocks(self) -> Iterator[Block]:
        """The rows.  :raises TableError: when a part of the file is damaged."""
        try:
            for batch in self._parquet.iter_batches(batch_size=PARQUET_BLOCK, use_threads=False):
                texts, broken = _texts(pa.table(batch))
                self._read += texts.height
                yield Block(texts, broken, _whole_numbers(batch))
        except pa.ArrowException as error:
            raise TableError(f"after row {self._read}: {_plainly(error)}") from None

    def part(self) -> float:
        """By rows."""
        total: int = self._parquet.metadata.num_rows
        return self._read / total if total else 1.0


def _whole_numbers(batch: Any) -> pl.Series | None:
    """The column id where it holds whole numbers: it is given back as such."""
    if "id" not in batch.schema.names or not pa.types.is_integer(batch.schema.field("id").type):
        return None
    return pl.Series("id", batch.column("id"))


def _texts(table: Any) -> tuple[pl.DataFrame, dict[int, CaseError]]:
    """The cells as texts, null where empty, and the rows with a cell that is not text in UTF-8."""
    broken: dict[int, CaseError] = {}
    columns = {name: _text(name, table.column(name), broken) for name in table.schema.names}
    return pl.DataFrame(columns), broken


def _text(name: str, cells: Any, broken: dict[int, CaseError]) -> pl.Series:
    try:
        texts = pl.Series(name, cells.cast(pa.large_string()), dtype=pl.String)
    except pa.ArrowInvalid:
        texts = pl.Series(
            name, [_decoded(name, cell, row, broken) for row, cell in enumerate(cells.to_pylist())], pl.String
        )
    except pa.ArrowNotImplementedError:
        raise TableError(
            f"the column {name} holds {cells.type}, which is no text, number, day or truth value"
        ) from None
    if pa.types.is_timestamp(cells.type):
        texts = texts.str.replace(MIDNIGHT, "")
    return texts.set(texts == "", None) if (texts == "").any() else texts


def _decoded(name: str, cell: bytes | None, row: int, broken: dict[int, CaseError]) -> str | None:
    try:
        return None if cell is None else cell.decode()
    except UnicodeDecodeError as error:
        broken.setdefault(row, CaseError(name, "text in UTF-8", f"a byte that is not, at {error.start}"))
        return None


def _plainly(error: Exception) -> str:
    return " ".join(str(error).split())
