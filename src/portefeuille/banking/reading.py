"""A file of the bank in, its statements out: CODA, camt.053, or a zip of these.  All of it, or nothing."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from portefeuille.banking.archive import MAGIC, members
from portefeuille.banking.errors import BankFileError, quoted
from portefeuille.banking.limits import Allowance, Limited
from portefeuille.banking.records import Statement

_XML = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\x00<", b"<\x00", b"\x00<")
_LOOK = 512
Progress = Callable[[int], None]


def read_statements(
    file: bytes | Path | IO[bytes],
    *,
    name: str = "",
    currency: str | None = "EUR",
    progress: Progress | None = None,
) -> tuple[Statement, ...]:
    """Every statement of a file, in the order of the file (of a zip: in the order of the names in it).

    ``currency`` is the one that the account must have; None takes any, with amounts in hundredths.  ``progress`` is told
    now and then how many lines of statements were read so far.
    :raises BankFileError: with the name of the file and the place in it, when anything is wrong with any of it.
    :raises OSError: when ``file`` is a path that cannot be read.
    """
    if isinstance(file, Path):
        with file.open("rb") as opened:
            return read_statements(opened, name=name or file.name, currency=currency, progress=progress)
    try:
        return tuple(_all(io.BytesIO(file) if isinstance(file, bytes) else file, currency, progress))
    except BankFileError as error:
        raise (error.inside(name) if name else error) from None


def _all(file: IO[bytes], currency: str | None, progress: Progress | None) -> Iterator[Statement]:
    allowed, told = Allowance(), _Told(progress)
    begin = file.read(len(MAGIC))
    if begin != MAGIC:
        yield from _one(Limited(file, allowed, begin), currency, told)
        return
    file.seek(0)
    for name, source in members(file, allowed):
        try:
            yield from _one(source, currency, told)
        except BankFileError as error:
            raise error.inside(name) from None
        told.next()


def _one(source: Limited, currency: str | None, told: _Told) -> Iterator[Statement]:
    begin = source.peek(_LOOK)
    bare = begin.lstrip(b" \t\r\n")
    if bare.startswith(_XML):
        from portefeuille.banking.camt.reading import read_camt

        return read_camt(source, currency=currency, progress=told.here)
    if begin[:1] == b"0":
        from portefeuille.banking.coda.reading import read_coda

        return read_coda(source, currency=currency, progress=told.here)
    got = quoted(begin[:20].decode("latin-1")) if begin else "an empty file"
    raise BankFileError("form", "", "a statement in CODA or camt.053, or a zip of these", got)


class _Told:
    """Progress over several files: what was told of the earlier ones is added."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress, self._before, self._last = progress, 0, 0

    def here(self, count: int) -> None:
        """So many lines of this file."""
        self._last = count
        if self._progress is not None:
            self._progress(self._before + count)

    def next(self) -> None:
        """On to the next file."""
        self._before += self._last
        self._last = 0
