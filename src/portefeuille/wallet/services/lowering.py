"""Claims when a payment comes back: what the provider does not have any more is asked of nobody."""

from __future__ import annotations

from portefeuille import clock
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.wallet.chart import code
from portefeuille.wallet.ledger import Draft, credit, debit
from portefeuille.wallet.models import Claim
from portefeuille.wallet.selectors import paid
from portefeuille.wallet.services.acting import act, claim_of
from portefeuille.wallet.services.posting import post
from portefeuille.wallet.split import Parts, lowered


def lower_claims(project: str, because: str, actor: Actor) -> None:
    """Part of a service: the claims of a project ask no more than its live payments took.  ``because`` names what came back.

    What is not paid yet is asked less of first; then the newest claim.  What came in beyond what is asked then waits
    for ``repay_claim``.
    """
    claims = list(Claim.objects.filter(project=project).exclude(state=Claim.State.WITHDRAWN))
    used = paid(project)
    own, subsidy = (
        sum(one.asked.own for one in claims) - used.own,
        sum(one.asked.subsidy for one in claims) - used.subsidy,
    )
    for one in sorted(claims, key=_last_first):
        most = Parts(one.asked.own - max(own, 0), one.asked.subsidy - max(subsidy, 0))
        most = Parts(max(most.own, 0), max(most.subsidy, 0))
        own, subsidy = own - (one.asked.own - most.own), subsidy - (one.asked.subsidy - most.subsidy)
        if most != one.asked:
            _lower(one, lowered(one.asked, one.kept, most), because, actor)


def set_asked(found: Claim, asked: Parts, kind: str, key: str, actor: Actor) -> int:
    """Part of a service: from now on a claim asks this.  The cents that are not owed any more."""
    before = found.left
    found.own_less, found.subsidy_less = found.own - asked.own, found.subsidy - asked.subsidy
    less = before - found.left
    legs = (debit(code("due", found.pk), less), credit(code("claim", found.pk), less))
    if less:
        post(Draft(key, kind, clock.today(), f"project:{found.project_id}", legs), actor)
    if not sum(asked):
        found.state = Claim.State.WITHDRAWN
    elif not found.left:
        found.state = Claim.State.PAID
    found.save(update_fields=["own_less", "subsidy_less", "state"])
    return less


def _lower(found: Claim, asked: Parts, because: str, actor: Actor) -> None:
    def work() -> dict[str, Plain]:
        key = f"claim_lowered/{found.pk}/{because}"
        less = set_asked(claim_of(found.pk), asked, "claim_lowered", key, actor)
        return {"own": asked.own, "subsidy": asked.subsidy, "less": less}

    act(actor, "lower_claim", f"claim:{found.pk}", work, key=because)


def _last_first(one: Claim) -> tuple[bool, int, str]:
    return one.state == Claim.State.PAID, -one.claimed_on.toordinal(), one.pk
