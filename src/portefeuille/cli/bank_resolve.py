"""``portefeuille bank resolve``: a person says what a line on the worklist is."""

from __future__ import annotations

import argparse
from typing import Any

from portefeuille.cli.bank_account import acting, add_official, iban, with_wallet
from portefeuille.cli.saying import refused

_EPILOG = """\
Money is sent back to the account and the name on the line, unless others are told.  Exit status: 0, or 2 when it is refused:
then the line still waits.
"""


def add(subparsers: Any) -> None:
    """Register the command and its options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "resolve", help="say what a line on the worklist is", epilog=_EPILOG
    )
    parser.add_argument("line", type=int, metavar="LINE", help="its number on the worklist")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--send-back",
        action="store_true",
        help="it goes back to its payer, also when an earlier return failed",
    )
    what.add_argument(
        "--project", metavar="PROJECT", help="it is the own share of this project, exactly what is missing"
    )
    what.add_argument(
        "--agency", action="store_true", help="it is the agency's: interest received, costs of the bank"
    )
    parser.add_argument("--to", type=iban, metavar="IBAN", help="with --send-back: to this account")
    parser.add_argument("--name", metavar="NAME", help="with --send-back: whose account that is")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why, for the audit log")
    add_official(parser)


def run(args: argparse.Namespace) -> int:
    """Resolve it.  Returns the exit status."""
    return with_wallet("bank resolve", lambda: _resolve(args))


def _resolve(args: argparse.Namespace) -> int:
    from portefeuille.applications import bank
    from portefeuille.wallet import services
    from portefeuille.wallet.lines import worklist
    from portefeuille.wallet.statement import euros

    actor = acting(args)
    if not args.send_back and (args.to or args.name):
        return refused("bank resolve", "--to and --name belong to --send-back")
    found = next((one for one in worklist() if one.line == args.line), None)
    if found is None:
        return refused(
            "bank resolve", f"line {args.line} is not on the worklist (portefeuille bank worklist)"
        )
    told = f"line {found.line}: {euros(found.cents)}"
    if args.project is not None:
        bank.assign(found.line, project=args.project, reason=args.reason, actor=actor)
        print(f"{told} is the own share of project {args.project}")
    elif args.agency:
        services.to_agency(found.line, reason=args.reason, actor=actor)
        print(f"{told} is the agency's")
    else:
        payment = _send_back(args, found, actor)
        print(f"{told} goes back: payment {payment} waits for a batch")
    return 0


def _send_back(args: argparse.Namespace, found: Any, actor: Any) -> str:
    from portefeuille.platform.models import opaque
    from portefeuille.wallet import services
    from portefeuille.wallet.records import Payee

    if not (args.to or found.account):
        raise LookupError(f"line {found.line} names no account: tell one with --to IBAN --name NAME")
    payee = Payee(args.to or found.account, args.name or found.name)
    if found.reason == "return_failed":
        return services.return_again(found.line, payee=payee, reason=args.reason, key=opaque(), actor=actor)
    return services.send_back(found.line, payee=payee, reason=args.reason, actor=actor)
