"""The one line with which a command says on standard error what is wrong."""

from __future__ import annotations

import sys

UNREADABLE = 2
"""The exit status of a command that could not read, or would not do, what it was given."""


def refused(command: str, *sentences: str) -> int:
    """Say why, a line each: ``portefeuille: bank import: ...``; without a command only what is wrong.  Returns the exit status."""
    before = f"portefeuille: {command}: " if command else "portefeuille: "
    for sentence in sentences:
        print(f"{before}{sentence}", file=sys.stderr)
    return UNREADABLE
