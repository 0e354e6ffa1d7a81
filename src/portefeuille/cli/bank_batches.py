"""``portefeuille bank batches``: which payments wait, which batches have not left or are on their way, and what is in one."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from portefeuille.cli.bank_account import with_wallet

if TYPE_CHECKING:
    from portefeuille.wallet.records import BatchSeen, PaymentSeen


def add(subparsers: Any) -> None:
    """Register the command and its options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "batches",
        help="the payments that wait, and the batches that are not done",
        epilog="Exit status: 0, or 2 when there is no such batch.",
    )
    parser.add_argument("batch", nargs="?", metavar="BATCH", help="show the payments in this one")
    parser.add_argument("--json", action="store_true", help="as JSON, amounts in cents")


def run(args: argparse.Namespace) -> int:
    """Print them.  Returns the exit status."""
    return with_wallet("bank batches", lambda: _batches(args))


def _batches(args: argparse.Namespace) -> int:
    from portefeuille.wallet import selectors

    if args.batch is None:
        batches, payments = selectors.batches(), selectors.waiting()
    else:
        found = selectors.batch(args.batch)
        if found is None:
            raise LookupError(f"there is no batch {args.batch!r}")
        batches, payments = [found], selectors.payments_in(args.batch)
    if args.json:
        told = {"batches": [asdict(one) for one in batches], "payments": [asdict(one) for one in payments]}
        print(json.dumps(told, ensure_ascii=False, default=str))
        return 0
    _tell(batches, payments, args.batch is None)
    return 0


def _tell(batches: Sequence[BatchSeen], payments: Sequence[PaymentSeen], waiting: bool) -> None:
    from portefeuille.wallet.statement import euros

    for one in batches:
        print(f"batch {one.batch}  {one.state:<9}  on {one.on}  {one.count} payments  {euros(one.cents)}")
        by = f"approved by {', '.join(one.approved_by)}" if one.approved_by else "approved by nobody"
        missing = f"; {one.missing} more must approve it" if one.missing else ""
        print(f"  from {one.account.iban}, prepared by {one.prepared_by}, {by}{missing}")
    for each in payments:
        print(f"{each.payment}  {each.state:<9}  {euros(each.cents):>14}  {each.iban} {each.name}")
    if waiting:
        print(f"{len(payments)} payments wait, {euros(sum(each.cents for each in payments))}")
