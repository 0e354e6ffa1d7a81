"""``portefeuille bank officials``: who may prepare, approve and decide; adding one, ending one."""

from __future__ import annotations

import argparse
from typing import Any

from portefeuille.cli.bank_account import with_wallet
from portefeuille.cli.saying import refused


def add(subparsers: Any) -> None:
    """Register the command and its options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "officials",
        help="list the officials, add one or end one",
        epilog="Whoever can run this command can act as any of them: keep the machine to those who may.",
    )
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--add", metavar="NAME", help="add an official of this name")
    one.add_argument(
        "--end", metavar="NAME", help="an official, by name or number, is one no more; what he did stays"
    )


def run(args: argparse.Namespace) -> int:
    """List, add or end.  Returns the exit status."""
    return with_wallet("bank officials", lambda: _officials(args))


def _officials(args: argparse.Namespace) -> int:
    from portefeuille.platform import actors

    if args.add is not None:
        try:
            actors.add_official(args.add)
        except ValueError as wrong:
            return refused("bank officials", str(wrong))
    if args.end is not None:
        actors.end_official(actors.named(args.end).id)
    for one in actors.officials():
        print(f"{one.id}  {one.name}")
    return 0
