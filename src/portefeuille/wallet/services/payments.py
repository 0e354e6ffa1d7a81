"""Payments: ordered by the enterprise, or following from what happened; cancelled as long as they have not left."""

from __future__ import annotations

from portefeuille import clock
from portefeuille.banking.payments.characters import plain
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor, opaque
from portefeuille.wallet.chart import code
from portefeuille.wallet.errors import OverdraftError, StateError, WalletError
from portefeuille.wallet.ledger import Draft, Leg, credit, debit
from portefeuille.wallet.models import BankLine, Payment, Project
from portefeuille.wallet.records import Payee
from portefeuille.wallet.selectors import balances, money, paid
from portefeuille.wallet.services.acting import account_of, act, payment_of, project_of
from portefeuille.wallet.services.lowering import lower_claims
from portefeuille.wallet.services.posting import post
from portefeuille.wallet.split import Parts, split

NOTHING = Parts(0, 0)


def top_up(project: str, *, actor: Actor) -> None:
    """Put the subsidy beside the own share, out of the agency's money.

    :raises StateError: when the own share is not complete, or the project has ended.
    :raises OverdraftError: when the agency has not enough money in the wallet.
    """

    def work() -> dict[str, Plain]:
        found = open_project(project)
        if balances([code("own", project)])[code("own", project)] != found.own_share:
            raise StateError(f"project {project}: the own share is not complete")
        legs = (debit("agency", found.subsidy), credit(code("subsidy", project), found.subsidy))
        post(Draft(f"top_up/{project}", "top_up", clock.today(), f"project:{project}", legs), actor)
        return {"cents": found.subsidy}

    act(actor, "top_up", f"project:{project}", work)


def order_payment(
    project: str,
    *,
    cents: int,
    payee: Payee,
    structured: str = "",
    free: str = "",
    key: str,
    actor: Actor,
) -> str:
    """Order payment of an invoice to the provider, wholly or in part; the payment's number.

    Own share and subsidy are taken pro rata; all payments together close to the cent.

    :raises StateError: before both shares stand in the wallet, or when the project has ended.
    :raises OverdraftError: for more than what is left.
    """
    iban, name = account_of(payee.iban, payee.name)

    def work() -> dict[str, Plain]:
        found = open_project(project)
        there = money(project)
        if there is None or not there.funded:
            raise StateError(f"project {project}: own share and subsidy are not both in the wallet")
        if not 0 < cents <= there.left:
            raise OverdraftError(f"project {project}: {cents} cents ordered, {there.left} left")
        parts = split(cents, Parts(found.own_share, found.subsidy), paid(project))
        made = new_payment(
            "provider", cents, iban, name, project=found, parts=parts, structured=structured, free=free
        )
        legs = (
            debit(code("own", project), parts.own), debit(code("subsidy", project), parts.subsidy),
            credit("ordered", cents),
        )  # fmt: skip
        post(Draft(f"order/{made.pk}", "order", clock.today(), f"project:{project}", legs), actor)
        return {"payment": made.pk, "own": parts.own, "subsidy": parts.subsidy}

    content: dict[str, Plain] = {
        "cents": cents, "iban": iban, "name": name, "structured": structured, "free": free
    }  # fmt: skip
    return str(act(actor, "order", f"project:{project}", work, key=key, content=content)["payment"])


def cancel_payment(payment: str, *, reason: str, actor: Actor) -> None:
    """Take back an order that is in no batch yet: the money goes back where it came from.

    A refund is not cancelled: what it pays belongs to the enterprise, and the project has ended.

    :raises StateError: when it is in a batch, has left, or is no order of an enterprise.
    """

    def work() -> dict[str, Plain]:
        found = payment_of(payment)
        if found.state != Payment.State.ORDERED or found.purpose not in {"provider", "agency"}:
            raise StateError(f"payment {payment} ({found.purpose}) is {found.state}")
        legs = (debit("ordered", found.amount), *origin(found))
        post(Draft(f"cancel/{payment}", "cancel", clock.today(), about(found), legs), actor)
        Payment.objects.filter(pk=payment).update(state=Payment.State.CANCELLED, back_on=clock.today())
        if found.project_id:
            lower_claims(found.project_id, payment, actor)
        return {}

    act(actor, "cancel", f"payment:{payment}", work, content={"reason": reason})


def pay_agency(cents: int, *, payee: Payee, key: str, actor: Actor) -> str:
    """Order payment of the agency's own money back to the agency; the payment's number.

    :raises OverdraftError: for more than what is there.
    """
    iban, name = account_of(payee.iban, payee.name)

    def work() -> dict[str, Plain]:
        if cents <= 0:
            raise WalletError(f"a payment of {cents} cents")
        made = new_payment("agency", cents, iban, name)
        legs = (debit("agency", cents), credit("ordered", cents))
        post(Draft(f"order/{made.pk}", "order", clock.today(), "agency", legs), actor)
        return {"payment": made.pk}

    content: dict[str, Plain] = {"cents": cents, "iban": iban, "name": name}
    return str(act(actor, "pay_agency", "agency", work, key=key, content=content)["payment"])


def new_payment(
    purpose: str,
    cents: int,
    iban: str,
    name: str,
    *,
    project: Project | None = None,
    line: BankLine | None = None,
    parts: Parts = NOTHING,
    structured: str = "",
    free: str = "",
) -> Payment:
    """Part of a service: the row of a payment that is ordered now."""
    made = unsaved(
        purpose, cents, iban, name, project=project, line=line, parts=parts, structured=structured, free=free
    )
    made.save(force_insert=True)
    return made


def unsaved(
    purpose: str,
    cents: int,
    iban: str,
    name: str,
    *,
    project: Project | None = None,
    line: BankLine | None = None,
    parts: Parts = NOTHING,
    structured: str = "",
    free: str = "",
) -> Payment:
    """The same, for who keeps many at once."""
    try:
        told, words = plain(name), plain(free)
    except ValueError as strange:
        raise WalletError(f"a payment cannot hold {strange}") from None
    if structured and words:
        raise WalletError("a payment has a structured communication or words, not both")
    return Payment(
        pk=opaque(), purpose=purpose, project=project, line=line, own=parts.own, subsidy=parts.subsidy,
        amount=cents, iban=iban, name=told, structured=structured, free=words, ordered_on=clock.today(),
    )  # fmt: skip


def origin(payment: Payment) -> tuple[Leg, ...]:
    """The legs that bring the money of a payment back where it came from."""
    if payment.purpose == Payment.Purpose.AGENCY:
        return (credit("agency", payment.amount),)
    if payment.purpose == Payment.Purpose.RETURN:
        return (credit("unmatched", payment.amount),)
    project = payment.project_id or ""
    return (credit(code("own", project), payment.own), credit(code("subsidy", project), payment.subsidy))


def about(payment: Payment) -> str:
    """The subject of the entries of a payment."""
    if payment.project_id:
        return f"project:{payment.project_id}"
    return f"line:{payment.line_id}" if payment.line_id else "agency"


def open_project(number: str) -> Project:
    """:raises StateError: when the project has ended."""
    found = project_of(number)
    if found.closed:
        raise StateError(f"project {number} is {found.closed}")
    return found
