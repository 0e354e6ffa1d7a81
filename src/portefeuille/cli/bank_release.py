"""``portefeuille bank release``: an approved batch leaves; the file that orders it, for whoever holds the account."""

from __future__ import annotations

import argparse
from typing import Any

from portefeuille.cli.bank_account import acting, add_official, with_wallet
from portefeuille.files.whole import replacing

_EPILOG = """\
A batch is prepared by one official and approved by others before it can leave.  Released again, it gives the same file and moves
nothing.  Exit status: 0, or 2 when it is refused.
"""


def add(subparsers: Any) -> None:
    """Register the command and its options."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "release", help="let an approved batch of the wallet leave, as a file", epilog=_EPILOG
    )
    parser.add_argument("batch", metavar="BATCH", help="the number of the batch")
    parser.add_argument("-o", "--out", metavar="FILE", required=True, help="where the file goes")
    add_official(parser, required=False)
    parser.add_argument(
        "--manager", choices=("in-house", "external"), help="who gets it; else PORTEFEUILLE_WALLET_MANAGER"
    )


def run(args: argparse.Namespace) -> int:
    """Release it and write the file.  Returns the exit status."""
    return with_wallet("bank release", lambda: _release(args))


def _release(args: argparse.Namespace) -> int:
    from django.conf import settings

    from portefeuille.wallet import services
    from portefeuille.wallet.managers import manager
    from portefeuille.wallet.statement import euros

    actor = acting(args)
    with replacing(args.out) as written:
        written.touch()  # before anything moves: a file that cannot be written is said first
        batch = services.release(args.batch, actor=actor)
        _, content = manager(args.manager or settings.WALLET.manager).send(batch)
        written.write_bytes(content)
    print(f"batch {batch.message_id}: {len(batch.payments)} payments, {euros(batch.cents)}, in {args.out}")
    return 0
