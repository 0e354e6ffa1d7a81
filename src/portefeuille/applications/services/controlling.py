"""Control and recovery: an inspector looks, payments are frozen meanwhile; what was wrongly paid is claimed; who disagrees objects."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from portefeuille import clock
from portefeuille.applications import conf
from portefeuille.applications.errors import ReasonError, StateError
from portefeuille.applications.models import Application
from portefeuille.applications.services.ending import payee
from portefeuille.applications.services.moving import check, locked, move
from portefeuille.applications.services.repaying import aid_of, give_back
from portefeuille.applications.services.reviewing import close_review
from portefeuille.applications.services.submitting import ask_review
from portefeuille.applications.states import S
from portefeuille.applications.telling import tell
from portefeuille.platform.canonical import Plain
from portefeuille.platform.files import services as files
from portefeuille.platform.models import Actor
from portefeuille.wallet import selectors as wallet_selectors
from portefeuille.wallet import services as wallet
from portefeuille.wallet.records import Money, Stopped
from portefeuille.wallet.services import Terms


def open_control(application: str, *, reason: str, actor: Actor) -> None:
    """Look at an application more closely; until it is done nothing can be ordered, stopped or lost."""
    with transaction.atomic():
        found = locked(application)
        if found.state == S.UNDER_CONTROL:
            return
        check(found, "open_control", actor)
        told = _reason(reason, "open_control")
        move(found, "open_control", S.UNDER_CONTROL, actor=actor, detail={"reason": told}, held=found.state)
        _keep_evidence(found, actor)
        tell(found, "control_opened", reason=told)


def close_control(application: str, *, reason: str, actor: Actor) -> str:
    """In order: the application goes on where it was.  That state."""
    with transaction.atomic():
        found = locked(application)
        check(found, "close_control", actor)
        told = _reason(reason, "close_control")
        move(found, "close_control", S(found.held), actor=actor, detail={"reason": told}, held="")
        tell(found, "control_closed", reason=told)
        return found.state


def claim(application: str, *, subsidy: int, reason: str, key: str, actor: Actor) -> str:
    """Subsidy was wrongly paid: the enterprise must pay ``subsidy`` cents back.  What was not paid yet goes back first.

    :raises portefeuille.wallet.errors.WalletError: for more than what was paid.
    """
    with transaction.atomic():
        found = locked(application)
        check(found, "claim", actor)
        told = _reason(reason, "claim")
        until = clock.today() + timedelta(days=conf.days("recovery"))
        money = wallet_selectors.money(found.pk)
        if money is not None and not money.closed:
            _stop(found, money, actor)
        terms = Terms(f"enterprise:{found.enterprise}", 0, subsidy, told, until)
        number = wallet.claim(found.pk, terms=terms, key=key, actor=actor)
        detail: dict[str, Plain] = {
            "reason": told,
            "claim": number,
            "cents": subsidy,
            "last_day": until.isoformat(),
        }
        move(
            found,
            "claim",
            S.IN_RECOVERY,
            actor=actor,
            detail=detail,
            claim=number,
            held="",
            aid=aid_of(found),
        )
        seen = next(one for one in wallet_selectors.claims(found.pk) if one.claim == number)
        tell(
            found, "claim_made", amount=subsidy, last_day=until.isoformat(), reason=told, iban=settings.WALLET.iban,
            communication=seen.communication,
        )  # fmt: skip
        return number


def end_after_control(application: str, *, reason: str, actor: Actor) -> str:
    """A breach, and nothing was paid yet: there is no subsidy.  The own share goes back; the year does not get its room back, as
    with a claim.  The state.

    :raises StateError: when something was paid (that is claimed), or it had ended already.
    """
    with transaction.atomic():
        found = locked(application)
        check(found, "control_ends", actor)
        told = _reason(reason, "control_ends")
        money = wallet_selectors.money(found.pk)
        if money is None or not _unpaid(money):
            raise StateError("control_ends", found.state)
        ended = _stop(found, money, actor)
        detail: dict[str, Plain] = {"reason": told, "own": ended.own, "subsidy": ended.subsidy}
        move(found, "control_ends", S.STOPPED, actor=actor, detail=detail, held="", aid=aid_of(found))
        tell(found, "control_ended", reason=told, amount=ended.own)
        return found.state


def may_end(found: Application) -> bool:
    """Whether a control can end an application without a claim: nothing was paid or ordered, and it goes on still."""
    money = wallet_selectors.money(found.pk)
    return found.state == S.UNDER_CONTROL and money is not None and _unpaid(money)


def _unpaid(money: Money) -> bool:
    return not money.closed and not money.own_paid + money.subsidy_paid


def _stop(found: Application, money: Money, actor: Actor) -> Stopped:
    """What is left of each share goes back; the year does not get its room back."""
    account = payee(found) if money.own_there else None
    return wallet.stop(found.pk, on=clock.today(), room_back=False, payee=account, actor=actor)


def objection(application: str, *, enterprise: str, words: str, actor: Actor) -> None:
    """The enterprise disagrees with a recovery: nobody presses until an official has decided."""
    with transaction.atomic():
        found = locked(application, enterprise=enterprise)
        if found.state == S.IN_OBJECTION:
            return
        check(found, "object", actor)
        told = _reason(words, "object")
        ask_review(found, "objection", "object", actor, told)
        _keep_evidence(found, actor)
        wallet.suspend_claim(found.claim, reason=told, key=f"objection/{found.version}", actor=actor)


def decide_objection(application: str, *, upheld: bool, ruling: str, actor: Actor) -> str:
    """Decide an objection: upheld, nothing is owed any more, and what was paid goes back; rejected, the claim stands.  The
    state.
    """
    event = "uphold" if upheld else "reject_objection"
    with transaction.atomic():
        found = locked(application)
        check(found, event, actor)
        told = _reason(ruling, event)
        close_review(found, "granted" if upheld else "refused", told, actor)
        if upheld:
            wallet.withdraw_claim(found.claim, reason=told, actor=actor)
        else:
            wallet.resume_claim(found.claim, reason=told, key=f"rejected/{found.version}", actor=actor)
        detail: dict[str, Plain] = {"ruling": told, "claim": found.claim}
        if upheld:
            move(found, event, S.CLOSED, actor=actor, detail=detail, aid=aid_of(found))
        else:
            move(found, event, S.IN_RECOVERY, actor=actor, detail=detail)
        left = (
            0
            if upheld
            else sum(each.left for each in wallet_selectors.claims(found.pk) if each.claim == found.claim)
        )
        tell(found, "objection_decided", reason=told, amount=left or None)
        if upheld:
            give_back(found, actor)
        return found.state


def _keep_evidence(found: Application, actor: Actor) -> None:
    """Its files stay as long as those of an application of today would."""
    files.keep_longer(
        subject=f"application:{found.pk}", until=files.default_until(clock.today()), actor=actor
    )


def _reason(text: str, event: str) -> str:
    if not text.strip():
        raise ReasonError(event)
    return text.strip()
