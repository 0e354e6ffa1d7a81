"""A tiny interpreter of the steps of a plan, for the tests: one row at a time, in plain Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from portefeuille.rules.evaluate import OPERATORS
from portefeuille.rules.plan import Plan
from portefeuille.rules.two_valued import Step
from portefeuille.rules.words import inexact, share_of
from tests.rules.rows import Day

OPERATIONS: dict[str, Callable[[Any, Any], Any]] = {**OPERATORS, "share_of": share_of, "inexact": inexact}


def carried_out(step: Step, row: Mapping[str, int | None], law: Day, made: Mapping[str, Any]) -> Any:
    """What a step comes to.  A missing fact is -1 here too: its value must never matter."""
    match step.word:
        case "lit":
            return step.value
        case "truth":
            return bool(step.value)
        case "col":
            value = row[step.name]
            return -1 if value is None else value
        case "has":
            return row[step.name] is not None
        case "par":
            return int(law.parameters[step.name]) * step.value
        case "var":
            return made[step.name]
    parts = [carried_out(part, row, law, made) for part in step.parts]
    match step.word:
        case "not":
            return not parts[0]
        case "and":
            return all(parts)
        case "or":
            return any(parts)
        case "where":
            return parts[1] if parts[0] else parts[2]
    return OPERATIONS[step.word](*parts)


def concepts(plan: Plan, row: Mapping[str, int | None], law: Day) -> dict[str, Any]:
    """Every concept of the plan, and (with a question mark) whether it is known."""
    made: dict[str, Any] = {}
    for name, valued in plan.concepts:
        made[name] = carried_out(valued.value, row, law, made)
        made[f"{name}?"] = carried_out(valued.known, row, law, made)
    return made
