"""``portefeuille bank simulate``: a bank that does not exist, on a folder."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from portefeuille import clock
from portefeuille.banking.errors import BankFileError
from portefeuille.banking.payments.problems import PaymentError
from portefeuille.banking.simulate.bank import Bank
from portefeuille.banking.simulate.faults import KINDS, parse
from portefeuille.banking.simulate.folder import Folder, locked, make, open_folder
from portefeuille.banking.simulate.status import FORMS
from portefeuille.cli.saying import refused

_YEARS = range(1969, 2069)
"""CODA writes years in two digits; these are the years readers take them for."""
_MOST_DAYS = 400
_EPILOG = (
    """\
Put payment files (pain.001) in DIR/outbox and deposits (JSON) in DIR/deposits; answers (pain.002) and statements (CODA and
camt.053) appear in DIR/inbox.  A file is taken once.  Days close only with --until; a day that is closed stays closed.

faults, as KIND=RATE (0 to 1) or KIND:KEY:
"""
    + "\n".join(f"  {kind:<22} {about}" for kind, about in KINDS.items())
    + "\n\nExit status: 0, or 2 when a file or an option is refused."
)


def add(subparsers: Any) -> None:
    """The command's options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "simulate",
        help="a bank that does not exist: takes payment files, sends answers and statements",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--dir", required=True, metavar="DIR", help="the folder of the bank; made when it is not there"
    )
    parser.add_argument("--open", metavar="IBAN", help="open an account (needs --name)")
    parser.add_argument("--name", help="the holder of the account to open")
    parser.add_argument("--balance", default="0", metavar="EURO", help="what is on the account to open")
    parser.add_argument("--start", type=_day, metavar="DAY", help="the first day of a new bank; else today")
    parser.add_argument(
        "--until", type=_day, metavar="DAY", help="close every day up to and including this one"
    )
    parser.add_argument(
        "--fault", action="append", metavar="FAULT", help="something that goes wrong; see below"
    )
    parser.add_argument("--seed", type=int, help="which things the rates strike")
    parser.add_argument("--answers", choices=FORMS, help="the version of the answers")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Take what is new, close the days asked for, and tell what was read and sent."""
    path = Path(args.dir)
    try:
        with locked(path):
            folder = open_folder(path)
            if folder is not None and args.start is not None:
                return refused("", f"{path}: this bank has begun already; --start is for a new one")
            folder = folder or make(path, Bank(args.start or clock.today()))
            return _run(folder, args)
    except BlockingIOError:
        return refused("", f"{path}: another run is at work in this folder")
    except OSError as error:
        return refused("", f"{error.filename or path}: {error.strerror or error}")
    except (BankFileError, PaymentError, ValueError) as error:
        return refused("", str(error))


def _run(folder: Folder, args: argparse.Namespace) -> int:
    bank = folder.bank
    if args.fault is not None or args.seed is not None:
        kept = [f"{kind}={rate}" for kind, rate in bank.faults.rates.items()]
        kept += [f"{kind}:{key}" for kind, key in sorted(bank.faults.named)]
        bank.faults = parse(
            kept if args.fault is None else args.fault, bank.faults.seed if args.seed is None else args.seed
        )
    if args.answers is not None:
        bank.report_form = args.answers
    if args.until is not None and (args.until - bank.day).days > _MOST_DAYS:
        raise ValueError(
            f"--until {args.until}: expected at most {_MOST_DAYS} days at once, it is {bank.day} at this bank"
        )
    if args.open is not None:
        bank.open(args.open, args.name or "", _cents(args.balance))
    folder.save()
    folder.take_all()
    if args.until is not None:
        folder.close_until(args.until)
    for name in folder.read:
        print(f"taken  {name}")
    for name in folder.sent:
        print(f"sent   {name}")
    for problem in folder.problems:
        refused("", problem)
    print(f"it is {bank.day} at this bank")
    return 2 if folder.problems else 0


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day as YYYY-MM-DD") from None
    if day.year not in _YEARS:
        raise argparse.ArgumentTypeError(f"{text}: expected a year from {_YEARS[0]} to {_YEARS[-1]}")
    return day


def _cents(text: str) -> int:
    euro, _, rest = text.partition(".")
    if not (
        euro.isascii()
        and euro.isdigit()
        and len(euro) <= 9
        and len(rest) <= 2
        and (rest or "0").isdecimal()
        and rest.isascii()
    ):
        raise ValueError(f"--balance {text!r}: expected euro with at most two decimals, 1000.00")
    return int(euro) * 100 + int(rest.ljust(2, "0"))
