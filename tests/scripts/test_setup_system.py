"""What is missing is installed where we may, and said loudly where not."""

from __future__ import annotations

import pytest

from scripts import setup_system


class Machine:
    """A pretended machine: what it lacks, and whether apt-get may mend that."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, there: bool, may: bool) -> None:
        self.there, self.asked = there, list[str]()
        needed = (
            ("letters in PDF", lambda: self.there, ("libpango-1.0-0",)),
            ("fonts", lambda: True, ("fonts",)),
        )
        monkeypatch.setattr(setup_system, "NEEDED", needed)
        monkeypatch.setattr(setup_system, "install", self.install)
        self.may = may

    def install(self, packages: list[str]) -> str | None:
        self.asked += packages
        self.there = self.may
        return None if self.may else "this needs root"


def test_nothing_is_asked_when_all_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, there=True, may=False)
    assert setup_system.main() == 0
    assert machine.asked == []


def test_only_what_is_missing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, there=False, may=True)
    assert setup_system.main() == 0
    assert machine.asked == ["libpango-1.0-0"]


@pytest.mark.parametrize("ci, status", [("true", 1), ("", 0)])
def test_what_stays_missing_is_said(
    ci: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Machine(monkeypatch, there=False, may=False)
    monkeypatch.setenv("CI", ci)
    assert setup_system.main() == status
    said = capsys.readouterr().err
    assert "MISSING: letters in PDF cannot run: this needs root" in said
    assert "apt-get install libpango-1.0-0" in said
