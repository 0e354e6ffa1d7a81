"""The lines of a CODA file, one by one, each with its number: 128 characters, or the file is refused."""

from __future__ import annotations

from collections.abc import Iterator

from portefeuille.banking.coda.layout import WIDTH
from portefeuille.banking.errors import BankFileError, quoted
from portefeuille.banking.limits import Source

_LONGEST = 4 * WIDTH
"""The most bytes that 128 characters can take, and a little more: a longer line is not read further."""


def lines(source: Source) -> Iterator[tuple[int, str]]:
    """Each line with its number, counted from 1.  Empty lines after the last are left out.

    :raises BankFileError: for a line that is not 128 characters long.
    """
    number, empty = 0, 0
    while raw := source.readline(_LONGEST + 2):
        number += 1
        bare = raw.rstrip(b"\r\n")
        if not bare:
            empty = empty or number
            continue
        if empty:
            raise BankFileError("structure", f"line {empty}", f"{WIDTH} characters", "an empty line")
        text = _decoded(bare, number)
        if len(text) != WIDTH:
            code = "truncated" if len(text) < WIDTH else "structure"
            got = f"{'more than ' if len(raw) > _LONGEST else ''}{len(text)}: {quoted(text[:20])}"
            raise BankFileError(code, f"line {number}", f"{WIDTH} characters", got)
        yield number, text


def _decoded(bare: bytes, number: int) -> str:
    """The text of a line: windows-1252, or UTF-8 where only that makes 128 characters of it."""
    if bare.isascii():
        return bare.decode("ascii")
    encoding = "UTF-8" if len(bare) > WIDTH else "windows-1252"
    try:
        return bare.decode(encoding)
    except UnicodeDecodeError as error:
        got = f"byte {bare[error.start]:#04x} at position {error.start + 1}"
        raise BankFileError("field", f"line {number}", f"text in {encoding}", got) from None
