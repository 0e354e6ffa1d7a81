"""A row of a table as a case of its own: for rows that hold lists, or something that cannot be read.

It goes the way of every single case (case.py, row.py, judge.py), so what it says of a row is what ``decide`` says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from portefeuille.decision import verdicts
from portefeuille.decision.case import SIZES, Case, Version, read_case
from portefeuille.decision.columns_names import Column
from portefeuille.decision.errors import CaseError
from portefeuille.decision.judge import Judged, judge
from portefeuille.decision.model import INELIGIBLE, NEEDS_REVIEW
from portefeuille.decision.row import build
from portefeuille.decision.shapes import Number, Shape, Truth
from portefeuille.law import Law
from portefeuille.rules.bits import NOT_MET_BIT, UNKNOWN_BIT
from portefeuille.rules.evaluate import Finding
from portefeuille.rules.registry import BEGIN
from portefeuille.rules.tree import Verdict

OUTCOMES = ("eligible", "ineligible", "needs_review")
ABSENT = -1
#: The longest text that is read as a number.
LONGEST_NUMBER = 1000
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_NO_NUMBERS = {
    "nan": "NaN",
    "inf": "Infinity",
    "infinity": "Infinity",
    "-inf": "-Infinity",
    "-infinity": "-Infinity",
}
_QUIET = (Verdict.MET, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a row comes to, in integers as a kernel gives them (-1: none); ``missing``: the paths still to be asked."""

    outcome: int
    size: int
    rate: int
    subsidy: int
    not_met: int
    unknown: int
    missing: tuple[str, ...] = ()


def plain(shape: Shape, text: str) -> Any:
    """A cell as the value that JSON would have there; what cannot be one stays the text it is."""
    if isinstance(shape, Number | Version):
        if len(text) <= LONGEST_NUMBER and _NUMBER.fullmatch(text):
            return Decimal(text)
        return Decimal(_NO_NUMBERS[text.lower()]) if text.lower() in _NO_NUMBERS else text
    if isinstance(shape, Truth):
        return {"true": True, "false": False}.get(text.lower(), text)
    return text


def answer(columns: Sequence[Column], cells: Mapping[str, str | None]) -> Answer:
    """Decide one row; ``cells`` are texts by the name of their column, None where empty.

    :raises CaseError: when it cannot be read; the key is the name of the column.
    """
    given: dict[Any, Any] = {"project": {}} if any(column.path[0] == "project" for column in columns) else {}
    for column in columns:
        text = cells[column.name]
        if text is not None:
            _put(given, column.path, plain(column.shape, text))
    names: dict[str, str] = {}
    try:
        return decided(read_case(_lists(given, "", "", names)))
    except CaseError as error:
        raise CaseError(_key(error.key, names), error.expected, error.got) from None


def _put(node: dict[Any, Any], path: tuple[str | int, ...], value: Any) -> None:
    for part in path[:-1]:
        node = node.setdefault(part, {})
    node[path[-1]] = value


def _lists(node: Any, where: str, given: str, names: dict[str, str]) -> Any:
    """Numbered parts as a list, in order, empty places left out; ``names``: what each item was called in the table."""
    if not isinstance(node, dict):
        return node
    numbered = bool(node) and isinstance(next(iter(node)), int)
    made = {}
    for place, part in enumerate(sorted(node) if numbered else node):
        below, told = (
            f"{one}.{last}" if one else str(last)
            for one, last in ((where, place if numbered else part), (given, part))
        )
        if below != told:
            names[below] = told
        made[part] = _lists(node[part], below, told, names)
    return list(made.values()) if numbered else made


def _key(key: str, names: Mapping[str, str]) -> str:
    above = max((name for name in names if f"{key}.".startswith(f"{name}.")), key=len, default="")
    return f"{names[above]}{key[len(above) :]}" if above else key


def decided(case: Case) -> Answer:
    """Decide a case that was read.  :raises CaseError: for a legal form, activity or exclusion that does not exist."""
    if case.on < BEGIN:
        size = SIZES.index(case.size) if case.size else ABSENT
        return Answer(OUTCOMES.index(NEEDS_REVIEW), size, ABSENT, ABSENT, 0, 0)
    row = build(case, Law.on(case.on, case.known))
    judged = judge(row)
    not_met, unknown = masks(judged.findings)
    waiting = (
        tuple(verdicts.missing(judged.findings.values(), judged.values.values(), row))
        if judged.outcome == NEEDS_REVIEW
        else ()
    )
    rate, subsidy = (_amount(judged, name) for name in ("rate", "subsidy"))
    value = judged.values["enterprise_size"]
    return Answer(
        OUTCOMES.index(judged.outcome),
        value if isinstance(value, int) else ABSENT,
        rate,
        subsidy,
        not_met,
        unknown,
        waiting,
    )


def _amount(judged: Judged, name: str) -> int:
    value = judged.values.get(name)
    return value if isinstance(value, int) and judged.outcome != INELIGIBLE else ABSENT


def masks(findings: Mapping[str, Finding]) -> tuple[int, int]:
    """The reasons of a row as masks (rules/bits.py): what is not met, and what is unknown."""
    not_met = unknown = 0
    for name, finding in findings.items():
        if finding.leaf is None:
            unknown |= UNKNOWN_BIT[f"{name}.missing"]
        elif finding.refuses:
            not_met |= NOT_MET_BIT[finding.leaf.code]
        elif finding.leaf.verdict not in _QUIET:
            unknown |= UNKNOWN_BIT[finding.leaf.code]
    return not_met, unknown
