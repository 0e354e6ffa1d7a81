"""The decision on a flat row, written a second time from the dossier of rules; deliberately plain."""

from __future__ import annotations

from dataclasses import dataclass

from tests.oracle import enterprise, project
from tests.oracle.columns import ELIGIBLE, INELIGIBLE, NEEDS_REVIEW
from tests.oracle.enterprise import NOT_MET, UNKNOWN, Row, possible_sizes
from tests.oracle.figures import SCHEME, ceiling
from tests.oracle.money import money


@dataclass(frozen=True)
class Answer:
    """What a row must give.

    ``size`` 1, 2, 3 or None; ``not_met`` and ``unknown`` are criterion ids (an unknown of the law that has a
    default is not among them); ``rate`` in basis points, ``eligible``, ``subsidy`` and ``room`` in cents,
    None where the contract says null. ``sure``: the contract says precisely which amounts an undecided answer
    shows.
    """

    size: int | None
    outcome: int
    not_met: frozenset[str]
    unknown: frozenset[str]
    rate: int | None = None
    eligible: int | None = None
    subsidy: int | None = None
    room: int | None = None
    sure: bool = True


def _outcome(verdicts: dict[str, str]) -> int:
    if NOT_MET in verdicts.values():
        return INELIGIBLE
    return NEEDS_REVIEW if UNKNOWN in verdicts.values() else ELIGIBLE


def _room(row: Row) -> int | None:
    rooms = {max(ceiling(row["on"], size) - max(row["used"], 0), 0) for size in possible_sizes(row)}
    return rooms.pop() if len(rooms) == 1 else None


def answer(row: Row) -> Answer:
    """The whole decision of one row."""
    sizes = possible_sizes(row)
    size = next(iter(sizes)) if len(sizes) == 1 else None
    if row["on"] < SCHEME:
        return Answer(size, NEEDS_REVIEW, frozenset(), frozenset(), sure=False)
    verdicts = enterprise.verdicts(row)
    figures = None
    if row["project"]:
        figures = money(row)
        verdicts |= project.verdicts(row) | figures.verdicts
    elif max(ceiling(row["on"], each) for each in sizes) <= row["used"]:
        verdicts["ceiling"] = NOT_MET
    outcome = _outcome(verdicts)
    not_met = frozenset(name for name, verdict in verdicts.items() if verdict == NOT_MET)
    unknown = frozenset(name for name, verdict in verdicts.items() if verdict == UNKNOWN)
    if figures is None:
        return Answer(size, outcome, not_met, unknown, room=_room(row))
    if outcome == INELIGIBLE:
        return Answer(size, outcome, not_met, unknown)
    sure = figures.sure and size is not None
    return Answer(size, outcome, not_met, unknown, figures.rate, figures.eligible, figures.subsidy, sure=sure)
