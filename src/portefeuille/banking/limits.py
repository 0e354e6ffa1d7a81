"""How large a file of the bank may be, and reading one no further than that.

The limits keep one file from filling the memory of the server.  A year of daily statements stays far below them.
"""

from __future__ import annotations

from typing import Protocol

from portefeuille.banking.errors import BankFileError

MEBIBYTE = 1 << 20
#: One file, and everything in one zip together.
MOST_BYTES = 256 * MEBIBYTE
#: Files in one zip.
MOST_FILES = 1_000


class Source(Protocol):
    """What bytes are read from: an open binary file, a member of a zip, ``io.BytesIO``."""

    def read(self, size: int = ..., /) -> bytes: ...


class Limited:
    """A source that refuses to give more bytes than are allowed.  Several may share one allowance."""

    def __init__(self, source: Source, allowed: Allowance, begun: bytes = b"") -> None:
        self._source, self._allowed, self._begun = source, allowed, begun

    def peek(self, size: int) -> bytes:
        """The next bytes, without taking them; fewer than asked at the end."""
        while len(self._begun) < size:
            more = self._source.read(size - len(self._begun))
            if not more:
                break
            self._begun += more
        return self._begun[:size]

    def read(self, size: int = -1, /) -> bytes:
        """As of any file."""
        if self._begun:
            wanted = len(self._begun) if size < 0 else size
            taken, self._begun = self._begun[:wanted], self._begun[wanted:]
            return self._allowed.took(taken)
        return self._allowed.took(self._source.read(size if size >= 0 else self._allowed.left + 1))


class Allowance:
    """How many bytes may still be read."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most = self.left = most

    def took(self, data: bytes) -> bytes:
        """Count what was read.  :raises BankFileError: when it is more than allowed."""
        self.left -= len(data)
        if self.left < 0:
            raise BankFileError(
                "too_large", "", f"at most {self.most // MEBIBYTE} MiB after unpacking", "more than that"
            )
        return data
