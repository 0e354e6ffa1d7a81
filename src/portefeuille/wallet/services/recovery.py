"""Recovery: a claim on an enterprise or a provider, paid or objected to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portefeuille import clock
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor, opaque
from portefeuille.wallet.chart import code
from portefeuille.wallet.errors import StateError, WalletError
from portefeuille.wallet.ledger import Draft, credit, debit
from portefeuille.wallet.models import Claim, Project
from portefeuille.wallet.selectors import paid
from portefeuille.wallet.services.acting import act, claim_of, project_of
from portefeuille.wallet.services.lowering import set_asked
from portefeuille.wallet.services.posting import post
from portefeuille.wallet.services.requests import ask
from portefeuille.wallet.split import Parts, split


@dataclass(frozen=True, slots=True)
class Terms:
    """What must be paid back: by whom (opaque here), how much of each share, why, until when."""

    debtor: str
    own: int
    subsidy: int
    reason: str
    last_day: date

    def plain(self) -> dict[str, Plain]:
        """For the audit log."""
        return {
            "debtor": self.debtor, "own": self.own, "subsidy": self.subsidy, "reason": self.reason,
            "last_day": self.last_day.isoformat(),
        }  # fmt: skip


def claim(project: str, *, terms: Terms, key: str, actor: Actor) -> str:
    """Claim money back that was paid for a project; the claim's number.

    :raises WalletError: for more than what was paid for it and is not claimed yet.
    """

    def work() -> dict[str, Plain]:
        return {"claim": open_claim(project_of(project), terms, actor)}

    return str(act(actor, "claim", f"project:{project}", work, key=key, content=terms.plain())["claim"])


def open_claim(project: Project, terms: Terms, actor: Actor) -> str:
    """Part of a service: the claim, its entry and its communication."""
    if min(terms.own, terms.subsidy) < 0 or not terms.own + terms.subsidy:
        raise WalletError(f"a claim of {terms.own} + {terms.subsidy} cents")
    used = paid(project.pk)
    for earlier in project.claims.all():
        used = Parts(used.own - earlier.asked.own, used.subsidy - earlier.asked.subsidy)
    if terms.own > used.own or terms.subsidy > used.subsidy:
        raise WalletError(
            f"project {project.pk}: {terms.own} + {terms.subsidy} cents claimed, {used.own} + {used.subsidy} were paid"
        )
    made = Claim.objects.create(
        pk=opaque(), project=project, debtor=terms.debtor, own=terms.own, subsidy=terms.subsidy,
        reason=terms.reason, claimed_on=clock.today(),
    )  # fmt: skip
    cents = terms.own + terms.subsidy
    legs = (debit(code("claim", made.pk), cents), credit(code("due", made.pk), cents))
    post(Draft(f"claim/{made.pk}", "claim", clock.today(), f"project:{project.pk}", legs), actor)
    ask("claim", made.pk, cents, terms.last_day)
    return made.pk


def suspend_claim(claim: str, *, reason: str, key: str, actor: Actor) -> None:
    """An objection runs: nobody is pressed until it is decided.  What is paid meanwhile is taken."""
    _change(claim, Claim.State.OPEN, Claim.State.SUSPENDED, "suspend", reason, key, actor)


def resume_claim(claim: str, *, reason: str, key: str, actor: Actor) -> None:
    """The objection is rejected: the claim stands."""
    _change(claim, Claim.State.SUSPENDED, Claim.State.OPEN, "resume", reason, key, actor)


def withdraw_claim(claim: str, *, reason: str, actor: Actor) -> int:
    """The objection is upheld, or the claim was wrong: what was not paid yet is no longer owed.  Those cents.

    What was paid on it goes back with ``repay_claim``.
    """

    def work() -> dict[str, Plain]:
        found = claim_of(claim)
        if found.state not in {Claim.State.OPEN, Claim.State.SUSPENDED}:
            raise StateError(f"claim {claim} is {found.state}")
        left = set_asked(found, Parts(0, 0), "claim_withdrawn", f"withdraw/{claim}", actor)
        return {"cents": left}

    return int(act(actor, "withdraw_claim", f"claim:{claim}", work, content={"reason": reason})["cents"])


def take_back(found: Claim, cents: int, key: str, day: date, actor: Actor) -> Parts:
    """Part of the import: a payment of a claim.  Of each share what it pays back, pro rata."""
    parts = split(cents, found.asked, Parts(found.own_back, found.subsidy_back))
    legs = (debit(code("due", found.pk), cents), credit(code("claim", found.pk), cents))
    post(Draft(key, "claim_paid", day, _about(found), legs), actor)
    found.own_back += parts.own
    found.subsidy_back += parts.subsidy
    if not found.left:
        found.state = Claim.State.PAID
    found.save(update_fields=["own_back", "subsidy_back", "state"])
    return parts


def _change(
    claim: str, was: Claim.State, will: Claim.State, action: str, reason: str, key: str, actor: Actor
) -> None:
    def work() -> dict[str, Plain]:
        found = claim_of(claim)
        if found.state != was:
            raise StateError(f"claim {claim} is {found.state}")
        found.state = will
        found.save(update_fields=["state"])
        return {}

    act(actor, action, f"claim:{claim}", work, key=key, content={"reason": reason})


def _about(found: Claim) -> str:
    return f"project:{found.project_id}"
