"""The lines of a CODA file, one by one, each with its number: 128 characters that can be printed, or the file is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from portefeuille.banking.coda.layout import WIDTH
from portefeuille.banking.errors import BankFileError, quoted
from portefeuille.banking.limits import Source

_LONGEST = 4 * WIDTH
"""The most bytes that 128 characters can take: a longer line is not read further."""
_BLOCK = 1 << 16
_CONTROLS = bytes(code for code in range(128) if not chr(code).isprintable() and chr(code) != "\n")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def lines(source: Source) -> Iterator[tuple[int, str]]:
    """Each line with its number, counted from 1.  Empty lines after the last are left out.

    :raises BankFileError: for a line that is not 128 characters long.
    """
    empty = 0
    for found in enumerate(chain.from_iterable(_texts(source)), 1):
        number, text = found
        if len(text) == WIDTH and not empty:
            yield found
        elif not text:
            empty = empty or number
        elif empty:
            raise BankFileError("structure", f"line {empty}", f"{WIDTH} characters", "an empty line")
        else:
            got = f"{'more than ' if len(text) > _LONGEST else ''}{min(len(text), _LONGEST)}: {quoted(text[:20])}"
            code = "truncated" if len(text) < WIDTH else "structure"
            raise BankFileError(code, f"line {number}", f"{WIDTH} characters", got)


def _texts(source: Source) -> Iterator[list[str]]:
    """Every line without its end, those of a block together; of a line that is far too long only the beginning."""
    rest, number = b"", 0
    while block := source.read(_BLOCK):
        held = rest + block
        end = held.rfind(b"\n") + 1
        whole, rest = held[:end].replace(b"\r\n", b"\n"), held[end:]
        if whole.isascii() and not _controls(whole):
            texts = whole.decode("ascii").split("\n")
            texts.pop()
            number += len(texts)
            yield texts
        else:
            for raw in whole.split(b"\n")[:-1]:
                number += 1
                yield [_decoded(raw, number)]
        if len(rest) > _LONGEST + 1:
            yield [rest[: _LONGEST + 1].decode("latin-1")]
            return
    if rest:
        yield [_decoded(rest.rstrip(b"\r"), number + 1)]


def _controls(data: bytes) -> bool:
    """Is there a character that cannot be printed?  A block is asked at once: much faster than each of its lines."""
    return len(data.translate(None, _CONTROLS)) != len(data)


def _decoded(bare: bytes, number: int) -> str:
    """The text of a line: windows-1252, or UTF-8 where only that makes 128 characters of it."""
    encoding = "UTF-8" if WIDTH < len(bare) <= _LONGEST else "windows-1252"
    try:
        text = bare.decode(encoding)
    except UnicodeDecodeError as error:
        got = f"byte {bare[error.start]:#04x} at position {error.start + 1}"
        raise BankFileError("field", f"line {number}", f"text in {encoding}", got) from None
    strange = _CONTROL.search(text) if _controls(bare) and len(text) == WIDTH else None
    if strange:
        where = f"line {number}, position {strange.start() + 1}"
        raise BankFileError("field", where, "text that can be printed", quoted(strange.group()))
    return text
