"""Which single change of one fact turns the outcome?

Candidates come from the rules themselves: the values at which a comparison that was made would tip (one step below, at
and above it), and every category of a choice.  Each is tried on the row; only what really turns the outcome is told,
in the terms of the case, so that applying it to the case gives what is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from portefeuille.decision.case import Case
from portefeuille.decision.handles import HANDLES
from portefeuille.decision.judge import Judged
from portefeuille.decision.model import Flip
from portefeuille.decision.row import Row


def flips(case: Case, row: Row, judged: Judged) -> tuple[Flip, ...]:
    """Every single change found that turns the outcome, in the order of the criteria; one per fact and outcome."""
    refusing = [judged.bench.rules.reach[name] for name in judged.refusing]
    found: dict[tuple[str, str], Flip] = {}
    tried: set[tuple[str, int]] = set()
    for fact, values, one in _candidates(row, judged):
        if any(fact not in reach for reach in refusing):
            continue
        for value in values:
            if (fact, value) in tried:
                continue
            tried.add((fact, value))
            told = HANDLES[fact].apply(case, row, value)
            if told is None:
                continue
            after = judged.changed(told.changes)
            if after != judged.outcome:
                if (told.path, after) not in found:
                    found[told.path, after] = Flip(told.path, *told.words(), after)
                if one:
                    break
    return tuple(found.values())


def _candidates(row: Row, judged: Judged) -> Iterator[tuple[str, tuple[int, ...], bool]]:
    """Facts with values to try, and whether the first that turns the outcome is enough."""
    for name in judged.refusing or judged.findings:
        yield from _thresholds(row, judged, name)
        yield from _categories(row, judged, name)


def _categories(row: Row, judged: Judged, criterion: str) -> Iterator[tuple[str, tuple[int, ...], bool]]:
    for fact in judged.bench.rules.rules[criterion].facts:
        handle, before = HANDLES.get(fact), row.values.get(fact)
        if handle is not None and before is not None:
            yield fact, tuple(value for value in handle.categories if value != before), False


def _thresholds(row: Row, judged: Judged, criterion: str) -> Iterator[tuple[str, tuple[int, ...], bool]]:
    """One step below, at and above each value at which a comparison of the criterion would tip; nearest first."""
    rules = judged.bench.rules.rules
    for name in (criterion, *rules[criterion].concepts):
        for node, facts in rules[name].comparisons:
            gap = judged.evaluation.gap(node) if facts else None
            if gap is None:
                continue
            for fact, sign in facts:
                handle, value = HANDLES.get(fact), row.values.get(fact)
                if handle is not None and value is not None:
                    steps = (-1, 0, 1) if sign * gap < 0 else (1, 0, -1)
                    yield fact, tuple(handle.near(value - sign * gap, step) for step in steps), True
