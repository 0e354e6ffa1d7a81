"""``portefeuille bank approve``: an official agrees with a batch that somebody else prepared."""

from __future__ import annotations

import argparse
from typing import Any

from portefeuille.cli.bank_account import acting, add_official, with_wallet


def add(subparsers: Any) -> None:
    """Register the command and its options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "approve",
        help="agree with a batch that somebody else prepared",
        epilog="Exit status: 0, or 2 when it is refused, as for who prepared it.",
    )
    parser.add_argument("batch", metavar="BATCH", help="the number of the batch")
    add_official(parser)


def run(args: argparse.Namespace) -> int:
    """Approve it.  Returns the exit status."""
    return with_wallet("bank approve", lambda: _approve(args))


def _approve(args: argparse.Namespace) -> int:
    from portefeuille.wallet import selectors, services
    from portefeuille.wallet.statement import euros

    actor = acting(args)
    services.approve_batch(args.batch, actor=actor)
    found = selectors.batch(args.batch)
    assert found is not None
    left = f"{found.missing} more must approve it" if found.missing else "it can be released"
    print(
        f"batch {args.batch}: {found.count} payments, {euros(found.cents)}, approved by {actor.name}; {left}"
    )
    return 0
