"""One case in, one decision out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any

from portefeuille.decision import history, verdicts
from portefeuille.decision.case import Case, read_case
from portefeuille.decision.flips import flips
from portefeuille.decision.formats import show
from portefeuille.decision.judge import Judged, judge
from portefeuille.decision.model import ELIGIBLE, INELIGIBLE, Comparison, Criterion, Decision, Reservation
from portefeuille.decision.plain import plain
from portefeuille.decision.row import EVER, NEVER, Row, build
from portefeuille.decision.values import Values
from portefeuille.decision.wording import Words
from portefeuille.law import Law
from portefeuille.rules.evaluate import Check, Finding, Unknown, Value
from portefeuille.rules.registry import BEGIN
from portefeuille.rules.tree import Compare, Concept, Fact, Node, Param, Verdict
from portefeuille.rules.types import unit_of_node
from portefeuille.rules.units import Unit

SIZES = ("small", "medium", "large")
#: Criteria that the contract knows by another id.
ID = {"ceiling_left": "ceiling"}


def decide(case: Mapping[str, Any], lang: str = "nl") -> Decision:
    """Decide a case (contract.md) under the law of its day, with reasons in ``lang`` (nl, en or fr).

    :raises CaseError: when the case cannot be read; it names the key, what was expected and what was found.
    """
    read = read_case(case)
    law = Law.on(read.on, read.known)
    words = Words.of(lang)
    if read.on < BEGIN:
        return history.told(read, law, words, case.get("id"))
    row = build(read, law)
    judged = judge(row, trace=True)
    return _decision(read, row, judged, words, lang, case.get("id"))


def _decision(case: Case, row: Row, judged: Judged, words: Words, lang: str, given_id: Any) -> Decision:
    outcome = judged.outcome
    findings = judged.findings.values()
    waiting = (
        verdicts.missing(findings, judged.values.values(), row) if outcome != INELIGIBLE else Counter[str]()
    )
    values = Values(row, judged, lang)
    amount = _amounts(judged, row, outcome)
    shown = [
        finding
        for finding in findings
        if finding.leaf is None or finding.leaf.verdict is not Verdict.NOT_APPLICABLE
    ]
    alone = case.project is None
    return Decision(
        outcome=outcome,
        size=_size(judged.values["enterprise_size"]),
        **amount,
        vat=(case.project or {}).get("vat") if outcome != INELIGIBLE else None,
        capped_by=_capped(judged, outcome),
        criteria=tuple(_criterion(finding, row, judged, words, values) for finding in shown),
        reservations=tuple(_reservations(shown, words, values)),
        missing=tuple(waiting),
        next_question=verdicts.next_question(waiting),
        assumed=tuple(row.assumed),
        deadlines=row.deadlines,
        on=case.on,
        known=row.law.known,
        law_hash=row.law.hash,
        between=_between(row, judged) if outcome not in (ELIGIBLE, INELIGIBLE) else None,
        room=_known(judged.values["room"]) if alone else None,
        alone=alone,
        id=given_id,
        lines=tuple(_lines(row, lang)),
        lang=lang,
        find_flips=partial(flips, case, row, judged),
    )


def _lines(row: Row, lang: str) -> Iterator[str]:
    """How the figures of the group, the eligible amount and the increase of the ceiling came about."""
    sizes, money = row.sizes.lines if row.sizes else (), row.money.lines if row.money else ()
    lines = (*sizes, *money, *row.increase)
    if lines:
        from portefeuille.rules.steps.say import say

        yield from (say(line, lang, show) for line in lines)


def _known(value: Value | None) -> int | None:
    return value if isinstance(value, int) else None


def _size(value: Value) -> str | None:
    return None if isinstance(value, Unknown) else SIZES[value]


def _amounts(judged: Judged, row: Row, outcome: str) -> dict[str, int | None]:
    if outcome == INELIGIBLE or row.money is None:
        return dict.fromkeys(("eligible_amount", "rate", "subsidy", "own_share", "ineligible_amount"))
    values = judged.values
    return {
        "eligible_amount": row.money.eligible,
        "rate": _known(values["rate"]),
        "subsidy": _known(values["subsidy"]),
        "own_share": _known(values["own_share"]),
        "ineligible_amount": row.money.ineligible,
    }


def _capped(judged: Judged, outcome: str) -> str | None:
    full, subsidy = _known(judged.values.get("full_subsidy")), _known(judged.values.get("subsidy"))
    if outcome == INELIGIBLE or full is None or subsidy is None or subsidy >= full:
        return None
    return "annual_ceiling"


def _between(row: Row, judged: Judged) -> tuple[int, int] | None:
    """The subsidies that the alternatives of an unknown law would give, lower first."""
    subsidy = judged.values.get("subsidy")
    if not isinstance(subsidy, Unknown) or subsidy.facts or not subsidy.parameters:
        return None
    amounts = []
    for name in subsidy.parameters:
        for alternative in row.law.reading(name).alternatives:
            amounts.append(judge(row, parameters={name: alternative}).values["subsidy"])
    known = sorted(amount for amount in amounts if isinstance(amount, int))
    return (known[0], known[-1]) if known else None


def _criterion(finding: Finding, row: Row, judged: Judged, words: Words, values: Values) -> Criterion:
    leaf = finding.leaf
    kind = verdicts.kind(finding, row)
    parameter, since, source = _place(finding, row, judged)
    if leaf is None:
        verdict, code, default = "unknown", "missing" if kind == "fact" else "unsettled", None
        because = words.missing(_asked(finding, row)) if kind == "fact" else words.reason(code, values)
    else:
        verdict = "not_met" if leaf.verdict.refuses else "met" if leaf.verdict is Verdict.MET else "unknown"
        code = leaf.code
        because = words.reason(
            code if finding.certain or leaf.verdict.reserved else f"agreed_{verdict}", values
        )
        default = ("met" if leaf.verdict.passes else "not_met") if leaf.verdict.reserved else None
    checks = tuple(_comparison(check) for check in finding.checks if check.node.op not in ("==", "!="))
    return Criterion(
        ID.get(finding.criterion, finding.criterion),
        verdict,
        code,
        because,
        parameter,
        since,
        source,
        kind,
        default,
        checks,
    )


def _asked(finding: Finding, row: Row) -> tuple[str, ...]:
    return tuple(path for fact in sorted(finding.unknown.facts) for path in row.missing.get(fact, ()))


def _place(finding: Finding, row: Row, judged: Judged) -> tuple[str | None, date, str]:
    """Where the law says so: the row of a list, the doubt or the parameter that decided, else the rule itself."""
    rule, leaf = judged.bench.rules.rules[finding.criterion], finding.leaf
    found = row.given.get(finding.criterion)
    if found is not None:
        return found.listed, found.since, found.source
    name = rule.doubts.get(leaf) if leaf is not None else None
    parameter, since, source = _reading(row, name) if name else _parameter(finding, row, judged)
    own = leaf.source if leaf is not None else ""
    return parameter, since or rule.since, own or source or rule.source[0]


def _parameter(finding: Finding, row: Row, judged: Judged) -> tuple[str | None, date | None, str]:
    """The parameter of the last comparison with one, else one of the criterion's own that was read; none."""
    for check in reversed((*_deep_checks(finding, judged),)):
        named = _described(check.node).parameter
        if named is not None:
            return _reading(row, named)
    beginning = f"{ID.get(finding.criterion, finding.criterion)}."
    for name in judged.evaluation.read:
        if name.startswith(beginning):
            return _reading(row, name)
    return None, None, ""


