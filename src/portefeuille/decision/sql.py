"""The plan of a day as one SQL query: DuckDB embedded, other engines where one machine is outgrown.

The query is a chain of named steps: each concept, then the masks, then the outcome.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portefeuille.decision.places import marks
from portefeuille.decision.planned import Scope, plan_of
from portefeuille.law import Law
from portefeuille.rules.plan import Plan
from portefeuille.rules.two_valued import FALSE, TRUE, Step

NAMES = {"and": "AND", "or": "OR", "min": "least", "max": "greatest", "==": "=", "!=": "<>"}


def written(step: Step, law: Law) -> str:
    """A step as an SQL expression."""
    match step.word:
        case "lit":
            return str(step.value)
        case "truth":
            return "TRUE" if step.value else "FALSE"
        case "col":
            return f'"{step.name}"'
        case "has":
            return f'("{step.name}" >= 0)'
        case "var":
            return variable(step.name)
        case "par":
            value = law.value(step.name)
            if not isinstance(value, int):
                raise ValueError(f"the law gives no value for {step.name}")
            return str(int(value) * step.value)
    parts = [written(part, law) for part in step.parts]
    match step.word:
        case "not":
            return f"(NOT {parts[0]})"
        case "and" | "or":
            return f"({f' {NAMES[step.word]} '.join(parts)})"
        case "where":
            return f"(CASE WHEN {parts[0]} THEN {parts[1]} ELSE {parts[2]} END)"
        case "min" | "max":
            return f"{NAMES[step.word]}({parts[0]}, {parts[1]})"
        case "share_of" | "share_down" | "share_half_even":
            return _share(step.word, f"(CAST({parts[0]} AS BIGINT) * {parts[1]})")
        case "inexact":
            return f"((CAST({parts[0]} AS BIGINT) * {parts[1]}) % 10000 <> 0)"
        case "+" | "-":
            return f"(CAST({parts[0]} AS BIGINT) {step.word} {parts[1]})"
    return f"({parts[0]} {NAMES.get(step.word, step.word)} {parts[1]})"


def _share(word: str, product: str) -> str:
    """A product of a rate and an amount, brought to the cent."""
    if word == "share_down":
        return f"CAST(floor({product} / 10000.0) AS BIGINT)"
    rounded = f"CAST(floor(({product} + 5000) / 10000.0) AS BIGINT)"
    return rounded if word == "share_of" else f"({rounded} - CAST({product} % 20000 = 5000 AS BIGINT))"


def variable(name: str) -> str:
    """The column of a concept, or (with a question mark) of whether it is known."""
    return f'"_known_{name[:-1]}"' if name.endswith("?") else f'"_value_{name}"'


def query(law: Law, table: str, scope: Scope = "full", fixed: Mapping[str, int] | None = None) -> str:
    """The query over ``table`` (a name, with a column of integers for every fact, -1 where missing).

    It gives the table's columns and size, outcome, rate, subsidy, not_met and unknown, as the kernel gives them.
    """
    plan = plan_of(law, scope, fixed or {})
    steps: list[str] = []
    before = table
    for number, columns in enumerate(_stages(plan, law)):
        steps.append(f"step_{number} AS (SELECT *, {', '.join(columns)} FROM {before})")
        before = f"step_{number}"
    hidden = [variable(name) for name, _ in plan.concepts] + ['"_reviewed"']
    hidden += [variable(f"{name}?") for name, valued in plan.concepts if valued.known not in (TRUE, FALSE)]
    return f"WITH {', '.join(steps)} SELECT * EXCLUDE ({', '.join(hidden)}) FROM {before}"


def _stages(plan: Plan, law: Law) -> Iterator[list[str]]:
    for name, valued in plan.concepts:
        columns = [f"{written(valued.value, law)} AS {variable(name)}"]
        if valued.known not in (TRUE, FALSE):
            columns.append(f"{written(valued.known, law)} AS {variable(f'{name}?')}")
        yield columns
    yield _masks(plan, law)
    yield list(_outcome(plan))


def _masks(plan: Plan, law: Law) -> list[str]:
    marked = [marks(criterion) for criterion in plan.criteria]
    refused = [_bit(bit, step, law) for each in marked for bit, step in each.not_met]
    unknown = [_bit(bit, step, law) for each in marked for bit, step in each.unknown]
    reviewed = [written(each.open, law) for each in marked if each.open != FALSE]
    reviewed += [f"(NOT {known})" for known in _known(plan, plan.required)]
    return [
        f"{' | '.join(refused) or '0'} AS not_met",
        f"{' | '.join(unknown) or '0'} AS unknown",
        f'{" OR ".join(reviewed) or "FALSE"} AS "_reviewed"',
    ]


def _bit(bit: int, step: Step, law: Law) -> str:
    return f"(CASE WHEN {written(step, law)} THEN CAST({bit} AS BIGINT) ELSE 0 END)"


def _known(plan: Plan, names: tuple[str, ...]) -> list[str]:
    known = {name: valued.known for name, valued in plan.concepts}
    return [
        "FALSE" if known[name] == FALSE else variable(f"{name}?") for name in names if known[name] != TRUE
    ]


def _outcome(plan: Plan) -> Iterator[str]:
    yield 'CASE WHEN not_met <> 0 THEN 1 WHEN "_reviewed" THEN 2 ELSE 0 END AS outcome'
    concepts = dict(plan.concepts)
    for name in ("size", "rate", "subsidy"):
        concept = "enterprise_size" if name == "size" else name
        if concept not in concepts:
            yield f"-1 AS {name}"
            continue
        shown = (
            " AND ".join((*_known(plan, (concept,)), *(() if name == "size" else ("not_met = 0",)))) or "TRUE"
        )
        yield f"CASE WHEN {shown} THEN {variable(concept)} ELSE -1 END AS {name}"
