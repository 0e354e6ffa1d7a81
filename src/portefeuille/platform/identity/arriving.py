"""Somebody comes from the login: he is known (again), and has the mandate that the login says he has."""

from __future__ import annotations

from django.db import transaction

from portefeuille.platform import actors
from portefeuille.platform.identity.models import Mandate, Person
from portefeuille.platform.identity.roles import Kind, Origin
from portefeuille.platform.identity.services import grant, person, revoke


@transaction.atomic
def arrive(
    *, issuer: str, subject: str, given_name: str, family_name: str, email: str, national: str, language: str,
    enterprise: str, role: str,
) -> tuple[Person, Mandate | None]:  # fmt: skip
    """The person, and his mandate for the enterprise he logged in for.

    What an earlier login said of this enterprise and this one does not, is over.

    :raises OtherPersonError: when the login belongs to somebody else.
    """
    who = person(
        issuer=issuer, subject=subject, given_name=given_name, family_name=family_name, email=email,
        national=national, language=language,
    )  # fmt: skip
    if not enterprise:
        return who, None
    if role:
        return who, grant(person=who, number=enterprise, role=role, by=actors.system(), origin=Origin.LOGIN)
    earlier = Mandate.objects.filter(
        person=who, kind=Kind.ENTERPRISE, number=enterprise, origin=Origin.LOGIN, revoked=None
    ).first()
    if earlier is not None:
        revoke(mandate=earlier.pk, by=actors.system(), reason="the login says so no more")
    return who, None