def _reading(row: Row, name: str) -> tuple[str, date, str]:
    reading = row.law.reading(name)
    return reading.name, reading.since, reading.source[0]


def _deep_checks(finding: Finding, judged: Judged) -> Iterator[Check]:
    if finding.leaf is not None and finding.leaf.code.startswith("size."):
        yield from judged.evaluation.checks_of("size_last_year")
    yield from finding.checks


@dataclass(frozen=True, slots=True)
class Described:
    """What a comparison compares, whatever the values."""

    fact: str
    unit: Unit
    parameter: str | None


@lru_cache(maxsize=512)
def _described(node: Compare) -> Described:
    sides = (node.right, node.left)
    parameters = (each.name for side in sides for each in side.walk() if isinstance(each, Param))
    unit = unit_of_node(node.left) or unit_of_node(node.right) or Unit("count")
    return Described(_named(node.left), unit, next(parameters, None))


def _comparison(check: Check) -> Comparison:
    node = _described(check.node)
    value, limit = (_told(side, node.unit) for side in (check.left, check.right))
    return Comparison(node.fact, check.node.op, value, limit, node.parameter, check.holds)


def _told(value: int | None, unit: Unit) -> str | None:
    """A side of a comparison; a day that was not given (it stands before or after all others) is not told."""
    if value is None or (unit.name == "day" and not EVER < value < NEVER):
        return None
    return plain(value, unit)


def _named(node: Node) -> str:
    named = (each.name for each in node.walk() if isinstance(each, Fact | Concept | Param))
    return " + ".join(named) or "0"


def _reservations(findings: list[Finding], words: Words, values: Values) -> Iterator[Reservation]:
    for finding in findings:
        leaf = finding.leaf
        if leaf is not None and leaf.verdict.reserved:
            default = "met" if leaf.verdict.passes else "not_met"
            yield Reservation(finding.criterion, words.default(leaf.code, values), default)
