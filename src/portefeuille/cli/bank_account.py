"""What the commands of the bank that use the wallet share: which account, who acts, and refusals in one line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from portefeuille.cli.database import with_database
from portefeuille.cli.saying import refused

if TYPE_CHECKING:
    from portefeuille.platform.models import Actor
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


def add_official(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """The option that names who acts."""
    told = "" if required else "; without it the program itself"
    parser.add_argument(
        "--as", dest="official", metavar="NAME", required=required,
        help=f"the official who does this, by name or number{told}",
    )  # fmt: skip


def acting(args: argparse.Namespace) -> Actor:
    """Who acts.  :raises LookupError: when there is no such official."""
    from portefeuille.platform import actors

    if args.official is None:
        return actors.system()
    try:
        return actors.named(args.official)
    except LookupError as error:
        raise LookupError(f"{error}; portefeuille bank officials lists and adds them") from None


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
