"""An audit that did not look is not a clean one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts import audit

CLEAN = {"name": "a", "version": "1", "vulns": []}
BAD = {
    "name": "b",
    "version": "2",
    "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}, {"id": "CVE-2", "fix_versions": []}],
}
SKIPPED = {"name": "c", "skip_reason": "not found"}


def test_findings() -> None:
    assert audit.findings({"dependencies": [CLEAN]}) == (1, [])
    assert audit.findings({"dependencies": [CLEAN, BAD, SKIPPED]}) == (
        2,
        ["b 2: CVE-1, mended in 3", "b 2: CVE-2, mended in no version yet", "c: SKIPPED: not found"],
    )


@pytest.mark.parametrize(
    "packages, status", [([CLEAN], 0), ([CLEAN, SKIPPED], 1), ([BAD], 1), ([SKIPPED], 1), ([], 1)]
)
def test_status(packages: list[Any], status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "audit", lambda lock: {"dependencies": packages})
    assert audit.main([Path("some.txt")]) == status


def test_a_service_that_knows_nothing_is_no_audit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "audit", lambda lock: {"dependencies": [SKIPPED, SKIPPED]})
    assert audit.main([Path("some.txt")]) == 1
    assert capsys.readouterr().out == (
        "some.txt: NOT AUDITED: the vulnerability service knows none of its 2 packages\n"
    )


def test_no_answer_fails_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def silent(lock: Path) -> Any:
        raise audit.AuditError("no route")

    monkeypatch.setattr(audit, "audit", silent)
    assert audit.main([Path("some.txt")]) == 1
    assert "some.txt: NOT AUDITED" in capsys.readouterr().out
