"""Copying columns as fast as the machine can: what any reading and writing of rows is held against."""

from __future__ import annotations

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


def copier(columns: Iterable[NDArray[Any]]) -> Callable[[], None]:
    """A function that copies all columns, in blocks over all threads, into arrays that are there already."""
    sources = tuple(column.view(np.uint8) for column in columns)
    targets = tuple(np.ones_like(source) for source in sources)
    blocks = -(-max(source.size for source in sources) // BLOCK)
    compiled = numba.njit(_copy, parallel=True)

    def run() -> None:
        compiled(sources, targets, blocks)

    run()
    return run
