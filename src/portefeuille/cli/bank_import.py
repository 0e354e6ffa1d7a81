"""``portefeuille bank import``: a file of the bank into the wallet, once, whole; and what became of every line."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portefeuille.cli.bank_account import account_of, add_account, iban, with_wallet
from portefeuille.cli.progress import LINES, Progress
from portefeuille.cli.saying import refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portefeuille.banking.records import Statement
    from portefeuille.wallet.managers import Report
    from portefeuille.wallet.services import Difference, Taken

DIFFERS = 1
EVENTS = {
    "deposit": "own share complete",
    "deposit_part": "own share, a part",
    "funding": "money of the agency",
    "executed": "payments of ours that left",
    "came_back": "payments of ours that came back",
    "claim_paid": "claims paid",
    "claim_part": "claims, a part",
    "returned": "goes back to its payer",
    "worklist": "a person must look",
    "nothing": "moves nothing",
}
_EPILOG = """\
The file is taken in one transaction.  A statement that was taken before changes nothing.  Exit status: 0; 1 when a report
of a financial manager says something else than the wallet; 2 when the file is refused: then nothing of it was taken.
"""


def add(subparsers: Any) -> None:
    """Register the command and its options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "import", help="take a file of the bank (CODA, camt.053, zip) into the wallet", epilog=_EPILOG
    )
    parser.add_argument("file", metavar="FILE", help="the file of the bank, or the report of the manager")
    parser.add_argument(
        "--policy",
        choices=("strict", "tolerant"),
        default="strict",
        help="strict: as the official procedure (default); tolerant: a short deposit may be completed",
    )
    add_account(parser)
    parser.add_argument(
        "--agency", type=iban, action="append", default=[], metavar="IBAN",
        help="an account from which the agency pays, besides PORTEFEUILLE_AGENCY_IBANS",
    )  # fmt: skip
    parser.add_argument(
        "--manager", choices=("in-house", "external"), help="who sent the file; else PORTEFEUILLE_WALLET_MANAGER"
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="the outcome as JSON, with every line")


def run(args: argparse.Namespace) -> int:
    """Take the file.  Returns the exit status."""
    return with_wallet("bank import", lambda: _import(args))


def _import(args: argparse.Namespace) -> int:
    from django.conf import settings

    from portefeuille.applications import bank
    from portefeuille.banking.errors import BankFileError
    from portefeuille.banking.matching import Policy
    from portefeuille.platform import actors
    from portefeuille.wallet import services

    account = account_of(args)
    progress = Progress(sys.stderr, "en", LINES)
    try:
        report = _read(Path(args.file), args.manager or settings.WALLET.manager, progress)
        ways = services.Ways(
            account.iban, settings.WALLET.agency | set(args.agency), Policy(args.policy), _shown(report.statements, progress)
        )  # fmt: skip
        taken, differences = bank.take_report_of(report, ways, actor=actors.system())
    except BankFileError as error:
        progress.clear()
        return refused(
            "bank import", str(error.inside(args.file) if not error.file else error), "nothing was taken"
        )
    finally:
        progress.clear()
    _tell(report, taken, differences, args.json)
    return DIFFERS if differences else 0


def _read(path: Path, manager: str, progress: Progress) -> Report:
    from portefeuille.banking.reading import read_statements
    from portefeuille.wallet.managers import External, Report

    if manager == "external":
        return External().receive(path.read_bytes())
    return Report(read_statements(path, progress=progress.read))


def _shown(statements: Sequence[Statement], progress: Progress) -> Any:
    """What the service calls with the lines it did of a statement: the bar is over all statements of the file."""
    whole = sum(len(one.lines) for one in statements) or 1
    progress.again()
    state = {"before": 0, "last": 0}

    def show(lines: int) -> None:
        if lines < state["last"]:
            state["before"] += state["last"]
        state["last"] = lines
        done = min(state["before"] + lines, whole)
        progress.show(done, done / whole)

    return show


def _tell(report: Report, taken: Sequence[Taken], differences: Sequence[Difference], as_json: bool) -> None:
    if as_json:
        told = {
            "statements": [
                {"statement": one.statement, "again": one.again, "lines": [_line(line) for line in one.lines]}
                for one in taken
            ],
            "differences": [one._asdict() for one in differences],
        }
        print(json.dumps(told, ensure_ascii=False))
        return
    from portefeuille.wallet.statement import euros

    again = sum(one.again for one in taken)
    print(f"{len(taken) - again} statements taken, {again} taken before")
    counts: Counter[str] = Counter()
    cents: Counter[str] = Counter()
    why: Counter[tuple[str, str]] = Counter()
    for line in (line for one in taken if not one.again for line in one.lines):
        counts[line.event] += 1
        cents[line.event] += line.cents
        if line.event in {"returned", "worklist"}:
            why[line.event, line.reason] += 1
    for event, about in EVENTS.items():
        if counts[event]:
            print(f"{counts[event]:>8}  {euros(cents[event]):>16}  {about}")
        for (of, reason), count in sorted(why.items()):
            if of == event:
                print(f"{count:>12}  {reason}")
    if counts["worklist"]:
        print("portefeuille bank worklist tells which lines a person must look at")
    for one in differences:
        print(one.text())


def _line(line: Any) -> dict[str, Any]:
    return {
        "line": line.line, "event": line.event, "cents": line.cents, "project": line.project, "reason": line.reason,
        "text": line.text,
    }  # fmt: skip
