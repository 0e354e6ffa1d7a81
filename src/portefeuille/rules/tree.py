"""The tree that a rule is read into.  Every reader (explain, ask, flips, kernel, Polars, SQL) walks this one tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum

from portefeuille.rules.units import Unit


class Verdict(Enum):
    """What a criterion can come to.  The value is the word of the contract, or the kind of the unknown."""

    MET = "met"
    NOT_MET = "not_met"
    JUDGEMENT = "judgement"
    LAW = "law"
    PRESUMED_MET = "presumed_met"
    PRESUMED_NOT_MET = "presumed_not_met"
    NOT_APPLICABLE = "not_applicable"

    def __init__(self, word: str) -> None:
        #: True where the application is refused on this alone.
        self.refuses = word in ("not_met", "presumed_not_met")
        #: True where the application may go on.
        self.passes = word in ("met", "presumed_met", "not_applicable")
        #: True where a default of ours stands in for a text of the law that we could not read.
        self.reserved = word in ("presumed_met", "presumed_not_met")


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the tree."""

    def children(self) -> Iterator[Node]:
        """The nodes directly below this one, in the order of the rule."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, tuple):
                yield from (item for item in value if isinstance(item, Node))

    def walk(self) -> Iterator[Node]:
        """This node and all below it, parents first."""
        yield self
        for child in self.children():
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Const(Node):
    """A number, a truth value or a category (its index) written in the rule."""

    value: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Fact(Node):
    """A fact of the row."""

    name: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Concept(Node):
    """What another rule answers."""

    name: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Param(Node):
    """A parameter of the law, times ``scale`` where it meets an exact figure."""

    name: str
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Status(Node):
    """Is the parameter ``undetermined`` (no value known) or ``doubtful`` (a default stands in)?  Always known."""

    name: str
    asks: str


@dataclass(frozen=True, slots=True)
class Chosen(Node):
    """Does the law choose this ``option`` for the parameter?  Always known: without a value it chooses nothing."""

    name: str
    option: str


@dataclass(frozen=True, slots=True)
class If(Node):
    """``then`` where ``test`` holds, else ``other``."""

    test: Node
    then: Node
    other: Node


@dataclass(frozen=True, slots=True)
class And(Node):
    """All hold."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """At least one holds."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """It does not hold."""

    item: Node


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """``left op right``; op is one of < <= > >= == !=."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class IsIn(Node):
    """The item is one of these categories."""

    item: Node
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arith(Node):
    """``left op right``; op is one of + -."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Extreme(Node):
    """The smaller (``min``) or larger (``max``) of the two."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class ShareOf(Node):
    """``rate`` (basis points) of ``amount`` (cents), brought to the cent, once; ``word`` says how (words.py)."""

    rate: Node
    amount: Node
    word: str = "share_of"


@dataclass(frozen=True, slots=True)
class Inexact(Node):
    """True where ``rate`` of ``amount`` is not a whole number of cents, so that rounding matters."""

    rate: Node
    amount: Node


@dataclass(frozen=True, slots=True)
class Leaf(Node):
    """What a criterion comes to, with its stable reason code; ``source`` where it is not the rule's first one."""

    verdict: Verdict
    code: str
    source: str = ""
