"""What is wrong with a batch, or with an answer to one: where, what, and what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: its place (``payments[3] 'KP-4', iban``), what is there, what should be."""

    place: str
    got: str
    expected: str

    def __str__(self) -> str:
        return f"{self.place}: expected {self.expected}, got {self.got}"


class PaymentError(ValueError):
    """A batch that is refused, or an answer that does not agree with it; with everything that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        rest = len(self.problems) - _SHOWN
        lines = [str(problem) for problem in self.problems[:_SHOWN]]
        return "; ".join(lines) + (f"; and {rest} more" if rest > 0 else "")
