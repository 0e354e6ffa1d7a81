"""The plan of a law for many rows: which criteria, which amounts, by scope."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from portefeuille.decision.judge import bench
from portefeuille.decision.row import ENTERPRISE, PROJECT
from portefeuille.law import Law
from portefeuille.rules.plan import Plan, Planner
from portefeuille.rules.registry import RuleSet

#: full: an enterprise with a project; enterprise: without one; size: a project of an enterprise of known size.
Scope = Literal["full", "enterprise", "size"]

AMOUNTS = ("rate", "full_subsidy", "subsidy", "own_share")
CRITERIA: dict[Scope, tuple[str, ...]] = {
    "full": (*ENTERPRISE, *PROJECT),
    "enterprise": (*ENTERPRISE, "ceiling_left"),
    "size": ("size", *PROJECT),
}
REQUIRED: dict[Scope, tuple[str, ...]] = {
    "full": ("enterprise_size", *AMOUNTS),
    "enterprise": ("enterprise_size", "room"),
    "size": ("enterprise_size", *AMOUNTS),
}


def plan_of(law: Law, scope: Scope, fixed: Mapping[str, int] | None = None) -> Plan:
    """The plan for a law; the same object for laws with the same rules, gaps and choices."""
    by = bench(law)
    undetermined = frozenset(name for name, value in by.parameters.items() if value is None)
    return _plan(by.rules, undetermined, by.doubted, by.choices, scope, tuple(sorted((fixed or {}).items())))


@lru_cache(maxsize=64)
def _plan(
    rules: RuleSet,
    undetermined: frozenset[str],
    doubted: frozenset[str],
    choices: frozenset[tuple[str, str]],
    scope: Scope,
    fixed: tuple[tuple[str, int], ...],
) -> Plan:
    planner = Planner(rules, undetermined, doubted, dict(fixed), dict(choices))
    return planner.plan(CRITERIA[scope], REQUIRED[scope])
