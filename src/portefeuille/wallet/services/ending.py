"""How a project ends: stopped, refused, withdrawn, lapsed or expired.  What is left of each share goes back to whose it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from portefeuille import clock
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.wallet.chart import code
from portefeuille.wallet.errors import NotCoveredError, PayeeError, StateError
from portefeuille.wallet.ledger import Draft, credit, debit
from portefeuille.wallet.models import LIVE, Payment, Project, Request
from portefeuille.wallet.records import Payee, Stopped
from portefeuille.wallet.selectors import balances, covered_until, deposited, paid
from portefeuille.wallet.services.acting import account_of, act, project_of
from portefeuille.wallet.services.payments import new_payment, open_project
from portefeuille.wallet.services.posting import post
from portefeuille.wallet.services.recovery import Terms, open_claim
from portefeuille.wallet.services.repaying import over_of
from portefeuille.wallet.services.room import give_back
from portefeuille.wallet.split import Parts


def stop(
    project: str,
    *,
    on: date,
    room_back: bool,
    payee: Payee | None = None,
    claim: Terms | None = None,
    actor: Actor,
) -> Stopped:
    """The enterprise stops the project.

    Nothing paid: the whole own share goes back to it.  Partly paid: what is left of the own share.  Fully paid, the
    provider cancels or the enterprise does not follow: nothing is left here, and ``claim`` says what the provider or
    the enterprise must pay back.  The subsidy that was not used goes back to the agency and to the budget; the ceiling
    gets it back when the caller, who knows the law, says so (``room_back``).

    :raises StateError: when it has ended already, or a claim is made while part of the money is still here.
    :raises PayeeError: when own share goes back and no account to send it to is given.
    """

    def work() -> dict[str, Plain]:
        found = open_project(project)
        answer = _end(found, Project.Closed.STOPPED, on, room_back, payee, actor)
        made = ""
        if claim is not None:
            if answer["own"] or answer["subsidy"]:
                raise StateError(f"project {project} is not fully paid: stop it without a claim")
            made = open_claim(found, claim, actor)
        return {**answer, "claim": made}

    return _stopped(
        act(actor, "stop", f"project:{project}", work, content=_asked(on, room_back, payee, claim))
    )


def refuse(project: str, *, on: date, payee: Payee | None = None, actor: Actor) -> Stopped:
    """The provider refuses the application, before the first payment: everything goes back, the room too.

    :raises StateError: after a first payment.
    """

    def work() -> dict[str, Plain]:
        found = open_project(project)
        if found.payments.filter(purpose="provider", state__in=LIVE).exists():
            raise StateError(f"project {project}: the provider was paid already")
        return {**_end(found, Project.Closed.REFUSED, on, True, payee, actor), "claim": ""}

    return _stopped(act(actor, "refuse", f"project:{project}", work, content=_asked(on, True, payee, None)))


def withdraw(project: str, *, on: date, actor: Actor) -> Stopped:
    """The enterprise withdraws an application for which nothing was deposited: the room is free again.

    :raises StateError: when something was deposited.
    """

    def work() -> dict[str, Plain]:
        found = open_project(project)
        if deposited(project):
            raise StateError(f"project {project}: something was deposited, so it is stopped")
        return {**_end(found, Project.Closed.WITHDRAWN, on, True, None, actor), "claim": ""}

    return _stopped(act(actor, "withdraw", f"project:{project}", work, content=_asked(on, True, None, None)))


def lapse(project: str, *, payee: Payee | None = None, actor: Actor) -> Stopped:
    """The own share was not deposited in time: the room is free again, a part that was deposited goes back.

    :raises NotCoveredError: as long as no closed statement covers the last day.
    :raises StateError: when the own share is complete, or was never asked for.
    """

    def work() -> dict[str, Plain]:
        found = open_project(project)
        request = Request.objects.filter(kind="deposit", owner=project).first()
        if request is None or deposited(project) >= found.own_share:
            raise StateError(f"project {project}: the own share is complete, or was never asked for")
        until = covered_until()
        if until is None or until < request.last_day or clock.today() <= request.last_day:
            told = f"up to {until}" if until else "at all"
            raise NotCoveredError(
                f"project {project}: the last day is {request.last_day}; no statement covers it (statements {told})"
            )
        return {**_end(found, Project.Closed.LAPSED, clock.today(), True, payee, actor), "claim": ""}

    return _stopped(act(actor, "lapse", f"project:{project}", work))


def expire(
    project: str, *, last_day: date, payee: Payee | None = None, room_back: bool = False, actor: Actor
) -> Stopped:
    """The last day to pay has passed: what is left goes back; the ceiling gets nothing back unless the law says so.

    :raises StateError: on that day or before.
    """

    def work() -> dict[str, Plain]:
        found = open_project(project)
        if clock.today() <= last_day:
            raise StateError(f"project {project}: {last_day} has not passed")
        return {**_end(found, Project.Closed.EXPIRED, clock.today(), room_back, payee, actor), "claim": ""}

    return _stopped(
        act(actor, "expire", f"project:{project}", work, content=_asked(last_day, room_back, payee, None))
    )


def sweep(project: str, *, payee: Payee | None = None, key: str, actor: Actor) -> Stopped:
    """What came back to a project after its end (a payment that was returned, a claim that was paid) goes on to whose it is;
    the subsidy of it is free again in the budget, not in the ceiling.  Own share that a debtor gets back stays for that.

    :raises StateError: when the project goes on and is not fully paid, or nothing is there.
    """

    def work() -> dict[str, Plain]:
        found = project_of(project)
        there = _there(found)
        over = bool(found.closed) or sum(paid(project)) == found.amount
        if not over or not sum(there):
            raise StateError(f"project {project}: it goes on, or nothing came back")
        name = f"sweep/{project}/{key}"
        answer = _send_back(found, name, "sweep", there, payee, actor)
        give_back(found, f"{name}/room", there.subsidy, False, actor)
        return {**answer, "room": 0, "claim": ""}

    return _stopped(
        act(actor, "sweep", f"project:{project}", work, key=key, content=_asked(None, False, payee, None))
    )


def _end(
    project: Project, how: Project.Closed, on: date, room: bool, payee: Payee | None, actor: Actor
) -> dict[str, Plain]:
    there = _there(project)
    unused = project.subsidy - paid(project.pk).subsidy
    answer = _send_back(project, f"{how.value}/{project.pk}", how.value, there, payee, actor)
    back = give_back(project, f"{how.value}/{project.pk}/room", unused, room, actor)
    project.closed, project.closed_on = how, on
    project.save(update_fields=["closed", "closed_on"])
    return {**answer, "room": back}


def _there(project: Project) -> Parts:
    """What goes on to whose it is: not the own share that a debtor gets back."""
    own, subsidy = balances([code("own", project.pk), code("subsidy", project.pk)]).values()
    waits = sum(over_of(one).own for one in project.claims.all())
    return Parts(max(own - waits, 0), subsidy)


def _send_back(
    project: Project, key: str, kind: str, there: Parts, payee: Payee | None, actor: Actor
) -> dict[str, Plain]:
    """One entry: the own share becomes a payment to the enterprise, the subsidy is the agency's again."""
    refund = ""
    if there.own:
        if payee is None:
            raise PayeeError(
                f"project {project.pk}: {there.own} cents of own share go back; to which account?"
            )
        iban, name = account_of(payee.iban, payee.name)
        made = new_payment(
            Payment.Purpose.REFUND, there.own, iban, name, project=project, parts=Parts(there.own, 0),
            free="Terugbetaling eigen aandeel",
        )  # fmt: skip
        refund = made.pk
    if sum(there):
        legs = (
            debit(code("own", project.pk), there.own), credit("ordered", there.own),
            debit(code("subsidy", project.pk), there.subsidy), credit("agency", there.subsidy),
        )  # fmt: skip
        note: dict[str, Plain] = {"payment": refund} if refund else {}
        post(Draft(key, kind, clock.today(), f"project:{project.pk}", legs, note), actor)
    return {"own": there.own, "subsidy": there.subsidy, "refund": refund}


def _asked(on: date | None, room: bool, payee: Payee | None, claim: Terms | None) -> dict[str, Plain]:
    return {
        "on": on.isoformat() if on else None,
        "room": room,
        "payee": [payee.iban, payee.name] if payee else None,
        "claim": claim.plain() if claim else None,
    }


def _stopped(answer: dict[str, Any]) -> Stopped:
    return Stopped(**answer)
