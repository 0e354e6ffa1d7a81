"""Compare a decision with what a case expects of it.

The meaning of the keys is that of the contract's visible cases: every key named must be equal, ``not_met``
and ``reservations__criteria`` must be contained, ``missing`` is the exact list. Our own golden cases add a
few keys of the same kind (``EXTRA``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]

EXTRA = frozenset(
    {"not_met_any", "unknown", "unknown_any", "met", "assumed", "flips__facts", "error", "error_key"}
)
"""Keys of ``expect`` that are ours: criteria not_met (one of), unknown (all), unknown (one of), met (all),
and facts.
"""


def criteria(decision: Mapping[str, Any], verdict: str) -> set[str]:
    """The ids of the criteria of a decision that have this verdict."""
    return {c["id"] for c in decision["criteria"] if c["verdict"] == verdict}


def reserved(decision: Mapping[str, Any]) -> set[str]:
    """The criteria named by the reservations of a decision."""
    return {r["criterion"] for r in decision["reservations"]}


def same_path(path: str) -> str:
    """One spelling for a path in a list: ``costs[0].kind``, ``costs.0.kind`` and ``costs[].kind`` differ only
    in taste.
    """
    return re.sub(r"\.(\d+)(?=\.|$)", r"[\1]", path)


def _contained(name: str, wanted: list[str], found: set[str]) -> list[str]:
    lacking = [w for w in wanted if w not in found]
    return [f"{name}: {lacking} not among {sorted(found)}"] if lacking else []


def _one_of(name: str, wanted: list[str], found: set[str]) -> list[str]:
    return [] if found.intersection(wanted) else [f"{name}: none of {wanted} among {sorted(found)}"]


def _special(key: str, wanted: Any, decision: Mapping[str, Any]) -> list[str] | None:
    match key:
        case "not_met":
            return _contained(key, wanted, criteria(decision, "not_met"))
        case "met":
            return _contained(key, wanted, criteria(decision, "met"))
        case "not_met_any":
            return _one_of(key, wanted, criteria(decision, "not_met"))
        case "unknown":
            return _contained(key, wanted, criteria(decision, "unknown"))
        case "unknown_any":
            return _one_of(key, wanted, criteria(decision, "unknown"))
        case "reservations__criteria":
            return _contained(key, wanted, reserved(decision))
        case "assumed":
            return _contained(
                key, wanted, {a if isinstance(a, str) else a["fact"] for a in decision["assumed"]}
            )
        case "flips__facts":
            return _contained(key, wanted, {f["fact"] for f in decision["flips"]})
        case "missing":
            found = sorted(same_path(p) for p in decision["missing"])
            return [] if found == sorted(wanted) else [f"missing: {found}, expected {sorted(wanted)}"]
        case _:
            return None


def differences(decision: Mapping[str, Any], expect: Mapping[str, Any]) -> list[str]:
    """Everything in which the decision is not what was expected, one sentence each; empty when all agrees."""
    found: list[str] = []
    for key, wanted in expect.items():
        special = _special(key, wanted, decision)
        if special is not None:
            found += special
        elif key not in decision:
            found.append(f"{key}: the decision has no such key")
        elif decision[key] != wanted:
            found.append(f"{key}: {decision[key]!r}, expected {wanted!r}")
    return found
