"""What an official corrected, as people read it: of each fact what was told, what it is, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from portefeuille.applications import corrections
from portefeuille.law import Law
from portefeuille.web.enterprise.application.facts import ROWS, Saying
from portefeuille.web.enterprise.application.said import lang

if TYPE_CHECKING:
    from portefeuille.applications.models import Application, Correction, Event


@dataclass(frozen=True, slots=True)
class Difference:
    """What was and what is.  ``row``: which row of a list, empty otherwise; ``now`` empty: taken away; ``was`` empty: added."""

    row: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A corrected fact."""

    path: str
    label: str
    differences: tuple[Difference, ...]
    reason: str
    by: str


def saying(found: Application, law: Law) -> Saying:
    """Says the facts of an application in the language of the page, with the names of its participants."""
    people = found.answers.get("form.participants") or []
    return Saying(law, lang(), tuple(str(one.get("name") or "") for one in people))


def changed(stand: Iterable[Correction], say: Saying) -> list[Changed]:
    """Every correction, with only the rows that differ."""
    return [
        Changed(each.path, say.label(each.path), tuple(differences(each.path, each.before, each.after, say)), each.reason, each.actor.name)
        for each in stand
    ]  # fmt: skip


def differences(path: str, before: Any, after: Any, say: Saying) -> Iterable[Difference]:
    """Where two values of a fact differ.  A row keeps its place, also when others were taken away."""
    if path not in ROWS:
        yield Difference("", say.value(path, before), say.value(path, after))
        return
    for number, (one, other) in enumerate(zip_longest(before or [], after or [])):
        if not corrections.same(one, other):
            said = (say.cells(path, each) if each is not None else "" for each in (one, other))
            yield Difference(say.row(path, number), *said)


def by_receipt(events: Iterable[Event], stand: Iterable[Correction]) -> dict[int, list[Correction]]:
    """Which corrections a decision rests on: number of the receipt -> those of the review that it decided."""
    found: dict[int, list[Correction]] = {}
    every = list(stand)
    for each in events:
        seq, review = each.detail.get("receipt"), each.detail.get("review")
        if isinstance(seq, int) and review is not None:
            found[seq] = [one for one in every if one.review_id == review]
    return found
