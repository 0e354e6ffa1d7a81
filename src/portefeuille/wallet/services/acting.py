"""What every service does around its work: one transaction, once for a key, told in the audit log with the ledger's head."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from portefeuille.numbers import read
from portefeuille.platform import audit
from portefeuille.platform.canonical import GENESIS, Plain
from portefeuille.platform.models import Actor
from portefeuille.platform.once import Answer, ReplayedError, once
from portefeuille.wallet.errors import PayeeError, StateError, UnknownError
from portefeuille.wallet.models import Batch, Claim, Payment, Project, Seal

LONGEST_NAME = 70


def act(
    actor: Actor,
    action: str,
    subject: str,
    work: Callable[[], Mapping[str, Plain]],
    *,
    key: str = "",
    content: Mapping[str, Plain] | None = None,
) -> Answer:
    """Do the work in one transaction, once; the answer of the first time when it is asked again.

    Without a ``key`` the action happens once to its subject: who asks it otherwise comes too late.

    :raises portefeuille.platform.once.ReplayedError: when the key was used with another content.
    :raises StateError: without a key, when the action happened to its subject with another content.
    """
    asked = dict(content or {})

    def audited() -> Mapping[str, Plain]:
        answer = work()
        last = Seal.objects.order_by("-entry_id").values_list("entry_id", "hash").first() or (0, GENESIS)
        told: dict[str, Plain] = {"asked": asked, "answer": answer}
        audit.write(
            actor, f"wallet.{action}", subject, {**told, "ledger": {"number": last[0], "hash": last[1]}}
        )
        return answer

    try:
        return once(f"wallet.{action}/{subject}/{key}", asked, audited)
    except ReplayedError as replayed:
        if key:
            raise
        raise StateError(f"{subject}: {action} happened already, otherwise than asked now") from replayed


def project_of(number: str) -> Project:
    """:raises UnknownError: when the wallet knows no such project."""
    found = Project.objects.filter(pk=number).first()
    if found is None:
        raise UnknownError(f"there is no project {number!r}")
    return found


def payment_of(number: str) -> Payment:
    """:raises UnknownError: when there is no such payment."""
    found = Payment.objects.select_related("project", "line").filter(pk=number).first()
    if found is None:
        raise UnknownError(f"there is no payment {number!r}")
    return found


def batch_of(number: str) -> Batch:
    """:raises UnknownError: when there is no such batch."""
    found = Batch.objects.filter(pk=number).first()
    if found is None:
        raise UnknownError(f"there is no batch {number!r}")
    return found


def claim_of(number: str) -> Claim:
    """:raises UnknownError: when there is no such claim."""
    found = Claim.objects.select_related("project").filter(pk=number).first()
    if found is None:
        raise UnknownError(f"there is no claim {number!r}")
    return found


def account_of(iban: str, name: str) -> tuple[str, str]:
    """The IBAN without spaces and the name of a payee, cut to what a bank takes.

    :raises PayeeError: when the IBAN is none, or nobody is named.
    """
    number = read(iban, "iban")
    if not number.valid or number.canonical is None:
        raise PayeeError(f"{iban!r} is no IBAN")
    if not name.strip():
        raise PayeeError("a payment needs the name of who receives it")
    return number.canonical, " ".join(name.split())[:LONGEST_NAME]
