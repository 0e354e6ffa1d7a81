"""Two-valued steps, of which a plan is made: each is simplified where it is built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Word = Literal[
    "lit", "truth", "col", "has", "par", "var", "not", "and", "or", "where",
    "<", "<=", ">", ">=", "==", "!=", "+", "-", "min", "max", "share_of", "share_down", "share_half_even",
    "inexact",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A two-valued expression.  ``word`` (one of :data:`Word`) is its operation; ``name`` or ``value`` belong to the
    words that need one."""

    word: str
    parts: tuple[Step, ...] = ()
    name: str = ""
    value: int = 0


TRUE, FALSE = Step("truth", value=1), Step("truth", value=0)


def lit(value: int) -> Step:
    """A number."""
    return Step("lit", value=value)


def both(*parts: Step) -> Step:
    """All hold, simplified."""
    kept = tuple(dict.fromkeys(part for part in parts if part != TRUE))
    return FALSE if FALSE in kept else TRUE if not kept else kept[0] if len(kept) == 1 else Step("and", kept)


def either(*parts: Step) -> Step:
    """One holds, simplified."""
    kept = tuple(dict.fromkeys(part for part in parts if part != FALSE))
    return TRUE if TRUE in kept else FALSE if not kept else kept[0] if len(kept) == 1 else Step("or", kept)


def never(part: Step) -> Step:
    """It does not hold, simplified."""
    if part in (TRUE, FALSE):
        return FALSE if part == TRUE else TRUE
    return part.parts[0] if part.word == "not" else Step("not", (part,))


def where(test: Step, then: Step, other: Step) -> Step:
    """One number or the other, simplified."""
    if test == TRUE or then == other:
        return then
    return other if test == FALSE else Step("where", (test, then, other))


def choose(test: Step, then: Step, other: Step) -> Step:
    """One condition or the other, simplified."""
    return then if then == other else either(both(test, then), both(never(test), other))


def compared(op: str, left: Step, right: Step) -> Step:
    """Two numbers beside each other; settled when both are known already."""
    if left.word == right.word == "lit" and op != "inexact":
        values = left.value, right.value
        return TRUE if _HOLDS[op](*values) else FALSE
    return Step(op, (left, right))


_HOLDS = {
    "<": lambda one, two: one < two,
    "<=": lambda one, two: one <= two,
    ">": lambda one, two: one > two,
    ">=": lambda one, two: one >= two,
    "==": lambda one, two: one == two,
    "!=": lambda one, two: one != two,
}
