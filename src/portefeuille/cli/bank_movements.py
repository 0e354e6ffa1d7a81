"""``portefeuille bank movements``: for an external financial manager, what changed in the wallets of the projects."""

from __future__ import annotations

import argparse
from typing import Any

from portefeuille.cli.bank_account import with_wallet
from portefeuille.files.whole import replacing


def add(subparsers: Any) -> None:
    """Register the command and its options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "movements",
        help="for an external manager: what changed in the wallets of the projects",
        epilog="Exit status: 0, or 2 when the file cannot be written.",
    )
    parser.add_argument(
        "--after",
        type=_number,
        default=0,
        metavar="NUMBER",
        help="the entry up to which the last file went (0)",
    )
    parser.add_argument("-o", "--out", metavar="FILE", required=True, help="where the file goes")


def run(args: argparse.Namespace) -> int:
    """Write the file.  Returns the exit status."""
    return with_wallet("bank movements", lambda: _movements(args))


def _movements(args: argparse.Namespace) -> int:
    from portefeuille.wallet.managers.movements import movements

    until, content = movements(args.after)
    with replacing(args.out) as written:
        written.write_bytes(content)
    print(f"movements after {args.after}, up to {until}, in {args.out}")
    return 0


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"expected the number of an entry of the ledger, got {text!r}")
    return int(text)
