"""A file that is whole or not there at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(name: str | Path) -> Iterator[Path]:
    """A file to write in place of ``name``: what stood there stays until the new one is on disk, whole.

    :raises OSError: when it cannot be written.
    """
    path = Path(name)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    written = path.parent / f".{path.name}.{os.getpid()}.part"
    try:
        yield written
        with written.open("rb") as done:
            os.fsync(done.fileno())
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)
