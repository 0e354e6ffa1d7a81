"""The content of files, on disk: one for each hash, private, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

_PRIVATE_FOLDER = 0o700


class DamagedError(Exception):
    """A fault of the disk: the content is gone, or not what was kept."""


def put(data: bytes) -> str:
    """Write the content, if it is not there yet.  Its SHA-256, in hexadecimal digits."""
    digest = hashlib.sha256(data).hexdigest()
    place = where(digest)
    if place.exists() and place.stat().st_size == len(data):
        os.utime(place)  # so that it counts as new, and is not swept away before its row is there
        return digest
    for folder in (place.parent.parent, place.parent):
        folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".")  # readable by its owner only
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return digest


def get(digest: str) -> bytes:
    """The content.  :raises DamagedError: when it is not there, or is not what its hash says."""
    try:
        data = where(digest).read_bytes()
    except OSError as error:
        raise DamagedError(f"the content {digest} is not on the disk") from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise DamagedError(f"the content {digest} was changed on the disk")
    return data


def drop(digest: str) -> None:
    """Take the content away; it need not be there."""
    where(digest).unlink(missing_ok=True)


def settled(seconds: float) -> Iterator[str]:
    """Every content that was written longer ago than this, by the time of the disk."""
    return (path.name for path in _written(seconds) if not path.name.startswith("."))


def is_settled(digest: str, seconds: float) -> bool:
    """Whether this content is there, and was written longer ago than this."""
    return _age(where(digest)) > seconds


def drop_unfinished(seconds: float) -> int:
    """Take away what was being written when its process was killed, longer ago than this.  How many."""
    unfinished = [path for path in _written(seconds) if path.name.startswith(".")]
    for path in unfinished:
        path.unlink(missing_ok=True)
    return len(unfinished)


def _written(seconds: float) -> Iterator[Path]:
    root: Path = settings.FILES.folder
    for folder in sorted(root.glob("??")) if root.is_dir() else ():
        yield from (path for path in sorted(folder.iterdir()) if _age(path) > seconds)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:  # somebody else took it away
        return -1.0


def where(digest: str) -> Path:
    """Its place: ``files/ab/abcd...``."""
    folder: Path = settings.FILES.folder
    return folder / digest[:2] / digest
