"""The questions of Check: how few there are, in which order, and that they end at the decision of the same facts."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from portefeuille import clock
from portefeuille.decision import decide
from tests.contract.cases import load
from tests.web.public.check.answers import TODAY
from tests.web.public.check.personas import PERSONAS
from tests.web.public.check.walking import walk

MOST_IN_THE_MEDIAN = 6


def of_the_contract() -> dict[str, dict[str, Any]]:
    """The cases of the contract about an enterprise, with or without a project, that can be read."""
    return {
        str(line["id"]): line["case"]
        for line in load(decimals=False)
        if "enterprise" in line["case"] and "size" not in line["case"] and "error" not in line["id"]
    }


CASES = {**of_the_contract(), **PERSONAS}
WITH_PROJECT = sorted(name for name, case in CASES.items() if "project" in case)


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with clock.use(TODAY):
        yield


def short(name: str, decision: Any) -> tuple[Any, ...]:
    verdicts = {each.id: each.verdict for each in decision.criteria}
    return (name, decision.outcome, decision.size, decision.rate, decision.subsidy, decision.own_share, verdicts,
            decision.deadlines)  # fmt: skip


@pytest.mark.parametrize("name", WITH_PROJECT)
def test_the_same_decision_as_of_the_facts_that_were_asked(client: Client, name: str) -> None:
    walked = walk(client, CASES[name])
    assert short(name, walked.decision) == short(name, decide(walked.case))
    whole = decide(CASES[name])
    assert walked.decision.outcome == whole.outcome
    assert (walked.decision.subsidy, walked.decision.rate) == (whole.subsidy, whole.rate)


def test_at_most_six_screens_in_the_median_case(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    counts = {name: walk(client, CASES[name]).screens for name in WITH_PROJECT}
    with capsys.disabled():
        print()
        for name, screens in counts.items():
            print(f"  {len(screens)}  {name}: {', '.join(screens)}")
    assert len(counts) >= 15
    assert statistics.median(len(screens) for screens in counts.values()) <= MOST_IN_THE_MEDIAN
