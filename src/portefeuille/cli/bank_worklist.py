"""``portefeuille bank worklist``: the lines of the bank that nothing explains, for a person to look at."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import Any

from portefeuille.cli.database import with_database


def add(subparsers: Any) -> None:
    """Register the command and its options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "worklist",
        help="the lines that a person must look at",
        epilog="Exit status: 0, or 2 without a database.",
    )
    parser.add_argument(
        "--lang", choices=("nl", "en", "fr"), default="nl", help="the language of the reasons"
    )
    parser.add_argument("--json", action="store_true", help="a line of JSON for each")


def run(args: argparse.Namespace) -> int:
    """Print them.  Returns the exit status."""
    return with_database("bank worklist", lambda: _worklist(args))


def _worklist(args: argparse.Namespace) -> int:
    from portefeuille.wallet.lines import worklist
    from portefeuille.wallet.statement import euros

    count = 0
    for one in worklist(args.lang):
        count += 1
        if args.json:
            print(json.dumps({**asdict(one), "value_on": one.value_on.isoformat()}, ensure_ascii=False))
            continue
        print(f"{one.line:>8}  {one.value_on}  {euros(one.cents):>14}  {one.account} {one.name}".rstrip())
        print(f"{'':>8}  {one.communication}".rstrip() if one.communication else f"{'':>8}  -")
        print(f"{'':>8}  {one.reason}: {one.text}")
    if not args.json:
        print(f"{count} lines wait for a person")
    return 0
