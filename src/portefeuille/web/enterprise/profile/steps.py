"""The parts as steps: which are done, and which comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from portefeuille.web.enterprise.profile.parts import PARTS, Part, of


@dataclass(frozen=True, slots=True)
class Step:
    """A part, whether something is left in it, and whether it is on the screen."""

    part: Part
    done: bool
    here: bool
    number: int


def steps(left: Sequence[str], here: Part | None = None) -> tuple[Step, ...]:
    """All of them; ``left`` is what is incomplete."""
    open_ = {of(key).name for key in left if key != "differences"}
    return tuple(
        Step(part, part.name not in open_, part is here, number) for number, part in enumerate(PARTS, 1)
    )


def onward(left: Sequence[str], here: Part) -> str:
    """The address of the next part in which something is left, after this one first; the overview when there is none."""
    every = steps(left)
    place = PARTS.index(here) + 1
    for step in (*every[place:], *every[:place]):
        if not step.done and step.part is not here:
            return step.part.address
    return reverse("enterprise:profile")
