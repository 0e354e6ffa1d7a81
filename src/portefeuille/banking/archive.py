"""Zips of bank files: nothing is written to disk, and what does not belong in one is refused."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from portefeuille.banking.errors import BankFileError, quoted
from portefeuille.banking.limits import MEBIBYTE, MOST_BYTES, MOST_FILES, Allowance, Limited

MAGIC = b"PK"
"""What every zip, also an empty or a split one, begins with."""
RATIO = 200
"""How many times larger a file may become; statements in XML become ten to sixty times larger."""
_SMALL = MEBIBYTE
"""Below this size the ratio does not matter."""
_ENCRYPTED = 0x1
_END, _END_BEGINS = 22, b"PK\x05\x06"
"""The last record of a zip, before its comment; at byte 10 it tells how many files there are."""
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
)


def members(file: IO[bytes], allowed: Allowance) -> Iterator[tuple[str, Limited]]:
    """The name and the bytes of every file in a zip, in the order of their names.

    :raises BankFileError: for a zip that is damaged, locked, too large or too well packed, that holds another zip, or
        a name that leads out of its folder.
    """
    try:
        with zipfile.ZipFile(file) as packed:
            _complete(file, packed)
            for info in _checked(packed):
                with packed.open(info) as source:
                    one = Limited(_Told(source, info.filename), allowed)
                    if one.peek(len(MAGIC)) == MAGIC:
                        raise BankFileError(
                            "zip", "", "a bank file", "a zip inside a zip", file=info.filename
                        )
                    yield info.filename, one
    except _FAULTS as fault:
        if isinstance(fault, BankFileError):
            raise
        raise BankFileError("zip", "", "a zip that is whole", str(fault) or type(fault).__name__) from None


def _complete(file: IO[bytes], packed: zipfile.ZipFile) -> None:
    """A damaged list of files can swallow one of them without a word: what the zip says of their number must be true."""
    file.seek(-_END - len(packed.comment), 2)
    end = file.read(_END)
    told, found = int.from_bytes(end[10:12], "little"), len(packed.infolist())
    if end[:4] != _END_BEGINS or told != found:
        raise BankFileError("zip", "", "a zip that is whole", f"{told} files announced, {found} found")


def _checked(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    found = [info for info in packed.infolist() if not info.is_dir()]
    if not found:
        raise BankFileError("zip", "", "at least one bank file in the zip", "none")
    if len(found) > MOST_FILES:
        raise BankFileError("too_large", "", f"at most {MOST_FILES} files in a zip", str(len(found)))
    if sum(info.file_size for info in found) > MOST_BYTES:
        raise BankFileError(
            "too_large", "", f"at most {MOST_BYTES // MEBIBYTE} MiB after unpacking", "more than that"
        )
    for info in found:
        _check(info)
    if len({info.filename for info in found}) < len(found):
        raise BankFileError("zip", "", "every name once", "two files of one name")
    return sorted(found, key=lambda info: info.filename)


def _check(info: zipfile.ZipInfo) -> None:
    name = info.filename
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or ":" in parts[0] or not name.isprintable():
        raise BankFileError("zip", "", "a name inside the zip that stays inside it", quoted(name))
    if info.flag_bits & _ENCRYPTED:
        raise BankFileError("zip", "", "a zip without a password", "a locked one", file=name)
    if info.file_size > _SMALL and info.file_size > RATIO * max(info.compress_size, 1):
        times = info.file_size // max(info.compress_size, 1)
        raise BankFileError(
            "zip", "", f"a file packed at most {RATIO} times smaller", f"{times} times", file=name
        )


class _Told:
    """A member, whose faults are told with its name."""

    def __init__(self, source: IO[bytes], name: str) -> None:
        self._source, self._name = source, name

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._source.read(size)
        except _FAULTS as fault:
            raise self._error(fault) from None

    def _error(self, fault: Exception) -> BankFileError:
        return BankFileError("zip", "", "a zip that is whole", str(fault) or type(fault).__name__)
