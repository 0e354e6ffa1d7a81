"""``portefeuille bank prepare``: payments that wait are put together in a batch, for others to approve."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from portefeuille.cli.bank_account import account_of, acting, add_account, add_official, with_wallet

_EPILOG = """\
How many others must approve it follows from its amount: PORTEFEUILLE_APPROVALS, else one.  Payments to the
provider of an application that is under control, or was stopped, do not leave.  Exit status: 0, or 2 when it is refused: then there is no batch.
"""


def add(subparsers: Any) -> None:
    """Register the command and its options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "prepare", help="put payments that wait together in a batch", epilog=_EPILOG
    )
    parser.add_argument(
        "payments", nargs="*", metavar="PAYMENT", help="their numbers; all that wait unless told"
    )
    parser.add_argument(
        "--on", type=_day, metavar="DAY", help="the day on which they leave; today unless told"
    )
    add_official(parser)
    add_account(parser)


def run(args: argparse.Namespace) -> int:
    """Prepare the batch.  Returns the exit status."""
    return with_wallet("bank prepare", lambda: _prepare(args))


def _prepare(args: argparse.Namespace) -> int:
    from django.conf import settings

    from portefeuille import clock
    from portefeuille.applications import selectors as applications
    from portefeuille.platform.models import opaque
    from portefeuille.wallet import selectors, services
    from portefeuille.wallet.errors import StateError
    from portefeuille.wallet.statement import euros

    actor, today = acting(args), clock.today()
    may_leave = [one.payment for one in applications.to_send()]
    frozen = {one.payment for one in selectors.waiting()} - set(may_leave)
    if frozen & set(args.payments):
        told = ", ".join(sorted(frozen & set(args.payments)))
        raise StateError(
            f"the application is under control or was stopped, its payments do not leave: {told}"
        )
    payments = args.payments or may_leave
    if not payments:
        print("no payment waits")
        return 0
    number = services.prepare_batch(
        payments, on=args.on or today, account=account_of(args), thresholds=settings.WALLET.approvals, key=opaque(),
        actor=actor,
    )  # fmt: skip
    made = selectors.batch(number)
    assert made is not None
    print(
        f"batch {number}: {made.count} payments, {euros(made.cents)}, on {made.on}; {made.missing} must approve it"
    )
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day as YYYY-MM-DD") from None
