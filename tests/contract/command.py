"""Run ``portefeuille`` in a process of its own, as a person at a keyboard would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import portefeuille as package

if TYPE_CHECKING:
    from collections.abc import Sequence

MAIN = "import sys; from portefeuille.cli import main; sys.exit(main(sys.argv[1:]))"
SOURCE = str(Path(package.__file__).parents[1])


def portefeuille(arguments: Sequence[str], stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The finished process; at most 120 seconds. It finds the package that the tests themselves import."""
    return subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONPATH": SOURCE},
    )
