"""Everything that writes persons and mandates.  Each is one transaction and leaves a row in the audit log.

All of them go through the gate of the audit log first: one order, so that no two of them wait for each other.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from portefeuille import clock
from portefeuille.numbers import read
from portefeuille.platform import audit, gate
from portefeuille.platform.identity.errors import MandateError, OtherPersonError
from portefeuille.platform.identity.models import LANGUAGES, Login, Mandate, Person
from portefeuille.platform.identity.national import keyed
from portefeuille.platform.identity.roles import ACTORS, ROLES, Kind, Origin, Role
from portefeuille.platform.models import Actor


@transaction.atomic
def person(
    *, issuer: str, subject: str, given_name: str = "", family_name: str, email: str = "",
    language: str = "nl", national_number: str | None = None, national: str = "",
) -> Person:  # fmt: skip
    """The person whom an identity provider knows under this name; a new one when neither login nor number is known.
    He is here today.

    Names are taken over from the login each time.  An e-mail address is taken only from the first login: after that it
    is the person's own.  ``national`` is the keyed hash, for who has no number any more.

    :raises OtherPersonError: when a known login comes with the number of somebody else.
    :raises NoNationalNumberError: when the number cannot be one.
    """
    national = keyed(national_number) if national_number else national
    gate.enter()
    found = Person.objects.filter(logins__issuer=issuer, logins__subject=subject).first()
    known = found is not None
    if found is None and national:
        found = Person.objects.filter(national=national).first()
    if found is None:
        found = _new(given_name, family_name, email, language, national)
    elif national and found.national not in ("", national):
        raise OtherPersonError("this login is known, with another national number")
    elif national and not found.national and Person.objects.filter(national=national).exists():
        raise OtherPersonError("this national number belongs to another login")
    _renew(found, given_name, family_name, national)
    if not known:
        Login.objects.create(person=found, issuer=issuer, subject=subject, created=clock.now())
        audit.write(found.actor, "identity.login.added", f"person:{found.pk}", {"issuer": issuer})
    return found


def _new(given_name: str, family_name: str, email: str, language: str, national: str) -> Person:
    actor = Actor.objects.create(kind="representative", name=f"{given_name} {family_name}".strip())
    return Person.objects.create(
        actor=actor, given_name=given_name, family_name=family_name, email=email,
        language=language if language in LANGUAGES else "nl", national=national, created=clock.now(),
        seen=clock.today(),
    )  # fmt: skip


def _renew(one: Person, given_name: str, family_name: str, national: str) -> None:
    if one.seen != clock.today():
        one.seen = clock.today()
        one.save(update_fields=["seen"])
    before = (one.given_name, one.family_name, one.national)
    one.given_name, one.family_name, one.national = given_name, family_name, national or one.national
    if before != (one.given_name, one.family_name, one.national):
        one.save(update_fields=["given_name", "family_name", "national"])
        actors = Mandate.objects.filter(person=one).values("actor")
        Actor.objects.filter(Q(pk=one.actor_id) | Q(pk__in=actors)).update(name=one.name)


@transaction.atomic
def grant(
    *, person: Person | str, number: str = "", role: str, by: Actor, kind: str = Kind.ENTERPRISE,
    start: date | None = None, until: date | None = None, origin: str = Origin.PORTAL,
) -> Mandate:  # fmt: skip
    """Give a mandate.  The same person with the same role and period: the one that is there.

    With another role or period the one before is revoked and a new one made, so that the history stays whole.  What the
    login says and what was given here stand beside each other.
    ``start`` is today unless told; ``until`` is the last day.

    :raises MandateError: for a number that is none, a role that does not exist there, a period that ends before it
        begins or that is over already.
    """
    number = checked(kind, number)
    roles = [each.value for each in ROLES[Kind(kind)]]
    if role not in roles:
        raise MandateError(f"{role!r} is no role for {kind}; expected one of {', '.join(roles)}")
    if role == Role.LEGAL_REPRESENTATIVE and origin != Origin.LOGIN:
        raise MandateError("only the login says who is the legal representative")
    start = start or clock.today()
    if until is not None and until < max(start, clock.today()):
        raise MandateError("the last day is before the first, or is over")
    gate.enter()
    whose = Person.objects.select_related("actor").get(pk=getattr(person, "pk", person))
    held = Mandate.objects.filter(person=whose, kind=kind, number=number, revoked__isnull=True)
    before = held.filter(origin=origin).first()
    if before is not None:
        same = (before.role, before.until) == (role, until)
        if same and before.start <= max(start, clock.today()):
            return before
        _revoke(before, by, "replaced")
    made = Mandate.objects.create(
        person=whose, actor=_actor(whose, Kind(kind)), kind=kind, number=number, role=role, origin=origin,
        start=start, until=until, granted=clock.now(), granted_by=by,
    )  # fmt: skip
    detail = {"person": whose.pk, "role": role, "origin": str(origin), "start": start.isoformat()}
    audit.write(
        by, "identity.mandate.granted", f"mandate:{made.pk}",
        {**detail, "number": number, "until": until.isoformat() if until else None},
    )  # fmt: skip
    return made


def checked(kind: str, number: str) -> str:
    """The number as it is stored.

    :raises MandateError: when it cannot be the number of what is acted for.
    """
    if kind == Kind.OFFICIAL:
        return ""
    found = read(number, "enterprise" if kind == Kind.ENTERPRISE else "provider")
    if not found.valid or found.canonical is None:
        raise MandateError(f"{number!r} is no {kind} number")
    return found.canonical.replace(".", "") if kind == Kind.ENTERPRISE else found.canonical


def _actor(whose: Person, kind: Kind) -> Actor:
    if kind is Kind.ENTERPRISE:
        return whose.actor
    earlier = Mandate.objects.filter(person=whose, kind=kind).select_related("actor").first()
    return earlier.actor if earlier else Actor.objects.create(kind=ACTORS[kind], name=whose.name)


@transaction.atomic
def revoke(*, mandate: str, by: Actor, reason: str = "") -> bool:
    """Take a mandate away, at once.  False when it was revoked before; a second time changes nothing.

    :raises MandateError: when there is no such mandate.
    """
    gate.enter()
    found = Mandate.objects.filter(pk=mandate).first()
    if found is None:
        raise MandateError("there is no such mandate")
    if found.revoked is not None:
        return False
    _revoke(found, by, reason)
    return True


def _revoke(one: Mandate, by: Actor, reason: str) -> None:
    one.revoked, one.revoked_by = clock.now(), by
    one.save(update_fields=["revoked", "revoked_by"])
    audit.write(by, "identity.mandate.revoked", f"mandate:{one.pk}", {"reason": reason})
