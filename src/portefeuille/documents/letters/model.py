"""What a letter says, in the order in which it stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between blocks."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a name and what belongs to it.  ``amounts``: at the right, the last row is what it comes to."""

    caption: str
    rows: tuple[tuple[str, str], ...]
    amounts: bool = False


Block = str | Heading | Table


@dataclass(frozen=True, slots=True)
class Letter:
    """``said`` is what its seal is over: what somebody with a copy on paper can type again (number, amount in cents)."""

    kind: str
    lang: str
    title: str
    sender: str
    on: date
    to: tuple[str, ...]
    blocks: tuple[Block, ...]
    said: Mapping[str, str]
    official: bool = False
