"""E-invoices of others, to be read where they lie and never copied: the folder ``shared/samples`` beside the clone."""

from __future__ import annotations

from pathlib import Path

from tests.banking.samples import folder as shared


def folder() -> Path:
    """Where they are.  A test that needs them is skipped where they are not, and a skipped test fails ``make test``."""
    return shared() / "ubl"
