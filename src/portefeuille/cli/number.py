"""``portefeuille number``: read a number as people type it, or a file of them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any

from portefeuille.cli.files import opened
from portefeuille.cli.saying import refused
from portefeuille.numbers import KINDS, read
from portefeuille.numbers.batch import answers

_EPILOG = "Exit status: 0 when every text was answered, valid or not; 2 when one could not be read."


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its options."""
    parser = subparsers.add_parser(
        "number",
        help="read an enterprise, establishment or provider number, a structured communication or an IBAN",
        epilog=_EPILOG,
    )
    parser.add_argument("text", nargs="?", metavar="TEXT", help="the number as it was typed")
    parser.add_argument(
        "--kind", choices=KINDS, help="read it as this kind (otherwise: as what it looks like)"
    )
    parser.add_argument("--lang", choices=("nl", "en", "fr"), default="nl", help="language of the problem")
    parser.add_argument(
        "--batch", metavar="FILE.jsonl", help='one {"text": "..."} a line; - reads standard input'
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the answer, or one answer a line for a batch.  Returns the exit status."""
    if (args.text is None) == (args.batch is None):
        return refused("number", "give either a TEXT or --batch FILE.jsonl")
    if args.batch is None:
        print(_json(read(args.text, args.kind).as_dict(args.lang)))
        return 0
    if args.kind is not None:
        return refused("number", '--kind goes with a TEXT; in a batch each line has its own "kind"')
    name = "standard input" if args.batch == "-" else args.batch
    try:
        lines = opened(args.batch)
    except OSError as error:
        return refused("number", f"cannot read {name}: {error.strerror}")
    with lines:
        return _batch(lines, name, args.lang)


def _batch(lines: Iterable[bytes], name: str, lang: str) -> int:
    status = 0
    for answer in answers(lines, lang):
        print(_json(answer.body))
        if answer.error is not None:
            status = refused("number", f"{name}, line {answer.line}: {answer.error}")
    return status


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return text
