"""The account is held here: pain.001 to the bank, CODA or camt.053 from it."""

from __future__ import annotations

from portefeuille.banking.payments.records import PaymentBatch
from portefeuille.banking.payments.write import to_bytes
from portefeuille.banking.reading import read_statements
from portefeuille.wallet.managers.port import Report


class InHouse:
    """Files of a bank."""

    def send(self, batch: PaymentBatch) -> tuple[str, bytes]:
        """A payment file."""
        return f"{batch.message_id}.xml", to_bytes(batch)

    def receive(self, data: bytes) -> Report:
        """The statements of a file; a bank knows no projects."""
        return Report(read_statements(data))
