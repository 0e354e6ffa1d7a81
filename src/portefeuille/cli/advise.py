"""``portefeuille advise``: would a training or an advice be supported, from its description; or a file of them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import date
from typing import Any

from portefeuille.cli.files import opened, standard_input
from portefeuille.cli.saying import refused

_EPILOG = (
    "Exit status: 0 when every description was answered, whatever the answer; 2 when one could not be read."
)


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its options."""
    parser = subparsers.add_parser(
        "advise",
        help="would a training or an advice be supported, from its description (automated, binds nobody)",
        epilog=_EPILOG,
    )
    parser.add_argument("text", nargs="?", metavar="TEXT", help="the description; - reads standard input")
    parser.add_argument("--service", choices=("training", "advice"), help="what the text describes")
    parser.add_argument(
        "--on", metavar="DATE", help="the day of the application, YYYY-MM-DD (default: today)"
    )
    parser.add_argument("--lang", choices=("nl", "en", "fr"), default="nl", help="language of the reasons")
    parser.add_argument(
        "--batch",
        metavar="FILE.jsonl",
        help='one {"text": "...", "service": "training", "on": "2024-06-05"} a line; - reads standard input',
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the answer, or one answer a line for a batch.  Returns the exit status."""
    if (args.text is None) == (args.batch is None):
        return refused("", "advise takes either a TEXT (or -) or --batch FILE.jsonl")
    from portefeuille.advisor import AdviceError, advise

    if args.batch is not None:
        if args.service is not None:
            return refused("", '--service goes with a TEXT; in a batch each line has its own "service"')
        return _batch(args)
    if args.service is None:
        return refused("", "--service is missing: training or advice")
    try:
        text = standard_input().read().decode("utf-8") if args.text == "-" else args.text
        answer = advise(text, service=args.service, on=args.on, lang=args.lang)
    except UnicodeDecodeError:
        return refused("", "text: expected UTF-8 text, got other bytes")
    except AdviceError as error:
        return refused("", str(error))
    except OSError as error:
        return refused("", f"text: {error.strerror or error}")
    print(_json(answer.as_dict(), indent=2))
    return 0


def _batch(args: argparse.Namespace) -> int:
    try:
        on = date.fromisoformat(args.on) if args.on is not None else None
    except ValueError:
        return refused("", f"on: expected a date YYYY-MM-DD, got {args.on!r}")
    try:
        lines = opened(args.batch)
    except OSError as error:
        return refused("", f"{args.batch}: {error.strerror or error}")
    with lines:
        return _answered(lines, args.lang, on)


def _answered(lines: Iterable[bytes], lang: str, on: date | None) -> int:
    from portefeuille.advisor.batch import answers

    status = 0
    for answer in answers(lines, lang, on):
        print(_json(answer.body))
        if answer.error is not None:
            status = refused("", f"line {answer.line}: {answer.error}")
    return status


def _json(value: Any, indent: int | None = None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text
