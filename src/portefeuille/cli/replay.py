"""``portefeuille replay``: does a receipt still prove its decision?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from portefeuille.cli.saying import refused
from portefeuille.decision.errors import CaseError
from portefeuille.decision.read_json import parse
from portefeuille.decision.receipt import replay


def add(subparsers: Any) -> None:
    """The command's options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "replay", help="prove a decision again from its receipt"
    )
    parser.add_argument("receipt", metavar="FILE", help="a receipt written by `decide --receipt`")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: proved.  1: something differs, a line each.  2: the file is no receipt."""
    try:
        wrong = replay(parse(Path(args.receipt).read_bytes()))
    except OSError as error:
        return refused("", f"{args.receipt}: {error.strerror or error}")
    except CaseError as error:
        return refused("", f"{args.receipt}: {error}")
    for sentence in wrong:
        print(sentence)
    if not wrong:
        print("proved: the same facts and the same law give the same decision")
    return 1 if wrong else 0
