"""``portefeuille bank dissolve``: a batch that has not left is taken apart; its payments wait again."""

from __future__ import annotations

import argparse
from typing import Any

from portefeuille.cli.bank_account import acting, add_official, with_wallet


def add(subparsers: Any) -> None:
    """Register the command and its options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "dissolve",
        help="take a batch apart that has not left",
        description="Its payments wait again; those of projects that were stopped meanwhile are taken back.",
        epilog="Exit status: 0, or 2 when it is refused.",
    )
    parser.add_argument("batch", metavar="BATCH", help="the number of the batch")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why, for the audit log")
    add_official(parser)


def run(args: argparse.Namespace) -> int:
    """Dissolve it.  Returns the exit status."""
    return with_wallet("bank dissolve", lambda: _dissolve(args))


def _dissolve(args: argparse.Namespace) -> int:
    from portefeuille.applications import bank

    bank.dissolve(args.batch, reason=args.reason, actor=acting(args))
    print(f"batch {args.batch}: dissolved, its payments wait again")
    return 0
