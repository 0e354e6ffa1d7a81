"""Run ``portefeuille`` in a process of its own, as a person at a keyboard would."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

MAIN = "import sys; from portefeuille.cli import main; sys.exit(main(sys.argv[1:]))"


def portefeuille(arguments: Sequence[str], stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """The finished process; at most 120 seconds."""
    return subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        input=stdin if stdin is not None else b"",
        capture_output=True,
        timeout=120,
        check=False,
    )
