"""``portefeuille bank answer``: what the bank says of a batch (pain.002); what it rejects goes back where it came from."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from portefeuille.cli.bank_account import with_wallet


def add(subparsers: Any) -> None:
    """Register the command and its options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "answer",
        help="take an answer of the bank (pain.002) to a batch of the wallet",
        epilog="Taken again it changes nothing.  Exit status: 0, or 2 when it is refused: then nothing of it was taken.",
    )
    parser.add_argument("file", metavar="FILE", help="a pain.002")
    parser.add_argument("--lang", choices=("nl", "en", "fr"), default="nl", help="language of the reasons")


def run(args: argparse.Namespace) -> int:
    """Take it and tell what it says of each payment.  Returns the exit status."""
    return with_wallet("bank answer", lambda: _answer(args))


def _answer(args: argparse.Namespace) -> int:
    from portefeuille.applications import bank
    from portefeuille.banking.payments.read_report import read_report
    from portefeuille.platform import actors

    report = read_report(Path(args.file).read_bytes(), args.file)
    for one in bank.take_answer(report, actor=actors.system()):
        why = "; ".join(reason.in_words(args.lang) for reason in one.reasons)
        print(f"{one.end_to_end_id:<35}  {one.state:<8}  {one.status:<4}  {why}".rstrip())
    return 0
