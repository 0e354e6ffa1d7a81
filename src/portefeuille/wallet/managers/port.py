"""What a manager of the account does for the wallet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from portefeuille.banking.payments.records import PaymentBatch
from portefeuille.banking.records import Statement
from portefeuille.wallet.split import Parts


@dataclass(frozen=True, slots=True)
class Report:
    """What came in: statements, to be taken as those of a bank; and, from who keeps accounts of projects himself, what he
    says is in the wallet of each; None from a bank, which knows no projects.
    """

    statements: tuple[Statement, ...]
    wallets: dict[str, Parts] | None = None


class Manager(Protocol):
    """Files out and in.  No manager writes anything: what comes in is taken by ``services.take_statement``."""

    def send(self, batch: PaymentBatch) -> tuple[str, bytes]:
        """The name and content of the file that orders a batch."""

    def receive(self, data: bytes) -> Report:
        """What a file that came in says.

        :raises portefeuille.banking.errors.BankFileError: when it cannot be read, with the place.
        """
