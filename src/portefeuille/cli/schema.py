"""``portefeuille schema``: the JSON Schemas of a case, of a decision and of an advice."""

from __future__ import annotations

import argparse
from typing import Any


def add(subparsers: Any) -> None:
    """The command's options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "schema", help="print the JSON Schema of a case, a decision or an advice"
    )
    parser.add_argument("name", choices=("case", "decision", "advice"), help="which schema")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the file that ships with the package."""
    if args.name == "advice":
        from portefeuille.advisor.schema import FOLDER
    else:
        from portefeuille.decision.schema import FOLDER

    print((FOLDER / f"{args.name}.schema.json").read_text(encoding="utf-8"), end="")
    return 0
