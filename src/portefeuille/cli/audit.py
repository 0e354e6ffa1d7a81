"""``portefeuille audit``: does the log of everything that was done still hold?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portefeuille.cli.database import with_database
from portefeuille.cli.ledger import BROKEN, HOLDS, hash_of

if TYPE_CHECKING:
    import argparse


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "audit",
        help="verify the audit log",
        epilog="Exit status: 0 it holds; 1 it is broken; 2 unreadable input or no database.",
    )
    parser.set_defaults(run=run)
    commands = parser.add_subparsers(dest="audit_command", required=True, metavar="COMMAND")
    verify = commands.add_parser("verify", help="recompute the chain; say where the first break is")
    verify.add_argument(
        "--head", type=hash_of, metavar="HASH", help="a head seen earlier, which must still be in the chain"
    )


def run(args: argparse.Namespace) -> int:
    """Verify."""
    return with_database("audit", lambda: _verify(args))


def _verify(args: argparse.Namespace) -> int:
    from portefeuille.platform.audit import verify

    found = verify(args.head)
    if found.broken:
        print(f"BROKEN at row {found.broken.number}: {found.broken.problem}")
        print(f"the chain holds up to row {found.head.number} {found.head.hash}")
        return BROKEN
    print(f"the audit log holds: {found.head.number} rows")
    print(f"head of the chain: {found.head.number} {found.head.hash}")
    return HOLDS
