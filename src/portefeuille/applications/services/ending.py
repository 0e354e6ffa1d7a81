"""How an application ends: withdrawn, stopped, refused by the provider.  What the clock ends is in ``portefeuille.applications.tasks``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.db import transaction

from portefeuille import clock
from portefeuille.applications import conf
from portefeuille.applications.errors import AccountMissingError, ChangedError, ReasonError
from portefeuille.applications.models import Application, Order
from portefeuille.applications.services.moving import check, locked, move
from portefeuille.applications.services.paying import back, waiting_orders
from portefeuille.applications.states import S
from portefeuille.applications.telling import tell
from portefeuille.enterprises import selectors as enterprises
from portefeuille.law import Law
from portefeuille.platform.models import Actor
from portefeuille.rules.steps.stopping import Project, Reason, Returns, Stopped, stopped
from portefeuille.wallet import selectors as wallet_selectors
from portefeuille.wallet import services as wallet
from portefeuille.wallet.records import Payee
from portefeuille.wallet.services import Terms

Why = Literal["provider_cancels", "enterprise_does_not_follow", "other"]


@dataclass(frozen=True, slots=True)
class Preview:
    """What stopping gives, today and on 1 January: amounts in cents, None where no source tells.

    ``taken``: cents of payment orders that are taken back; ``waiting``: of those that wait and go on all the same;
    ``leaving``: of those that are in a batch for the bank or on their way.
    """

    now: Stopped
    next_year: Stopped
    next_year_on: date
    taken: int = 0
    waiting: int = 0
    leaving: int = 0

    @property
    def frees_now(self) -> bool:
        """Does waiting until next year cost room in the ceiling?"""
        return bool(self.now.ceiling_back) and not self.next_year.ceiling_back


def stop_preview(application: str, *, enterprise: str, reason: Why = "other") -> Preview:
    """What stopping would give back, now and next year; nothing is changed.

    :raises NotFoundError: when it is not an application of this enterprise.
    """
    from portefeuille.applications.selectors import one

    found = one(enterprise, application)
    today = clock.today()
    later = date(today.year + 1, 1, 1)
    waits = waiting_orders(found)
    back = waits if found.state == S.PAID else []
    cents = sum(each.cents for each in waits)
    going = sum(found.orders.filter(live=True, paid_on=None).values_list("cents", flat=True)) - cents
    return Preview(
        _given(found, today, reason, back), _given(found, later, reason, back), later,
        taken=cents if back else 0, waiting=0 if back else cents, leaving=going,
    )  # fmt: skip


def withdraw(application: str, *, enterprise: str, actor: Actor) -> None:
    """Take an application back before its own share was deposited."""
    with transaction.atomic():
        found = locked(application, enterprise=enterprise)
        if found.state == S.WITHDRAWN:
            return
        check(found, "withdraw", actor)
        if found.state == S.IN_REVIEW:
            found.reviews.filter(outcome="").update(outcome="withdrawn", decided_on=clock.today())
        elif wallet_selectors.deposited(found.pk):
            wallet.stop(found.pk, on=clock.today(), room_back=True, payee=payee(found), actor=actor)
        else:
            wallet.withdraw(found.pk, on=clock.today(), actor=actor)
        move(found, "withdraw", S.WITHDRAWN, actor=actor, aid=0)
        tell(found, "withdrawn")


def stop(
    application: str,
    *,
    enterprise: str,
    reason: Why,
    words: str = "",
    taken: int | None = None,
    actor: Actor,
) -> str:
    """Stop a project that was deposited.  What is left goes back; of one that was ordered wholly, first what can be taken back
    is; when nothing can, the provider must pay back.  The state.

    ``taken``: cents that the preview said would be taken back.

    :raises AccountMissingError: when own share goes back and the enterprise told no account.
    :raises ChangedError: when it is another amount by now, because a batch was made or taken apart meanwhile.
    """
    with transaction.atomic():
        found = locked(application, enterprise=enterprise)
        if found.state in (S.STOPPED, S.REFUND_DUE):
            return found.state
        if found.state == S.PAID:
            check(found, "stop_paid", actor)
            orders = waiting_orders(found)
            if taken is not None and taken != sum(each.cents for each in orders):
                raise ChangedError(application)
            for each in orders:
                wallet.cancel_payment(each.pk, reason="stopped", actor=actor)
                back(found, each, "cancel_order", "", actor)
            if not orders:
                return _stop_paid(found, reason, words, actor)
        check(found, "stop", actor)
        given = _given(found, clock.today(), reason)
        wallet.stop(
            found.pk, on=clock.today(), room_back=bool(given.ceiling_back), payee=payee(found), actor=actor
        )
        used = wallet_selectors.paid(found.pk).subsidy
        detail = {"reason": reason, "words": words, "own": given.own_back, "subsidy": given.subsidy_back,
                  "ceiling": given.ceiling_back}  # fmt: skip
        move(found, "stop", S.STOPPED, actor=actor, detail=detail, aid=used)
        tell(found, "stopped", amount=given.own_back, reason=words)
        return found.state


def provider_refuse(application: str, *, provider: str, reason: str, actor: Actor) -> None:
    """The provider refuses: everything goes back.  The refused application does not use the enterprise's year."""
    if not reason.strip():
        raise ReasonError("provider_refuse")
    with transaction.atomic():
        found = locked(application, provider=provider)
        if found.state == S.REFUSED_BY_PROVIDER:
            return
        check(found, "provider_refuse", actor)
        needs = wallet_selectors.deposited(found.pk) > 0
        wallet.refuse(found.pk, on=clock.today(), payee=payee(found) if needs else None, actor=actor)
        move(
            found,
            "provider_refuse",
            S.REFUSED_BY_PROVIDER,
            actor=actor,
            detail={"reason": reason.strip()},
            aid=0,
        )
        tell(found, "refused_by_provider", reason=reason.strip())


