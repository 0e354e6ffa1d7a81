"""``portefeuille decide``: one case, or a batch of them; and ``portefeuille replay``: does a receipt still hold?"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from portefeuille.cli.files import standard_input
from portefeuille.cli.saying import refused
from portefeuille.decision import CaseError, Decision, decide
from portefeuille.decision.read_json import parse
from portefeuille.files.whole import replacing

ANSWERED, UNREADABLE = 0, 2


def add(subparsers: Any) -> None:
    """The command's options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "decide", help="decide a case, with every reason and source"
    )
    parser.add_argument(
        "case", nargs="?", metavar="CASE.json", help="the case as JSON; - reads it from standard input"
    )
    parser.add_argument(
        "--batch", metavar="FILE", help="a case a line (.jsonl or -), or columns (.csv, .parquet)"
    )
    parser.add_argument(
        "--out", metavar="FILE", help="with --batch of columns: where the answers go (.csv or .parquet)"
    )
    parser.add_argument("--explain", action="store_true", help="for a person instead of as JSON")
    parser.add_argument(
        "--lang", choices=("nl", "en", "fr"), default="nl", help="the language of the reasons"
    )
    parser.add_argument(
        "--receipt", metavar="FILE", help="write a receipt that `portefeuille replay` can check"
    )
    parser.add_argument("--summary", action="store_true", help="with --batch: a summary on standard error")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the command.  Exit status 0 when every case was answered, 2 when one could not be read."""
    if (args.case is None) == (args.batch is None):
        return refused("", "decide takes either a CASE.json (or -) or --batch FILE")
    if args.batch is None and (args.out is not None or args.summary):
        return refused("", "--out and --summary go with --batch")
    if args.batch is not None:
        if args.receipt is not None or args.explain:
            return refused("", "--receipt and --explain go with one case, not with --batch")
        from portefeuille.cli import batch

        return batch.run(args.batch, args.out, args.lang, args.summary)
    try:
        case = parse(_read(args.case))
        decision = decide(case, args.lang)
    except (OSError, CaseError) as error:
        return refused("", _told(error, args.case))
    return _answer(case, decision, args)


def _answer(case: Any, decision: Decision, args: argparse.Namespace) -> int:
    if args.receipt is not None:
        from portefeuille.decision.receipt import receipt

        text = json.dumps(receipt(case, decision), ensure_ascii=False, indent=2)
        try:
            with replacing(args.receipt) as file:
                file.write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            return refused("", _told(error, args.receipt))
    if args.explain:
        from portefeuille.decision.explain import explain

        print(explain(decision))
    else:
        print(json.dumps(decision.as_dict(), ensure_ascii=False, indent=2))
    return ANSWERED


def _read(name: str) -> bytes:
    return standard_input().read() if name == "-" else Path(name).read_bytes()


def _told(error: Exception, name: str) -> str:
    if isinstance(error, OSError):
        return f"{name}: {error.strerror or error}"
    return f"{'standard input' if name == '-' else name}: {error}"
