"""What the clock does: top-ups, lapses, expiries, closings.  May run twice, late, or in two places at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from portefeuille import clock
from portefeuille.applications import bank
from portefeuille.applications.errors import AccountMissingError, NotFoundError, StateError
from portefeuille.applications.models import Application, Order
from portefeuille.applications.selectors import to_take_back, to_top_up
from portefeuille.applications.services.ending import payee
from portefeuille.applications.services.moving import locked, move, note
from portefeuille.applications.services.repaying import give_back
from portefeuille.applications.states import FUNDED, S
from portefeuille.applications.telling import tell
from portefeuille.platform import actors
from portefeuille.platform.models import Actor
from portefeuille.platform.pieces import pieces
from portefeuille.wallet import selectors as wallet_selectors
from portefeuille.wallet import services as wallet
from portefeuille.wallet.errors import NotCoveredError, WalletError
from portefeuille.wallet.errors import StateError as WalletStateError


@dataclass
class Ran:
    """How many applications were topped up, lapsed, expired, closed, swept; of how many orders were taken back after a stop, or
    money went back that came in for a claim; and what could not be done, in sentences.
    """

    topped_up: int = 0
    lapsed: int = 0
    expired: int = 0
    closed: int = 0
    swept: int = 0
    taken_back: int = 0
    repaid: int = 0
    problems: list[str] = field(default_factory=list)


def run_due() -> Ran:
    """Do everything that is due today.  What cannot be done for one application stops no other one."""
    actor, ran = actors.system(), Ran()
    ran.topped_up = _each(_payable(), lambda pk: bank.top_up(pk, actor=actor), ran)
    ran.lapsed = _each(_late(), lambda pk: lapse(pk, actor=actor), ran)
    ran.expired = _each(_over(), lambda pk: expire(pk, actor=actor), ran)
    ran.closed = _each(_paid_out(), lambda pk: close(pk, actor=actor), ran)
    ran.taken_back = _each(to_take_back(), lambda pk: bank.take_back(pk, actor=actor), ran)
    ran.swept = _each(wallet_selectors.to_sweep(), lambda pk: sweep(pk, actor=actor), ran)
    ran.repaid = _each(wallet_selectors.to_repay(), lambda pk: repay(pk, actor=actor), ran)
    return ran


def lapse(application: str, *, actor: Actor) -> bool:
    """The own share did not come in time.  False as long as no closed statement covers the last day."""
    with transaction.atomic():
        found = locked(application)
        if found.state != S.AWAITING_DEPOSIT:
            return False
        part = wallet_selectors.deposited(found.pk)
        try:
            wallet.lapse(found.pk, payee=payee(found) if part else None, actor=actor)
        except (NotCoveredError, WalletStateError):
            return False
        move(found, "lapse", S.LAPSED, actor=actor, detail={"part": part}, aid=0)
        tell(found, "lapsed", amount=part, last_day=found.deposit_by.isoformat() if found.deposit_by else "")
        return True


def expire(application: str, *, actor: Actor) -> bool:
    """The last day to pay has passed: the rest goes back, the ceiling of that year does not."""
    with transaction.atomic():
        found = locked(application)
        if (
            found.state not in (S.DEPOSITED, *FUNDED)
            or found.finish_by is None
            or clock.today() <= found.finish_by
        ):
            return False
        back = wallet.expire(found.pk, last_day=found.finish_by, payee=payee(found), actor=actor)
        used = wallet_selectors.paid(found.pk).subsidy
        move(
            found,
            "expire",
            S.EXPIRED,
            actor=actor,
            detail={"own": back.own, "subsidy": back.subsidy},
            aid=used,
        )
        tell(found, "expired", amount=back.own, last_day=found.finish_by.isoformat())
        return True


def close(application: str, *, actor: Actor) -> bool:
    """Every order was paid out and the project has ended."""
    with transaction.atomic():
        found = locked(application)
        if found.state != S.PAID or found.orders.filter(live=True, paid_on=None).exists():
            return False
        move(found, "close", S.CLOSED, actor=actor)
        tell(found, "closed")
        return True


def sweep(application: str, *, actor: Actor) -> bool:
    """What came back to an application that ended goes on to whose it is."""
    with transaction.atomic():
        found = locked(application)
        if found.state in (S.PAID, S.UNDER_CONTROL):
            return False
        try:
            gone = wallet.sweep(found.pk, payee=payee(found), key=f"{found.version}", actor=actor)
        except WalletStateError:
            return False
        note(found, "swept", actor=actor, detail={"own": gone.own, "subsidy": gone.subsidy})
        return True


def repay(application: str, *, actor: Actor) -> bool:
    """What came in for a claim and is not asked any more goes back.  False as long as the agency has not enough money.

    :raises AccountMissingError: when nobody knows to which account.
    """
    with transaction.atomic():
        found = locked(application)
        before = found.version
        missing = give_back(found, actor)
        done = found.version > before
    if missing and not done:
        raise AccountMissingError(missing[0])
    return done


def _payable() -> Iterator[str]:
    """Whose subsidy the agency has money for, the first application first."""
    left = wallet_selectors.balance("agency")
    for some in pieces(to_top_up().only("applied_on", "subsidy"), by="applied_on"):
        for one in some:
            if one.subsidy is not None and one.subsidy <= left:
                left -= one.subsidy
                yield one.pk


def _late() -> Iterator[str]:
    """Not deposited on a last day that a closed statement covers."""
    covered = wallet_selectors.covered_until()
    if covered is not None:
        yield from _in(
            Q(state=S.AWAITING_DEPOSIT, deposit_by__lt=clock.today(), deposit_by__lte=covered), "deposit_by"
        )


def _over() -> Iterator[str]:
    """Not finished on the last day."""
    for state in (S.DEPOSITED, *FUNDED):
        yield from _in(Q(state=state, finish_by__lt=clock.today()), "finish_by")


def _paid_out() -> Iterator[str]:
    """The project has ended, and no order waits for the bank."""
    waiting = Order.objects.filter(application=OuterRef("pk"), live=True, paid_on=None)
    ended = Q(end=None) | Q(end__lt=clock.today())
    return _in(Q(ended & ~Exists(waiting), state=S.PAID), "pk")


def _in(which: Q, by: str) -> Iterator[str]:
    for some in pieces(Application.objects.filter(which).only(by), by=by):
        yield from (one.pk for one in some)


def _each(found: Iterable[str], work: Callable[[str], bool], ran: Ran) -> int:
    done = 0
    for each in found:
        try:
            done += work(each)
        except (AccountMissingError, NotFoundError, StateError, WalletError) as error:
            ran.problems.append(f"application {each}: {error}")
    return done
