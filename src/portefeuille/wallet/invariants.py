"""What must hold between the ledger and what else the wallet knows, at any moment and after any crash."""

from __future__ import annotations

import json

from portefeuille.platform.models import AuditRow
from portefeuille.wallet.models import Seal
from portefeuille.wallet.verify import Break, Check


def audited_heads() -> Break | None:
    """Every head of the ledger that the audit log tells is in the ledger: nobody took entries from its end."""
    rows = AuditRow.objects.filter(detail__contains='"ledger":{').order_by("number")
    for row in rows.iterator(1000):
        told = json.loads(row.detail).get("ledger")
        if (
            isinstance(told, dict)
            and not Seal.objects.filter(entry_id=told["number"], hash=told["hash"]).exists()
        ):
            return Break(f"entry {told['number']}", f"audit row {row.number} tells of another one")
    return None


INVARIANTS: tuple[Check, ...] = (audited_heads,)
