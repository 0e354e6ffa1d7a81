"""Copying columns as fast as the machine can: what any reading and writing of rows is held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numba
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

#: Bytes copied at a time by one thread.
BLOCK = 1 << 18


def _copy(sources: Any, targets: Any, blocks: int) -> None:
    for task in numba.prange(len(sources) * blocks):
        column, begin = task // blocks, task % blocks * BLOCK
        targets[column][begin : begin + BLOCK] = sources[column][begin : begin + BLOCK]


@dataclass(frozen=True)
class Copier:
    """Copies all columns, in blocks over all threads, into arrays that are there already (both seen as bytes)."""

    sources: tuple[NDArray[np.uint8], ...]
    targets: tuple[NDArray[np.uint8], ...]
    compiled: Callable[..., None]

    def __call__(self) -> None:
        """Copy once."""
        blocks = -(-max(source.size for source in self.sources) // BLOCK)
        self.compiled(self.sources, self.targets, blocks)


def copier(columns: Iterable[NDArray[Any]]) -> Copier:
    """A compiled copier of these columns, run once."""
    sources = tuple(column.view(np.uint8) for column in columns)
    made = Copier(
        sources, tuple(np.ones_like(source) for source in sources), numba.njit(_copy, parallel=True)
    )
    made()
    return made
