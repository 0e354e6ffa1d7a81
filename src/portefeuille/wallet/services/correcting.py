"""A mistake in the ledger is not wiped out: its mirror image stands beside it."""

from __future__ import annotations

from portefeuille import clock
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.wallet.errors import UnknownError
from portefeuille.wallet.ledger import Draft, Leg, Posted
from portefeuille.wallet.models import Entry
from portefeuille.wallet.services.acting import act
from portefeuille.wallet.services.posting import post


def reverse(number: int, *, key: str, reason: str, actor: Actor) -> Posted:
    """Undo an entry with its mirror image.  An entry is reversed once: the database refuses a second time.

    :raises UnknownError: when there is no such entry.
    """

    def work() -> dict[str, Plain]:
        entry = Entry.objects.filter(id=number).first()
        if entry is None:
            raise UnknownError(f"there is no entry {number} to reverse")
        legs = entry.postings.order_by("leg").values_list("account__code", "amount")
        mirror = [Leg(account, -amount) for account, amount in legs]
        note: dict[str, Plain] = {"reason": reason}
        made = post(
            Draft(f"reverse/{number}/{key}", "reversal", clock.today(), entry.subject, mirror, note, number),
            actor,
        )
        return {"entry": made.number, "hash": made.hash}

    answer = act(actor, "reverse", f"entry:{number}", work, key=key, content={"reason": reason})
    return Posted(int(answer["entry"]), str(answer["hash"]))
