"""What the commands of the bank that use the wallet share: which account, and refusals in one line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from portefeuille.cli.database import UNREADABLE, with_database

if TYPE_CHECKING:
    from portefeuille.wallet.records import Payee


def add_account(parser: argparse.ArgumentParser) -> None:
    """The option that names the account."""
    parser.add_argument(
        "--account", type=iban, metavar="IBAN", help="that of the wallet; else PORTEFEUILLE_WALLET_IBAN"
    )


def iban(text: str) -> str:
    """An IBAN as it was typed."""
    from portefeuille.numbers import read

    found = read(text, "iban")
    if not found.valid or found.canonical is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no IBAN with the right check digits")
    return found.canonical


def account_of(args: argparse.Namespace) -> Payee:
    """The account of the wallet.  :raises LookupError: when none is named."""
    from django.conf import settings

    from portefeuille.wallet.records import Payee

    own = args.account or settings.WALLET.iban
    if not own:
        raise LookupError("which account? name it with --account IBAN, or set PORTEFEUILLE_WALLET_IBAN")
    return Payee(own, settings.WALLET.name)


def with_wallet(name: str, work: Callable[[], int]) -> int:
    """Do the work; 2 and what is wrong on standard error when a file, a batch or the wallet refuses it."""

    def guarded() -> int:
        from portefeuille.banking.errors import BankFileError
        from portefeuille.banking.payments.problems import PaymentError
        from portefeuille.platform.once import ReplayedError
        from portefeuille.wallet.errors import WalletError

        try:
            return work()
        except PaymentError as error:
            return refused(name, *(str(problem) for problem in error.problems))
        except OSError as error:
            return refused(name, f"{error.filename or 'file'}: {error.strerror or error}")
        except (BankFileError, WalletError, ReplayedError, LookupError) as error:
            return refused(name, str(error))

    return with_database(name, guarded)


def refused(name: str, *sentences: str) -> int:
    """Say why on standard error, a line each; exit status 2."""
    for sentence in sentences:
        print(f"portefeuille: {name}: {sentence}", file=sys.stderr)
    return UNREADABLE
