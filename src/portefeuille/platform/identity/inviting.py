"""Mandates between people: somebody is invited and accepts, or asks and is answered.  All in one transaction each."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from portefeuille import clock
from portefeuille.platform import audit, gate, limits
from portefeuille.platform.identity import policies
from portefeuille.platform.identity.acting import Acting
from portefeuille.platform.identity.errors import MandateError, NoAddressError, NotAllowedError
from portefeuille.platform.identity.models import AccessRequest, Invitation, Mandate, Person
from portefeuille.platform.identity.roles import GIVES, Kind, Origin, Role
from portefeuille.platform.identity.selectors import valid
from portefeuille.platform.identity.services import checked, grant, revoke

WAITING = timedelta(days=14)
"""How long an invitation can be accepted."""
RANDOM_BYTES = 24
MOST = 20
"""Invitations of one enterprise that may be open at a time."""


def token_hash(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(*, by: Acting, email: str, role: str, until: date | None = None) -> str:
    """Ask somebody by mail to act for the enterprise that ``by`` acts for.  The token for the link in the mail.

    :raises NotAllowedError: when he may not give this role.
    :raises NoAddressError: when this is no e-mail address.
    :raises MandateError: for a last day that is over, or when too many invitations are open.
    :raises TooOftenError: when his enterprise, he himself, or his enterprise for this address did so too often (limits.py).
    """
    address = email.strip()
    if not policies.may_give(by, by.enterprise, role):
        raise NotAllowedError(role)
    try:
        validate_email(address)
    except ValidationError:
        raise NoAddressError("this is no e-mail address") from None
    if until is not None and until < clock.today():
        raise MandateError("the last day is over")
    gate.enter()
    now = clock.now()
    waiting = Invitation.objects.filter(number=by.enterprise, mandate=None, withdrawn=None, expires__gt=now)
    if waiting.count() >= MOST:
        raise MandateError(f"{MOST} invitations are open")
    limits.count("invitations", by.enterprise)
    limits.count("inviter", by.person)
    limits.count("invited", f"{by.enterprise} {address.lower()}")
    token = secrets.token_urlsafe(RANDOM_BYTES)
    made = Invitation.objects.create(
        token=token_hash(token), number=by.enterprise, role=role, until=until, email=address,
        created=now, created_by=by.actor, expires=now + WAITING,
    )  # fmt: skip
    detail = {"number": by.enterprise, "role": role, "until": until.isoformat() if until else None}
    audit.write(by.actor, "identity.invited", f"invitation:{made.pk}", detail)
    return token


@transaction.atomic
def accept(*, token: str, person: str) -> Mandate:
    """The invited person, who is logged in, says yes.  The same link a second time by him: the same mandate.

    :raises MandateError: when there is no such invitation (any more), somebody else used it, or whoever invited lost
        the right to.
    """
    gate.enter()
    found = Invitation.objects.select_related("created_by", "mandate").filter(token=token_hash(token)).first()
    if found is not None and found.mandate is not None and found.mandate.person_id == person:
        return found.mandate
    if found is None or found.withdrawn or found.mandate or found.expires <= clock.now():
        raise MandateError("there is no such invitation any more")
    if found.until is not None and found.until < clock.today():
        raise MandateError("there is no such invitation any more")
    if not _still_gives(found):
        raise MandateError("whoever invited may not do so any more")
    made = grant(person=person, number=found.number, role=found.role, by=found.created_by, until=found.until)
    found.mandate = made
    found.save(update_fields=["mandate"])
    whose = Person.objects.select_related("actor").get(pk=person)
    audit.write(whose.actor, "identity.accepted", f"invitation:{found.pk}", {"mandate": made.pk})
    return made


def _still_gives(one: Invitation) -> bool:
    """Whether whoever invited still has a mandate with which he may give this role."""
    held = valid(clock.today()).filter(actor=one.created_by_id, kind=Kind.ENTERPRISE, number=one.number)
    return any(one.role in GIVES.get(Role(role), ()) for role in held.values_list("role", flat=True))


@transaction.atomic
def withdraw(*, invitation: str, by: Acting) -> None:
    """An invitation is no use any more.  Of another enterprise: there is no such invitation.

    :raises MandateError: when there is none that is open.
    :raises NotAllowedError: when he may not give that role.
    """
    gate.enter()
    found = Invitation.objects.filter(
        pk=invitation, number=by.enterprise, mandate=None, withdrawn=None
    ).first()
    if found is None:
        raise MandateError("there is no such invitation")
    if not policies.may_give(by, found.number, found.role):
        raise NotAllowedError(found.role)
    found.withdrawn = clock.now()
    found.save(update_fields=["withdrawn"])
    audit.write(by.actor, "identity.withdrawn", f"invitation:{found.pk}", {})


@transaction.atomic
def ask(*, person: str, number: str, role: str = Role.ACCOUNTANT) -> bool:
    """Ask to act for an enterprise.  False when he asked before and nobody answered.

    :raises MandateError: for a number that is none, or when he may act for it already.
    :raises TooOftenError: when he asked this, or all together, too often within a day.
    """
    number = checked(Kind.ENTERPRISE, number)
    gate.enter()
    whose = Person.objects.select_related("actor").get(pk=person)
    held = valid(clock.today()).filter(person=whose, kind=Kind.ENTERPRISE, number=number)
    if held.filter(origin=Origin.PORTAL).exists():
        raise MandateError("there is a mandate already")
    if AccessRequest.objects.filter(person=whose, number=number, answered=None).exists():
        return False
    limits.count("request", f"{whose.pk} {number}")
    limits.count("requests", whose.pk)
    made = AccessRequest.objects.create(person=whose, number=number, role=role, created=clock.now())
    audit.write(whose.actor, "identity.asked", f"request:{made.pk}", {"number": number, "role": str(role)})
    return True


@transaction.atomic
def answer(*, request: str, by: Acting, yes: bool, until: date | None = None) -> Mandate | None:
    """The representative says yes (the mandate) or no (None).  Of another enterprise: there is no such request.

    :raises MandateError: when there is none that is open.
    :raises NotAllowedError: when he may not give that role.
    """
    gate.enter()
    found = AccessRequest.objects.filter(pk=request, number=by.enterprise, answered=None).first()
    if found is None:
        raise MandateError("there is no such request")
    if not policies.may_give(by, found.number, found.role):
        raise NotAllowedError(found.role)
    made = None
    if yes:
        made = grant(person=found.person_id, number=found.number, role=found.role, by=by.actor, until=until)
    found.answered, found.answered_by, found.mandate = clock.now(), by.actor, made
    found.save(update_fields=["answered", "answered_by", "mandate"])
    audit.write(by.actor, "identity.answered", f"request:{found.pk}", {"yes": yes})
    return made


@transaction.atomic
def take_back(*, request: str, person: str) -> None:
    """Who asked does not want it any more.  Of somebody else: there is no such request.

    :raises MandateError: when there is none that is open.
    """
    gate.enter()
    found = (
        AccessRequest.objects.select_related("person__actor")
        .filter(pk=request, person=person, answered=None)
        .first()
    )
    if found is None:
        raise MandateError("there is no such request")
    found.answered, found.answered_by = clock.now(), found.person.actor
    found.save(update_fields=["answered", "answered_by"])
    audit.write(found.person.actor, "identity.took_back", f"request:{found.pk}", {})


@transaction.atomic
def take(*, mandate: str, by: Acting) -> bool:
    """Take a mandate away.  Of another enterprise: there is no such mandate.  False when it was gone already.

    :raises MandateError: when there is none.
    :raises NotAllowedError: when he may not.
    """
    found = Mandate.objects.filter(pk=mandate, kind=Kind.ENTERPRISE, number=by.enterprise).first()
    if found is None:
        raise MandateError("there is no such mandate")
    if not policies.may_take(by, found.number, found.role, found.person_id):
        raise NotAllowedError(found.role)
    return revoke(mandate=mandate, by=by.actor, reason="taken")
