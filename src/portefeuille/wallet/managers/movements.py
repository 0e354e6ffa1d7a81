"""For a financial manager: every change of a project's wallet after the last one he was told, in the order of the ledger.

Numbers are those of the ledger.  Each file says after which number it begins: one that is missing shows at the next.
"""

from __future__ import annotations

from itertools import groupby

from portefeuille.platform.canonical import GENESIS, Plain
from portefeuille.wallet.managers.external import sealed
from portefeuille.wallet.models import Posting, Seal


def movements(after: int) -> tuple[int, bytes]:
    """The file of what follows on entry ``after`` of the ledger (0: from the beginning), and up to which entry it goes."""
    last = Seal.objects.order_by("-entry_id").values_list("entry_id", "hash").first() or (0, GENESIS)
    rows = Posting.objects.filter(
        account__kind__in=("own", "subsidy"), entry_id__gt=after, entry_id__lte=last[0]
    )  # fmt: skip
    fields = ("entry_id", "account__owner", "entry__kind", "entry__day", "account__kind", "amount")
    told: list[Plain] = []
    for (number, project, kind, day), legs in groupby(
        rows.order_by("entry_id", "account__owner", "leg").values_list(*fields).iterator(1000), key=lambda row: row[:4]
    ):  # fmt: skip
        changes = {"own": 0, "subsidy": 0}
        for leg in legs:
            changes[leg[4]] -= leg[5]
        told.append({"number": number, "project": project, "kind": kind, "day": day.isoformat(), **changes})
    return last[0], sealed(
        {"kind": "movements", "after": after, "until": last[0], "head": last[1], "movements": told}
    )  # fmt: skip
