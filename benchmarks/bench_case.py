"""One case: decided with every reason, and decided from nothing by a command."""

from __future__ import annotations

import json
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.measure import best, best_of_both, command
from benchmarks.result import Result, against, alone
from portefeuille.decision import decide
from portefeuille.decision.explain import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

MILLI = 1e3

#: The case that the contract of the decision shows.
CASE: dict[str, Any] = {
    "on": "2024-06-05",
    "enterprise": {
        "number": "0428.315.871",
        "legal_form": "BV",
        "sheltered_workshop": False,
        "headcount": 12.5,
        "turnover": 1200000,
        "balance_total": 800000,
        "previous_year": {"headcount": 11, "turnover": 1100000, "balance_total": 790000},
        "group": [
            {
                "kind": "partner",
                "share": 0.30,
                "headcount": 40,
                "turnover": 5000000,
                "balance_total": 2000000,
            },
            {"kind": "linked", "headcount": 10, "turnover": 900000, "balance_total": 300000},
        ],
        "public_share": 0.0,
        "establishments": [{"postcode": "9000"}],
        "main_activity": "62.010",
        "nace_version": 2008,
        "registered_since": "2015-03-01",
        "social_security_arrears": False,
    },
    "project": {
        "service": "training",
        "theme": "digitalisation/cybersecurity",
        "title": "Phishing herkennen",
        "mode": "classroom",
        "interactive": True,
        "agreed_on": "2024-05-20",
        "start": "2024-05-30",
        "end": "2024-06-30",
        "price": 1000.00,
        "vat": 210.00,
        "costs": [{"kind": "catering", "amount": 240, "persons": 3, "days": 2, "separate_invoice": False}],
        "provider": {"number": "DV.O900001", "registered": True, "related_party": False},
        "participants": [{"category": "employee"}],
    },
    "history": {
        "size_this_year": None,
        "subsidy_this_year": 0,
        "de_minimis": [{"on": "2023-05-01", "amount": 12000}],
    },
}


def run() -> Iterator[Result]:
    """Measure.  :raises AssertionError: when ours and the peer's command do not give the same subsidy."""
    decided = best(partial(decide, CASE), 300) * MILLI
    yield alone("one explained decision: every criterion, reason, source, flip", decided, "ms", ("<=", 1))
    as_text = best(lambda: explain(decide(CASE)), 100) * MILLI
    yield alone("the same, written out for a person", as_text, "ms", None)

    text = json.dumps(CASE)
    ours = partial(command, [sys.executable, "-m", "portefeuille", "decide", "-"], text)
    theirs = partial(command, [sys.executable, "-m", "benchmarks.cold_peer"])
    assert float(json.loads(ours())["subsidy"]) == json.loads(theirs())["subsidy"]
    first, second = (seconds * MILLI for seconds in best_of_both(ours, theirs, times=9))
    name = "cold `portefeuille decide`"
    yield against(name, first, second, "a cold OpenFisca-Core", "ms, a process each", goal=("<=", 1))
