"""Hold a decision of the contract's shape against the oracle's answer."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.oracle.columns import NEEDS_REVIEW, OUTCOMES, SIZES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.oracle.oracle import Answer

SHARED = {"advice": {"advice_conditions", "exclusion"}}
"""The oracle's ``advice`` may come back under either of two criteria: the contract does not say which of them
holds these facts.
"""


def _cents(value: str | None) -> int | None:
    return None if value is None else int(Decimal(value) * 100)


def _points(value: str | None) -> int | None:
    return None if value is None else int(Decimal(value) * 10_000)


def _ids(decision: Mapping[str, Any], verdict: str) -> set[str]:
    return {c["id"] for c in decision["criteria"] if c["verdict"] == verdict}


def _named(wanted: frozenset[str], found: set[str]) -> bool:
    return all(found & SHARED.get(name, {name}) for name in wanted)


def disagreements(decision: Mapping[str, Any], answer: Answer) -> list[str]:
    """One sentence for each point on which they differ.

    The criteria that fail must be exactly the oracle's. Of the unknown ones the oracle's must be there as
    long as the outcome depends on them; others may be there too (a criterion under reservation, or one that
    follows from another that is not known).
    """
    found: list[str] = []
    outcome = OUTCOMES[answer.outcome]
    if decision["outcome"] != outcome:
        found.append(f"outcome {decision['outcome']}, oracle {outcome}")
    size = SIZES[answer.size] if answer.size is not None else None
    if decision["size"] != size:
        found.append(f"size {decision['size']}, oracle {size}")
    not_met = _ids(decision, "not_met")
    allowed = set().union(*(SHARED.get(name, {name}) for name in answer.not_met))
    if not _named(answer.not_met, not_met) or not_met - allowed:
        found.append(f"not met {sorted(not_met)}, oracle {sorted(answer.not_met)}")
    if answer.outcome == NEEDS_REVIEW and not _named(answer.unknown, _ids(decision, "unknown")):
        found.append(f"unknown {sorted(_ids(decision, 'unknown'))}, oracle {sorted(answer.unknown)}")
    if answer.sure:
        for key, got, wanted in (
            ("rate", _points(decision["rate"]), answer.rate),
            ("subsidy", _cents(decision["subsidy"]), answer.subsidy),
            ("eligible_amount", _cents(decision["eligible_amount"]), answer.eligible),
        ):
            if got != wanted:
                found.append(f"{key} {got}, oracle {wanted}")
    return found
