"""Console blocks: commands after ``$``, what they print below them, ``...`` for what is left out."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from tests.docs.pages import Block

PROMPT = "$ "
STATUS = "$ echo $?"
LEFT_OUT = "..."


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a block: its words, what the page says it prints, the exit status the page says it has."""

    words: tuple[str, ...]
    printed: tuple[str, ...]
    status: int
    line: int


def commands(block: Block) -> Iterator[Command]:
    """The commands of a console block.

    A command that is not followed by ``$ echo $?`` and a number must give status 0.

    :raises ValueError: for a block that does not begin with a prompt, that runs anything but
        ``portefeuille``, or that leaves out all that is printed.
    """
    found: list[tuple[str, int, list[str]]] = []
    for offset, line in enumerate(block.lines):
        if line.startswith(PROMPT):
            found.append((line, block.line + offset, []))
        elif not found:
            raise ValueError(f"line {block.line}: a console block begins with a command after '{PROMPT}'")
        else:
            found[-1][2].append(line)
    for place, (line, number, printed) in enumerate(found):
        if line == STATUS:
            continue
        after = found[place + 1] if place + 1 < len(found) else None
        status = int("".join(after[2])) if after and after[0] == STATUS else 0
        words = shlex.split(line.removeprefix(PROMPT))
        if words[0] != "portefeuille":
            raise ValueError(f"line {number}: only portefeuille can be run here, not {words[0]}")
        told = [each for each in printed if each.strip()]
        if told and all(each.strip() == LEFT_OUT for each in told):
            raise ValueError(f"line {number}: nothing is left of what the command prints")
        yield Command(tuple(words[1:]), tuple(printed), status, number)


def agrees(told: tuple[str, ...], printed: str) -> bool:
    """Does what the page tells fit what was printed?  Nothing told: always.

    A line ``...`` stands for any lines, ``...`` within a line for any part of it.  White space at the end of
    a line and empty lines at the end do not count.
    """
    lines = [line.rstrip() for line in told]
    while lines and not lines[-1]:
        lines.pop()
    if not lines:
        return True
    parts = [r"(?:[^\n]*\n)*" if line.strip() == LEFT_OUT else _line(line) for line in lines]
    text = "".join(f"{line.rstrip()}\n" for line in printed.rstrip().splitlines())
    return re.fullmatch("".join(parts), text) is not None


def _line(line: str) -> str:
    return r"[^\n]*".join(re.escape(part) for part in line.split(LEFT_OUT)) + r"\n"
