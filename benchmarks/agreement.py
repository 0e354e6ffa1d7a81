"""Does the peer come to the same decisions?  A benchmark against a peer that decides something else says nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from portefeuille.decision.judge import bench
from portefeuille.decision.planned import CRITERIA, REQUIRED
from portefeuille.decision.verdicts import outcome
from portefeuille.rules.evaluate import Evaluation, Unknown
from portefeuille.rules.facts import FACTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from portefeuille.law import Law

OUTCOMES = ("eligible", "ineligible", "needs_review")
NOTHING = -1
#: Cents.  Rounding half up of a product in float32 may fall on the other side of the half cent, and an amount of some
#: thousands of euros is itself known to a twentieth of a cent only.
CENTS = 1.1
#: Of a million rows: comparisons that float32 decides otherwise, because two amounts lie within its precision.
IN_A_MILLION = 20


class DisagreementError(Exception):
    """The peer does not follow the same law: the benchmark stops."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the peer's answers lie from ours: rows decided otherwise by its float32, and the largest difference of
    the subsidy in cents on the other rows."""

    rows: int
    otherwise: int
    cents: float


def judged_one_by_one(columns: Mapping[str, NDArray[Any]], law: Law) -> dict[str, NDArray[Any]]:
    """The four outputs of every row, by the evaluation that decides single cases; -1 where there is no answer."""
    by = bench(law)
    plain = {name: column.tolist() for name, column in columns.items()}
    answers: dict[str, list[int]] = {"size": [], "outcome": [], "rate": [], "subsidy": []}
    for place in range(len(plain["on"])):
        row = {name: _given(name, values[place]) for name, values in plain.items()}
        evaluation = Evaluation(by.rules, row, by.parameters, by.doubted)
        findings = [evaluation.criterion(name) for name in CRITERIA["full"]]
        values = {name: evaluation.concept(name) for name in REQUIRED["full"]}
        came_to = OUTCOMES.index(outcome(findings, values.values()))
        shown = {
            name: NOTHING if isinstance(value, Unknown) else int(value) for name, value in values.items()
        }
        answers["size"].append(shown["enterprise_size"])
        answers["outcome"].append(came_to)
        for name in ("rate", "subsidy"):
            answers[name].append(NOTHING if OUTCOMES[came_to] == "ineligible" else shown[name])
    return {name: np.array(column, np.int64) for name, column in answers.items()}


def compare(ours: Mapping[str, NDArray[Any]], theirs: Mapping[str, NDArray[Any]]) -> Agreement:
    """Our four outputs beside the peer's (cents with their fraction).

    :raises DisagreementError: when more rows differ than float32 can explain; it shows the first.
    """
    rows = len(ours["outcome"])
    differs = np.zeros(rows, np.bool_)
    for name in ("size", "outcome", "rate"):
        differs |= ours[name] != theirs[name]
    apart = np.abs(ours["subsidy"] - theirs["subsidy"])
    differs |= apart > CENTS
    wrong = np.flatnonzero(differs)
    if len(wrong) > max(1, rows * IN_A_MILLION // 1_000_000):
        first = wrong[0]
        shown = {name: (ours[name][first].item(), theirs[name][first].item()) for name in ours}
        raise DisagreementError(f"{len(wrong)} of {rows} rows differ; row {first}, ours and theirs: {shown}")
    return Agreement(rows, len(wrong), float(apart[~differs].max(initial=0.0)))


def _given(fact: str, value: int) -> int | None:
    return None if value < 0 and FACTS[fact].decisive else value
