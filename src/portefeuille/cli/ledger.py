"""``portefeuille ledger``: does the ledger hold, what happened on a day, and the whole of it for another program."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from typing import TYPE_CHECKING

from portefeuille import clock
from portefeuille.cli.database import with_database

if TYPE_CHECKING:
    from collections.abc import Iterable

HOLDS, BROKEN = 0, 1


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command with its three sub-commands."""
    parser = subparsers.add_parser(
        "ledger",
        help="verify, print or export the ledger of the wallet",
        epilog="Exit status: 0 answered; 1 when verify finds a break; 2 unreadable input or no database.",
    )
    parser.set_defaults(run=run)
    commands = parser.add_subparsers(dest="ledger_command", required=True, metavar="COMMAND")
    verify = commands.add_parser(
        "verify", help="recompute balances, chain and invariants; say where the first break is"
    )
    verify.add_argument(
        "--head",
        type=hash_of,
        metavar="HASH",
        help="a head printed earlier, which must still be in the chain",
    )
    statement = commands.add_parser(
        "statement", help="what was recorded on a day, with the head of the chain"
    )
    statement.add_argument("--day", type=_day, metavar="DATE", help="YYYY-MM-DD (default: today)")
    commands.add_parser("export", help="the whole ledger as a beancount file, on standard output")


def run(args: argparse.Namespace) -> int:
    """Answer one of them."""
    work = {"verify": _verify, "statement": _statement, "export": _export}[args.ledger_command]
    return with_database("ledger", lambda: work(args))


def _verify(args: argparse.Namespace) -> int:
    from portefeuille.wallet.invariants import INVARIANTS
    from portefeuille.wallet.verify import verify

    found = verify(args.head, INVARIANTS)
    if found.broken:
        print(f"BROKEN at {found.broken.place}: {found.broken.problem}")
        print(f"the chain holds up to entry {found.head.number} {found.head.hash}")
        return BROKEN
    print(
        f"the ledger holds: {found.head.number} entries, {found.postings} postings, {found.accounts} accounts"
    )
    print(f"head of the chain: {found.head.number} {found.head.hash}")
    return HOLDS


def _statement(args: argparse.Namespace) -> int:
    from portefeuille.wallet.statement import statement, text

    return _print(text(statement(args.day or clock.today())))


def _export(args: argparse.Namespace) -> int:
    from portefeuille.wallet.export import beancount

    return _print(beancount())


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return HOLDS


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a day as YYYY-MM-DD, got {text!r}") from None


def hash_of(text: str) -> str:
    """A hash as it was printed."""
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise argparse.ArgumentTypeError(f"expected 64 hexadecimal digits, got {text!r}")
    return text
