"""``portefeuille bank``: files from and to the bank.  Each sub-command is a module with ``add`` and ``run``."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any

SUBCOMMANDS: dict[str, str] = {
    "read": "portefeuille.cli.bank_read",
    "pay": "portefeuille.cli.bank_pay",
    "import": "portefeuille.cli.bank_import",
    "worklist": "portefeuille.cli.bank_worklist",
    "resolve": "portefeuille.cli.bank_resolve",
    "officials": "portefeuille.cli.bank_officials",
    "batches": "portefeuille.cli.bank_batches",
    "prepare": "portefeuille.cli.bank_prepare",
    "approve": "portefeuille.cli.bank_approve",
    "dissolve": "portefeuille.cli.bank_dissolve",
    "release": "portefeuille.cli.bank_release",
    "answer": "portefeuille.cli.bank_answer",
    "movements": "portefeuille.cli.bank_movements",
    "simulate": "portefeuille.cli.bank_simulate",
}
"""Name -> module.  ``add(subparsers)`` registers it under its name; ``run(args) -> int`` gives the exit status."""


def add(subparsers: Any) -> None:
    """Register ``bank`` with its sub-commands."""
    parser: argparse.ArgumentParser = subparsers.add_parser("bank", help="files from and to the bank")
    commands = parser.add_subparsers(dest="bank_command", required=True, metavar="COMMAND")
    for module in SUBCOMMANDS.values():
        import_module(module).add(commands)


def run(args: argparse.Namespace) -> int:
    """Run the sub-command that was asked for.  Returns its exit status."""
    status: int = import_module(SUBCOMMANDS[args.bank_command]).run(args)
    return status
