"""``portefeuille bank pay``: a batch of payments as a file for the bank, and what became of them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from portefeuille.banking.continuity import plan
from portefeuille.banking.errors import BankFileError
from portefeuille.banking.payments.answer import Outcome, outcomes
from portefeuille.banking.payments.check import check
from portefeuille.banking.payments.follow import follow
from portefeuille.banking.payments.problems import PaymentError
from portefeuille.banking.payments.read_batch import read_batch
from portefeuille.banking.payments.read_report import read_report
from portefeuille.banking.payments.reasons import in_words
from portefeuille.banking.payments.records import PaymentBatch
from portefeuille.banking.payments.settle import Settlement, settle
from portefeuille.banking.payments.statuses import State
from portefeuille.banking.payments.write import to_bytes
from portefeuille.banking.reading import read_statements
from portefeuille.cli.saying import refused

_EPILOG = """\
Without --answer and --statement the file for the bank (pain.001.001.09) is written.  With them, every payment is told:
what the bank says of it, and where its money is.  Exit status: 0, or 2 when something is refused; then nothing is written.
"""


def add(subparsers: Any) -> None:
    """The command's options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "pay", help="a batch of payments as a file for the bank; what became of them", epilog=_EPILOG
    )
    parser.add_argument("batch", metavar="BATCH.json", help="the payments (docs/bank.md)")
    parser.add_argument(
        "-o", "--out", metavar="FILE", help="where the file for the bank goes; else standard output"
    )
    parser.add_argument(
        "--answer", metavar="FILE", action="append", default=[], help="a pain.002; may be repeated"
    )
    parser.add_argument(
        "--statement", metavar="FILE", action="append", default=[], help="a CODA or camt.053; may be repeated"
    )
    parser.add_argument("--lang", choices=("nl", "en", "fr"), default="nl", help="language of the reasons")
    parser.add_argument("--json", action="store_true", help="what became of each payment as a line of JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the file, or tell what became of the payments."""
    name = args.batch
    try:
        batch = read_batch(Path(args.batch).read_bytes(), args.batch)
        if args.answer or args.statement:
            check(batch)
            said: tuple[Outcome, ...] = ()
            for name in args.answer:
                found = outcomes(batch, read_report(Path(name).read_bytes(), name))
                said = follow(said, found) if said else found
            name = "statements"
            found_statements = [each for file in args.statement for each in read_statements(Path(file))]
            taken = plan(found_statements, [], {batch.iban}).new
            _tell(batch, said, settle(batch, taken, said), args)
            return 0
        data = to_bytes(batch)
        if args.out is None:
            sys.stdout.buffer.write(data)
        else:
            Path(args.out).write_bytes(data)
    except OSError as error:
        return refused("", f"{error.filename or name}: {error.strerror or error}")
    except BankFileError as error:
        return refused("", str(error))
    except PaymentError as error:
        for problem in error.problems:
            refused("", f"{name}: {problem}")
        return 2
    return 0


def _tell(
    batch: PaymentBatch, said: Sequence[Outcome], settled: Sequence[Settlement], args: argparse.Namespace
) -> None:
    answers = said or [Outcome(each.end_to_end_id, State.UNKNOWN) for each in batch.payments]
    for outcome, settlement in zip(answers, settled, strict=True):
        reasons = [reason.in_words(args.lang) for reason in outcome.reasons]
        if settlement.reason:
            reasons.append(in_words(settlement.reason, args.lang))
        record = {
            "end_to_end_id": outcome.end_to_end_id,
            "answer": str(outcome.state),
            "status": outcome.status,
            "money": str(settlement.settled),
            "reasons": reasons,
            "places": [place for place in (outcome.place, settlement.debit, settlement.back) if place],
        }
        if args.json:
            print(json.dumps(record, ensure_ascii=False))
        else:
            why = f"  ({'; '.join(reasons)})" if reasons else ""
            print(
                f"{outcome.end_to_end_id:<35}  {outcome.state:<8}  {outcome.status:<4}  {settlement.settled:<8}{why}"
            )
