"""What reading a number gives."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, get_args

from portefeuille.numbers.problems import Problem

Kind = Literal["enterprise", "establishment", "provider", "structured_communication", "iban"]

KINDS: tuple[Kind, ...] = get_args(Kind)


class Found(NamedTuple):
    """What one kind's reader made of a text: the canonical form, or the problem.  Exactly one of the two is
    set.
    """

    canonical: str | None
    problem: Problem | None


class Number(NamedTuple):
    """A number as it was read.

    ``canonical`` is None when it is not valid; ``repaired`` says that the canonical form is spelled
    differently from what was typed; ``kind`` is None when the text looks like none of the five.
    """

    kind: Kind | None
    canonical: str | None
    valid: bool
    repaired: bool
    problem: Problem | None

    def as_dict(self, lang: str = "nl") -> dict[str, Any]:
        """The answer in the shape of the contract; ``problem_code`` is there only when there is a problem."""
        answer: dict[str, Any] = {
            "kind": self.kind,
            "canonical": self.canonical,
            "valid": self.valid,
            "repaired": self.repaired,
            "problem": None,
        }
        if self.problem is not None:
            answer["problem"] = self.problem.text(lang)
            answer["problem_code"] = self.problem.code
        return answer


def good(canonical: str) -> Found:
    """A valid number."""
    return Found(canonical, None)


def bad(code: str, **values: str) -> Found:
    """A number that is not valid, and why."""
    return Found(None, Problem(code, values))
