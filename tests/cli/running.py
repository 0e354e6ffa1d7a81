"""The command in this process: its exit status and what it wrote."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from portefeuille.cli import main

SMALL: dict[str, Any] = {
    "on": "2024-06-05",
    "known": "2026-11-22",
    "size": "small",
    "project": {"service": "training", "theme": "innovation", "price": 1000},
}
"""A complete case of a few lines: EUR 300 of subsidy."""


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def entries(self) -> list[Any]:
        """The lines of the output as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


def ran(capsys: pytest.CaptureFixture[str], words: Sequence[str], stdin: bytes = b"") -> Ran:
    """Run the command with these words; nothing of an earlier run is left in what it wrote."""
    capsys.readouterr()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        status = main(list(words))
    written = capsys.readouterr()
    assert "Traceback" not in written.err
    return Ran(status, written.out, written.err)


def text(case: dict[str, Any]) -> bytes:
    """A case as a line of JSON."""
    return json.dumps(case).encode() + b"\n"
