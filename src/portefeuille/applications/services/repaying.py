"""Claims that ask less, and what was paid on them: it goes back to who paid it.  What counts as aid follows from both."""

from __future__ import annotations

from django.conf import settings

from portefeuille import clock
from portefeuille.applications.models import Application
from portefeuille.applications.services.moving import move, note
from portefeuille.applications.states import S
from portefeuille.applications.telling import tell, tell_debtor
from portefeuille.enterprises import selectors as enterprises
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.providers import selectors as providers
from portefeuille.wallet import selectors as wallet_selectors
from portefeuille.wallet import services as wallet
from portefeuille.wallet.errors import OverdraftError, PayeeError
from portefeuille.wallet.records import ClaimSeen, Payee

OWING = (S.REFUND_DUE, S.IN_RECOVERY, S.IN_OBJECTION)


def aid_of(found: Application) -> int:
    """Cents that count as aid of an application that has ended: the subsidy that providers have, less what was really paid
    back of it (docs/applications.md says why).
    """
    used, back = wallet_selectors.paid(found.pk).subsidy, wallet_selectors.recovered(found.pk).subsidy
    return max(used - back, 0)


def claim_part(found: Application, claim: str, cents: int, actor: Actor) -> None:
    """Part of the import: a part of a claim is paid."""
    note(found, "claim_part", actor=actor, detail={"claim": claim, "cents": cents}, aid=aid_of(found))


def claim_paid(found: Application, actor: Actor) -> None:
    """Part of the import: nothing of the claim of an application is owed any more."""
    if found.state not in OWING:
        return
    detail: dict[str, Plain] = {"claim": found.claim}
    if found.state == S.REFUND_DUE:
        move(found, "refunded", S.STOPPED, actor=actor, detail=detail, aid=aid_of(found))
    else:
        for review in found.reviews.filter(outcome=""):
            review.outcome, review.decided_on = "withdrawn", clock.today()
            review.save(update_fields=["outcome", "decided_on"])
        move(found, "recovered", S.RECOVERED, actor=actor, detail=detail, aid=aid_of(found))
    tell(found, "claim_paid")


def claim_returned(found: Application, claim: str, detail: dict[str, Plain], actor: Actor) -> None:
    """Part of the import: money for a claim is sent back to its payer; ``detail`` holds the line and its cents."""
    note(found, "claim_returned", actor=actor, detail={**detail, "claim": claim})
    seen = next(one for one in wallet_selectors.claims(found.pk) if one.claim == claim)
    why: Plain = {**wallet_selectors.reasons(int(str(detail["line"])))}
    tell_debtor(found, seen.debtor, "claim_returned", amount=detail["cents"], reason=why)


def follow_claims(found: Application, actor: Actor) -> None:
    """Part of a service after which a payment is back: what the claims still ask, and what goes back of them."""
    for seen in wallet_selectors.claims(found.pk):
        if seen.asked >= _known(found, seen):
            continue
        told: dict[str, Plain] = {"claim": seen.claim, "asked": seen.asked, "left": seen.left}
        note(found, "claim_lowered", actor=actor, detail=told, aid=aid_of(found))
        if seen.left:
            tell_debtor(
                found, seen.debtor, "claim_lowered", amount=seen.left, last_day=seen.last_day.isoformat(),
                communication=seen.communication, iban=settings.WALLET.iban,
            )  # fmt: skip
        elif seen.claim == found.claim:
            claim_paid(found, actor)
    give_back(found, actor)


def give_back(found: Application, actor: Actor) -> tuple[str, ...]:
    """Part of a service: what came in for claims and is not asked any more is ordered back.  Without money of the agency it
    waits.  Whose account is not known: of the ``enterprise`` or of the ``provider``; then that waits too.
    """
    missing = []
    for seen in wallet_selectors.claims(found.pk):
        if not seen.over:
            continue
        whose, payee = _debtor(seen)
        try:
            cents = wallet.repay_claim(seen.claim, payee=payee, key=f"{found.version}", actor=actor)
        except OverdraftError:
            continue
        except PayeeError:
            missing.append(whose)
            continue
        note(found, "repaid", actor=actor, detail={"claim": seen.claim, "cents": cents, "to": whose})
        tell_debtor(found, seen.debtor, "claim_given_back", amount=cents)
    return tuple(missing)


def _known(found: Application, seen: ClaimSeen) -> int:
    """What a claim asked when the application was told last; of one that was withdrawn by a ruling nothing."""
    rows = found.events.filter(event__in=("claim_lowered", "uphold"), detail__claim=seen.claim)
    last = rows.order_by("-seq").values_list("detail", flat=True).first()
    return seen.own + seen.subsidy if last is None else int(last.get("asked", 0))


def _debtor(seen: ClaimSeen) -> tuple[str, Payee | None]:
    """Who owed it, and its account as it told it."""
    whose, _, number = seen.debtor.partition(":")
    told = enterprises.payee(number) if whose == "enterprise" else providers.payee(number)
    return whose, Payee(*told) if told is not None and told[0] else None