def payee(found: Application) -> Payee:
    """Where own share goes back to.

    :raises AccountMissingError: when the enterprise told no account.
    """
    told = enterprises.payee(found.enterprise)
    if told is None or not told[0]:
        raise AccountMissingError("enterprise")
    return Payee(*told)


def _stop_paid(found: Application, reason: Why, words: str, actor: Actor) -> str:
    """Fully paid: the provider pays back (R-5.15: it runs through the provider), the own share then goes to the enterprise."""
    used = wallet_selectors.paid(found.pk)
    until = clock.today() + timedelta(days=conf.days("refund"))
    frees = Law.on(clock.today()).value("stop.returns_to_ceiling") == "always"
    ended = wallet.stop(
        found.pk,
        on=clock.today(),
        room_back=frees,
        claim=Terms(f"provider:{found.provider}", used.own, used.subsidy, words or reason, until),
        actor=actor,
    )
    detail = {"reason": reason, "words": words, "claim": ended.claim, "last_day": until.isoformat()}
    move(found, "stop_paid", S.REFUND_DUE, actor=actor, detail=detail, claim=ended.claim)
    tell(found, "stopped", amount=used.own, last_day=until.isoformat(), reason=words)
    return found.state


def _given(found: Application, on: date, reason: Reason, back: Sequence[Order] = ()) -> Stopped:
    """What stopping on a day gives, once these orders are taken back."""
    own, subsidy = sum(each.own for each in back), sum(each.subsidy for each in back)
    money = wallet_selectors.money(found.pk)
    law = Law.on(on)
    returns: Returns = law.value("stop.returns_to_ceiling")  # type: ignore[assignment]  # the law checks its choices
    assert found.applied_on is not None and found.own_share is not None and found.subsidy is not None
    if money is None:
        project = Project(found.applied_on, found.own_share, found.subsidy)
    else:
        project = Project(
            found.applied_on, money.own_share, money.subsidy, money.own_there + money.own_paid,
            money.subsidy_there + money.subsidy_paid, money.own_paid - own, money.subsidy_paid - subsidy,
        )  # fmt: skip
    return stopped(project, on, returns=returns, reason=reason)
