"""From the texts of a table to integers: exactly, and with the bounds of the shapes of a case.

Plain numbers are read by Polars as digits, never as floats.  Every other text is read by its shape (shapes.py), once
for all cells with that text.  A cell that its shape refuses is marked; the row is then read as a case of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from portefeuille.decision.case import Identifier, Label
from portefeuille.decision.columns_names import Column
from portefeuille.decision.columns_periods import ABSENT, BAD, KEPT
from portefeuille.decision.columns_rows import plain
from portefeuille.decision.errors import CaseError
from portefeuille.decision.shapes import Choice, Number, Shape, Text

Ints = NDArray[np.int64]
Truths = NDArray[np.bool_]
#: Digits before the point that fit, with all decimals, in 64 bits.
DIGITS = 12
#: An enterprise number as it is mostly written; other spellings are read one by one.
ENTERPRISE_NUMBER = r"^[01][0-9]{3}\.?[0-9]{3}\.?[0-9]{3}$"
#: Texts that are only measured, by their column.
MEASURED = {"project.title": 1000, "id": 200}


@dataclass(frozen=True)
class Cells:
    """A block of rows as integers by template of column: amounts in cents, days as ordinals, choices as their place,
    texts as their place in ``texts``; ABSENT where empty.  ``bad``: rows in which a cell cannot be read."""

    rows: int
    values: Mapping[str, Ints]
    texts: Mapping[str, list[str]]
    bad: Truths

    def get(self, name: str) -> Ints:
        """A column; ABSENT everywhere when the table does not have it."""
        found = self.values.get(name)
        return np.full(self.rows, ABSENT, np.int64) if found is None else found

    def named(self, beginning: str) -> list[Ints]:
        """The columns whose names begin like this."""
        return [values for name, values in self.values.items() if name.startswith(beginning)]

    def of(self, rows: Ints) -> Cells:
        """Some of the rows."""
        if len(rows) == self.rows:
            return self
        return Cells(
            len(rows), {name: each[rows] for name, each in self.values.items()}, self.texts, self.bad[rows]
        )


@dataclass(eq=False)
class CellReader:
    """Reads the blocks of one table; what it has read is kept for the next block."""

    columns: tuple[Column, ...]
    _kept: dict[str, dict[str, int]] = field(default_factory=dict)

    def read(self, block: pl.DataFrame) -> Cells:
        """``block``: a column of texts for every column of the table, null where empty."""
        quick = {
            column.name: expression for column in self.columns if (expression := _quick(column)) is not None
        }
        read = block.select(**quick)
        values: dict[str, Ints] = {}
        texts: dict[str, list[str]] = {}
        for column in self.columns:
            name, shape = column.name, column.shape
            if name in quick:
                values[name] = self._rest(column, block[name], read[name].to_numpy(writable=True))
            else:
                places, found = _distinct(block[name])
                known = self._kept.setdefault(name, {})
                keeps_text = isinstance(shape, Text)
                table = [_one(known, shape, column, text) for text in found]
                if keeps_text:
                    texts[name] = found
                    table = [BAD if code == BAD else place for place, code in enumerate(table)]
                values[name] = np.array([*table, ABSENT], np.int64)[places]
        bad = np.zeros(block.height, np.bool_)
        for each in values.values():
            bad |= each == BAD
        return Cells(block.height, values, texts, bad)

    def _rest(self, column: Column, texts: pl.Series, values: Ints) -> Ints:
        """The cells that were not as plain as they mostly are."""
        known = self._kept.setdefault(column.name, {})
        rest = np.flatnonzero(values == BAD)
        for row, text in zip(rest, texts.gather(rest).to_list(), strict=True):
            values[row] = _one(known, column.shape, column, text)
        return values


def _one(known: dict[str, int], shape: Shape, column: Column, text: str) -> int:
    if text not in known:
        if len(known) >= KEPT:
            known.clear()
        try:
            known[text] = _number_of(shape, shape.read(plain(shape, text), column.name))
        except CaseError:
            known[text] = BAD
    return known[text]


def _number_of(shape: Shape, value: Any) -> int:
    """A value that was read, as an integer: days as ordinals, choices by place; a provider number tells its service
    (0 training, 1 advice); a version its year; a text only that it is there."""
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(shape, Choice):
        return shape.words.index(value)
    if isinstance(shape, Identifier):
        return int(not value.startswith("DV.O")) if shape.kind == "provider" else 0
    return 0 if isinstance(shape, Text | Label) else int(value)


def _distinct(texts: pl.Series) -> tuple[Ints, list[str]]:
    """For each row the place of its text among the distinct ones; -1 where empty."""
    encoded = texts.to_arrow().dictionary_encode()
    return encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False), encoded.dictionary.to_pylist()


def _quick(column: Column) -> pl.Expr | None:
    """The cell as an integer where it is written plainly; ABSENT where empty, BAD where it must be read by its shape."""
    text, shape = pl.col(column.name), column.shape
    if isinstance(shape, Number):
        fits, value = _decimal(text, shape)
    elif isinstance(shape, Identifier) and shape.kind == "enterprise":
        fits, value = _check_digits(text)
    elif column.name in MEASURED:
        fits, value = text.str.len_chars() <= MEASURED[column.name], pl.lit(0, pl.Int64)
    else:
        return None
    return (
        pl.when(text.is_null())
        .then(ABSENT)
        .when(fits)
        .then(value)
        .otherwise(BAD)
        .fill_null(BAD)
        .cast(pl.Int64)
    )


def _decimal(text: pl.Expr, shape: Number) -> tuple[pl.Expr, pl.Expr]:
    decimals = rf"(\.[0-9]{{1,{shape.decimals}}})?" if shape.decimals else ""
    plainly = text.str.contains(rf"^[0-9]{{1,{DIGITS}}}{decimals}$")
    digits = text.str.replace(".", "", literal=True).cast(pl.Int64, strict=False)
    after = (text.str.len_bytes() - text.str.find(".", literal=True) - 1).fill_null(0)
    factor = pl.lit(10**shape.decimals, pl.Int64)
    for number in range(1, shape.decimals + 1):
        factor = pl.when(after == number).then(10 ** (shape.decimals - number)).otherwise(factor)
    value = digits * factor
    return plainly & (value >= shape.least + shape.positive) & (
        value <= shape.most * 10**shape.decimals
    ), value


def _check_digits(text: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    digits = text.str.replace_all(".", "", literal=True)
    first, last = (digits.str.slice(*part).cast(pl.Int64, strict=False) for part in ((0, 8), (8, 2)))
    return text.str.contains(ENTERPRISE_NUMBER) & (97 - first % 97 == last), pl.lit(0, pl.Int64)
