"""What came in for a claim and is not asked any more goes back to who paid it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Sum

from portefeuille import clock
from portefeuille.numbers import read
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.wallet.chart import code
from portefeuille.wallet.errors import PayeeError, StateError
from portefeuille.wallet.ledger import Draft, credit, debit
from portefeuille.wallet.models import BankLine, Claim, Entry, Repayment
from portefeuille.wallet.records import Payee
from portefeuille.wallet.services.acting import act, claim_of
from portefeuille.wallet.services.lines import returning
from portefeuille.wallet.services.posting import post
from portefeuille.wallet.split import Parts

PAID = "/claim"
"""How the key of the entry of a line goes on in that of the claim that it paid."""


def repay_claim(claim: str, *, payee: Payee | None = None, key: str, actor: Actor) -> int:
    """Order the return of what came in for a claim beyond what it still asks: to the accounts it came from, the last payment
    first.  Own share is taken from the project, subsidy from the agency.  The cents that go back.

    ``payee`` is where money goes whose account the bank did not tell.

    :raises StateError: when nothing has to go back.
    :raises PayeeError: when it is not known to which account.
    :raises OverdraftError: when the agency has not enough money in the wallet, or own share was passed on already.
    """

    def work() -> dict[str, Plain]:
        found = claim_of(claim)
        over = over_of(found)
        if not sum(over):
            raise StateError(f"claim {claim}: nothing has to go back")
        payments: list[Plain] = []
        for line, parts in _last_first(found, over):
            iban, name = _account(line, payee, claim)
            made, _ = returning(line, iban, name, sum(parts), found.project)
            made.save(force_insert=True)
            legs = (
                debit(code("own", found.project_id), parts.own), debit("agency", parts.subsidy),
                credit("ordered", sum(parts)),
            )  # fmt: skip
            note: dict[str, Plain] = {"claim": claim, "line": line.pk}
            subject = f"project:{found.project_id}"
            post(Draft(f"order/{made.pk}", "claim_back", clock.today(), subject, legs, note), actor)
            Repayment.objects.create(
                claim=found, line=line, payment=made, own=parts.own, subsidy=parts.subsidy
            )
            payments.append(made.pk)
        return {"cents": sum(over), "payments": payments}

    content: dict[str, Plain] = {"payee": [payee.iban, payee.name] if payee else None}
    return int(act(actor, "repay_claim", f"claim:{claim}", work, key=key, content=content)["cents"])


def over_of(found: Claim) -> Parts:
    """Cents of each share that came in beyond what is asked, and did not go back."""
    kept = found.kept
    return Parts(max(kept.own - found.asked.own, 0), max(kept.subsidy - found.asked.subsidy, 0))


def _last_first(found: Claim, over: Parts) -> Iterator[tuple[BankLine, Parts]]:
    """The lines that paid a claim, the last one first, each with what of it goes back."""
    keys = Entry.objects.filter(postings__account__code=code("claim", found.pk), kind="claim_paid")
    paid = [key.removesuffix(PAID) for key in keys.values_list("key", flat=True)]
    lines = BankLine.objects.filter(entry__key__in=paid).select_related("entry").order_by("-pk")
    for line in lines:
        given = line.repayments.aggregate(Sum("own"), Sum("subsidy"))
        came = dict(line.entry.postings.values_list("account__kind", "amount")) if line.entry else {}
        own = min(-came.get("own", 0) - (given["own__sum"] or 0), over.own)
        subsidy = min(-came.get("agency", 0) - (given["subsidy__sum"] or 0), over.subsidy)
        over = Parts(over.own - own, over.subsidy - subsidy)
        if own + subsidy:
            yield line, Parts(own, subsidy)


def _account(line: BankLine, payee: Payee | None, claim: str) -> tuple[str, str]:
    if read(line.account, "iban").valid:
        return line.account, line.name
    if payee is None:
        raise PayeeError(
            f"claim {claim}: {line.amount} cents came from an account that the bank did not tell"
        )
    return payee.iban, payee.name
