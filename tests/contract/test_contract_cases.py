"""Every visible case of the contract, through Python and through the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from portefeuille.decision import CaseError, decide
from tests.contract.cases import load
from tests.contract.command import portefeuille
from tests.contract.matching import differences

if TYPE_CHECKING:
    from pathlib import Path

CASES = load()
FLOATS = load(decimals=False)


def _check(case: dict[str, Any]) -> None:
    expect = case["expect"]
    if expect.get("error"):
        with pytest.raises(CaseError) as caught:
            decide(case["case"])
        assert caught.value.key
        assert caught.value.expected
        assert caught.value.got is not None
        return
    assert differences(decide(case["case"]).as_dict(), expect) == []


def test_there_are_sixty_cases() -> None:
    assert len(CASES) == 60
    assert len({c["id"] for c in CASES}) == 60


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_case_with_decimals(case: dict[str, Any]) -> None:
    _check(case)


@pytest.mark.parametrize("case", FLOATS, ids=lambda c: c["id"])
def test_case_as_plain_json_gives_it(case: dict[str, Any]) -> None:
    _check(case)


@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_the_language_changes_only_the_words(lang: str) -> None:
    """Outcome, amounts and codes are the same in every language; the reasons are never empty."""
    for case in CASES:
        if case["expect"].get("error"):
            continue
        decision = decide(case["case"], lang=lang).as_dict()
        assert differences(decision, case["expect"]) == []
        assert all(c["because"] for c in decision["criteria"])


def test_batch_answers_every_line_in_order(tmp_path: Path) -> None:
    """``--batch``: output line n belongs to input line n, ids are echoed, a bad line has its error in its
    place.
    """
    batch = tmp_path / "cases.jsonl"
    batch.write_text(
        "".join(json.dumps({"id": c["id"], **c["case"]}) + "\n" for c in FLOATS), encoding="utf-8"
    )
    run = portefeuille(["decide", "--batch", str(batch)])
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == len(CASES)
    bad = 0
    for number, (case, answer) in enumerate(zip(CASES, answers, strict=True), start=1):
        if case["expect"].get("error"):
            bad += 1
            assert answer["line"] == number
            assert set(answer["error"]) >= {"key", "expected", "got"}
        else:
            assert answer["id"] == case["id"]
            assert differences(answer, case["expect"]) == []
    assert run.returncode == (2 if bad else 0)
    assert len(run.stderr.splitlines()) == bad
    assert b"Traceback" not in run.stderr
