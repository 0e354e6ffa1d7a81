"""The pages of the documentation and the fenced blocks in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOP = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
FENCE = re.compile(r"^(?P<ticks>```+)(?P<info>.*)$")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its lines, and the line of the page on which its text begins."""

    language: str
    lines: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def pages() -> tuple[Path, ...]:
    """Every page, those in the root first."""
    return (*(ROOT / name for name in TOP), *sorted((ROOT / "docs").rglob("*.md")))


def named(page: Path) -> str:
    """A page as the reports of the tests name it."""
    return page.relative_to(ROOT).as_posix()


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order.  ValueError when one is not closed."""
    begun: tuple[str, str, int] | None = None
    lines: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.match(line)
        if begun is None:
            if fence:
                begun, lines = (fence["ticks"], fence["info"].strip(), number + 1), []
        elif fence and fence["ticks"] == begun[0] and not fence["info"].strip():
            yield Block(begun[1], tuple(lines), begun[2])
            begun = None
        else:
            lines.append(line)
    if begun is not None:
        raise ValueError(f"the block that begins on line {begun[2] - 1} is not closed")


def prose(text: str) -> str:
    """A page without its fenced blocks."""
    kept: list[str] = []
    ticks = ""
    for line in text.splitlines():
        fence = FENCE.match(line)
        if fence and (not ticks or (fence["ticks"] == ticks and not fence["info"].strip())):
            ticks = "" if ticks else fence["ticks"]
        elif not ticks:
            kept.append(line)
    return "\n".join(kept)
