"""From the findings of the rules to an outcome: which are unknown and why, what is missing, what to ask next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from portefeuille.decision.model import ELIGIBLE, INELIGIBLE, NEEDS_REVIEW
from portefeuille.decision.row import Row
from portefeuille.rules.evaluate import Finding, Unknown, Value
from portefeuille.rules.facts import FACTS
from portefeuille.rules.tree import Verdict


def outcome(findings: Iterable[Finding], values: Iterable[Value]) -> str:
    """Any refusal refuses; otherwise anything unknown, a criterion or an amount, needs review."""
    findings = tuple(findings)
    if any(finding.refuses for finding in findings):
        return INELIGIBLE
    if any(not finding.passes for finding in findings) or any(isinstance(value, Unknown) for value in values):
        return NEEDS_REVIEW
    return ELIGIBLE


def kind(finding: Finding, row: Row) -> str | None:
    """Why a criterion is unknown: fact, judgement or law; None where it is decided."""
    leaf = finding.leaf
    if leaf is None:
        if any(row.missing.get(fact) for fact in finding.unknown.facts):
            return "fact"
        return "judgement" if finding.unknown.facts else "law"
    if leaf.verdict is Verdict.JUDGEMENT:
        return "judgement"
    if leaf.verdict in (Verdict.LAW, Verdict.PRESUMED_MET):
        return "law"
    return None


def missing(findings: Iterable[Finding], values: Iterable[Value], row: Row) -> Counter[str]:
    """The paths to ask for, with how much waits for each, in the order of the facts."""
    waiting: Counter[str] = Counter()
    for blamed in (
        *(f.unknown for f in findings if f.leaf is None),
        *(v for v in values if isinstance(v, Unknown)),
    ):
        for fact in blamed.facts:
            waiting.update(row.missing.get(fact, ()))
    ordered = (path for fact in FACTS for path in row.missing.get(fact, ()))
    return Counter({path: waiting[path] for path in dict.fromkeys(ordered) if path in waiting})


def next_question(waiting: Counter[str]) -> str | None:
    """The missing fact that decides most: the one most answers wait for, the first asked among equals."""
    return max(waiting, key=lambda path: waiting[path]) if waiting else None
