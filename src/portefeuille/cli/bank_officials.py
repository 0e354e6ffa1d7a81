"""``portefeuille bank officials``: who may prepare, approve and decide; and adding one."""

from __future__ import annotations

import argparse
from typing import Any

from portefeuille.cli.bank_account import with_wallet
from portefeuille.cli.saying import refused


def add(subparsers: Any) -> None:
    """Register the command and its options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "officials",
        help="list the officials, or add one",
        epilog="Whoever can run this command can act as any of them: keep the machine to those who may.",
    )
    parser.add_argument("--add", metavar="NAME", help="add an official of this name")


def run(args: argparse.Namespace) -> int:
    """List or add.  Returns the exit status."""
    return with_wallet("bank officials", lambda: _officials(args))


def _officials(args: argparse.Namespace) -> int:
    from portefeuille.platform import actors

    if args.add is not None:
        try:
            actors.add_official(args.add)
        except ValueError as wrong:
            return refused("bank officials", str(wrong))
    for one in actors.officials():
        print(f"{one.id}  {one.name}")
    return 0
