"""Units of the language of rules: what an integer in a rule stands for.

Everything is an integer: euro cents, hundredths of a full-time equivalent, basis points, days.  Figures of a group are
exact products of a share and a figure, and carry the factor :data:`EXACT`, so that comparing them loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

#: Factor of the exact figures of a group: basis points times hundredths of FTE (or cents).
EXACT = 10_000


@dataclass(frozen=True, slots=True)
class Unit:
    """The meaning of an integer.

    ``name`` is one of eur, fte, rate, share, day, days, count, bool, choice, verdict; ``scale`` is how many of the
    integer go into one of the base unit's integers (1, or :data:`EXACT`); ``categories`` are the names behind the
    integers of a choice, in order.
    """

    name: str
    scale: int = 1
    categories: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name if self.scale == 1 else f"exact {self.name}"

    def comparable(self, other: Unit) -> bool:
        """May a rule compare the two, once scales are equal?"""
        if self.name == "choice" and other.name == "choice":
            short, long = sorted((self.categories, other.categories), key=len)
            return long[: len(short)] == short
        return self.name == other.name


Eur = Annotated[int, Unit("eur")]
EurExact = Annotated[int, Unit("eur", EXACT)]
FteExact = Annotated[int, Unit("fte", EXACT)]
Rate = Annotated[int, Unit("rate")]
Share = Annotated[int, Unit("share")]
Day = Annotated[int, Unit("day")]
Count = Annotated[int, Unit("count")]

Size = Literal["small", "medium", "large"]
SizeGiven = Literal["small", "medium", "large", "not_given"]

BOOL = Unit("bool")
VERDICT = Unit("verdict")


def unit_of(annotation: Any) -> Unit:
    """The unit behind a type annotation of a rule.  :raises TypeError: when the annotation is none of the language's."""
    if annotation is bool:
        return BOOL
    if get_origin(annotation) is Literal:
        return Unit("choice", categories=get_args(annotation))
    for extra in getattr(annotation, "__metadata__", ()):
        if isinstance(extra, Unit):
            return extra
    if getattr(annotation, "__name__", "") == "Leaf":
        return VERDICT
    raise TypeError(f"{annotation!r} is not a unit of the language of rules")
