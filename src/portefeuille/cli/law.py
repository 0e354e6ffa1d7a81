"""``portefeuille law``: the law on a day, what changed, how it came about, and what needs a person."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from portefeuille import clock
from portefeuille.cli.saying import refused
from portefeuille.files.whole import replacing
from portefeuille.law import Book, LawError, UnknownNameError, load

if TYPE_CHECKING:
    from portefeuille.law.diff import Change

DONE, FOUND = 0, 1
MOST_DIGITS = 5


def add(subparsers: Any) -> None:
    """Register `law` with its four sub-commands and their options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "law",
        help="show the law on a day, what changed, its history, and what needs checking",
        epilog="Exit status: 0 answered; 1 with check --strict when something was found; 2 unreadable input.",
    )
    parser.set_defaults(run=run)
    commands = parser.add_subparsers(dest="law_command", required=True, metavar="COMMAND")

    show = commands.add_parser("show", help="parameters (or a list) as they read on a day")
    show.add_argument(
        "name", nargs="?", metavar="NAME", help="a parameter, the beginning of a name, or a list"
    )
    show.add_argument("--on", type=_day, metavar="DATE", help="the day whose law is asked (default: today)")
    _common(show)

    diff = commands.add_parser("diff", help="which parameters and list rows differ between two days")
    diff.add_argument("first", type=_day, metavar="DATE")
    diff.add_argument("second", type=_day, metavar="DATE")
    _common(diff)

    history = commands.add_parser("history", help="every period of a parameter")
    history.add_argument("name", metavar="PARAMETER")
    history.add_argument("--format", choices=("table", "json", "svg", "png"), default="table")
    history.add_argument("--out", metavar="FILE", help="write to a file (needed for png)")
    _common(history)

    check = commands.add_parser("check", help="unknowns, contradictions, values that were not checked lately")
    check.add_argument("--strict", action="store_true", help="exit status 1 when anything is found")
    check.add_argument(
        "--days", type=_count, default=90, metavar="N", help="days after which a check is old (90)"
    )
    _common(check, known=False)


def _common(parser: argparse.ArgumentParser, known: bool = True) -> None:
    if known:
        parser.add_argument(
            "--known", type=_day, metavar="DATE", help="as published by this day (default: today)"
        )
    parser.add_argument("--lang", choices=("nl", "en", "fr"), default="nl", help="the language of the answer")
    parser.add_argument("--json", action="store_true", help="as JSON: scaled values, ISO dates")


def run(args: argparse.Namespace) -> int:
    """Answer one law command. Returns the exit status."""
    try:
        book = load()
        status: int = COMMANDS[args.law_command](book, args)
        return status
    except (LawError, UnknownNameError) as error:
        return refused("law", str(error))


def _show(book: Book, args: argparse.Namespace) -> int:
    from portefeuille.law import report

    on = args.on or clock.today()
    law = book.on(on, args.known or clock.today())
    if args.name in book.list_names:
        found = law.rows(args.name)
        key = book.list(args.name).header.key
        return _print([dict(row) for row in found], args.json, lambda: report.rows(key, found, args.lang))
    names = [name for name in law.names() if args.name is None or f"{name}.".startswith(f"{args.name}.")]
    if not names:
        names = [law.reading(args.name).name]
    readings = [law.reading(name) for name in names]
    if len(names) == 1 and not args.json:
        about = (book.parameters.get(names[0]) or book.timeline[names[0]]).about
        print(report.reading(readings[0], about, book.sources, args.lang))
        return DONE
    return _print(
        [report.as_dict(one) for one in readings], args.json, lambda: report.readings(readings, args.lang)
    )


def _diff(book: Book, args: argparse.Namespace) -> int:
    from portefeuille.law import report
    from portefeuille.law.diff import diff

    found = diff(book, args.first, args.second, args.known or clock.today(), rule_changes(args))
    return _print(
        [report.change_dict(one) for one in found], args.json, lambda: report.changes(found, args.lang)
    )


def rule_changes(args: argparse.Namespace) -> Iterable[Change]:
    """The rules that have another version on the second day: what each says, in the words of the rule itself."""
    from portefeuille import rules
    from portefeuille.law.diff import Change

    known = args.known or clock.today()
    before, after = (rules.book().on(day, known).rules for day in (args.first, args.second))
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old is not new:
            yield Change(
                "rule",
                f"rule {name}",
                old.about if old else None,
                new.about if new else None,
                old.source if old else (),
                new.source if new else (),
                {},
            )


def _history(book: Book, args: argparse.Namespace) -> int:
    from portefeuille.law import plot, report
    from portefeuille.law.history import history

    spans = history(book, args.name, args.known or clock.today())
    form = "json" if args.json else args.format
    if form == "png":
        if args.out is None:
            return refused("law history", "--format png needs --out FILE")
        try:
            with replacing(args.out) as file:
                plot.png(spans, clock.today(), file, args.lang)
        except OSError as error:
            return refused("law history", f"cannot write {args.out}: {error.strerror}")
        except ModuleNotFoundError:
            return refused(
                "law history", "png needs matplotlib, which is not installed; --format svg needs nothing"
            )
        return DONE
    if form == "svg":
        text = plot.svg(spans, clock.today(), args.lang)
    elif form == "json":
        body = [
            {"from": one.start, "until": one.end, "reading": report.as_dict(one.reading)} for one in spans
        ]
        text = _json(body) + "\n"
    else:
        text = report.spans(spans, args.lang) + "\n"
    if args.out is None:
        print(text, end="")
        return DONE
    try:
        with replacing(args.out) as file:
            file.write_text(text, encoding="utf-8")
    except OSError as error:
        return refused("law history", f"cannot write {args.out}: {error.strerror}")
    return DONE


def _check(book: Book, args: argparse.Namespace) -> int:
    from dataclasses import asdict

    from portefeuille.law import report
    from portefeuille.law.review import review

    found = review(book, clock.today(), args.days)
    _print([asdict(one) for one in found], args.json, lambda: report.findings(found, args.lang))
    return FOUND if args.strict and found else DONE


COMMANDS = {"show": _show, "diff": _diff, "history": _history, "check": _check}


def _print(body: object, as_json: bool, text: Any) -> int:
    print(_json(body) if as_json else text())
    return DONE


def _json(body: object) -> str:
    from portefeuille.law.report import plain

    return json.dumps(body, ensure_ascii=False, indent=2, default=plain)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"expected a day as YYYY-MM-DD, got {text!r}") from None


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        raise argparse.ArgumentTypeError(
            f"expected a number of days of at most {MOST_DIGITS} digits, got {text!r}"
        )
    return int(text)
