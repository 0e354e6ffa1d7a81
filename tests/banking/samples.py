"""Bank files of others, to be read where they lie and never copied: the folder ``shared/samples`` beside the clone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = "PORTEFEUILLE_SAMPLES"


def folder() -> Path:
    """Where they are.  A test that needs them is skipped where they are not; in CI that fails ``make test``."""
    for place in _places():
        if place.is_dir():
            return place
    pytest.skip(
        f"the bank files of others are not there: set {VARIABLE}, or put shared/samples beside the clone"
    )


def _places() -> list[Path]:
    given = os.environ.get(VARIABLE)
    if given:
        return [Path(given)]
    command = [
        "git",
        "rev-parse",
        "--path-format=absolute",
        "--git-common-dir",
    ]  # of a worktree: that of its clone
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    clones = [ROOT, *([Path(done.stdout.strip()).parent] if done.returncode == 0 else [])]
    return [clone.parent / "shared" / "samples" for clone in clones]
