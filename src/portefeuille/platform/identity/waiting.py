"""What waits for somebody: invitations and requests, as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F

from portefeuille import clock
from portefeuille.platform.identity.inviting import token_hash
from portefeuille.platform.identity.models import AccessRequest, Invitation

LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Invited:
    """An open invitation.  ``until`` is the last day of the mandate to be; ``expires`` that of the invitation."""

    id: str
    number: str
    role: str
    email: str
    until: date | None
    expires: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: open, unless somebody asks for those that were refused."""

    id: str
    number: str
    role: str
    name: str
    created: datetime


def invitations(number: str) -> list[Invited]:
    """The open invitations of an enterprise, the newest first."""
    found = Invitation.objects.filter(number=number, mandate=None, withdrawn=None, expires__gt=clock.now())
    return [_invited(each) for each in found.select_related("created_by").order_by("-created", "pk")]


def invitation(token: str) -> Invited | None:
    """The open invitation with this token."""
    found = Invitation.objects.filter(
        token=token_hash(token), mandate=None, withdrawn=None, expires__gt=clock.now()
    )
    one = found.select_related("created_by").first()
    return _invited(one) if one else None


def requests_for(number: str) -> list[Asked]:
    """The open requests to act for an enterprise, the oldest first."""
    return _asked(number=number)


def requests_of(person: str) -> list[Asked]:
    """The open requests of a person, the oldest first."""
    return _asked(person=person)


def refusals_of(person: str) -> list[Asked]:
    """The requests of a person that an enterprise refused in the last 30 days; ``created`` is the day of the answer."""
    found = AccessRequest.objects.filter(person=person, mandate=None, answered__gt=clock.now() - LATELY)
    refused = (
        found.exclude(answered_by=F("person__actor")).select_related("person").order_by("-answered", "pk")
    )
    return [
        Asked(each.pk, each.number, each.role, each.person.name, each.answered)
        for each in refused
        if each.answered is not None
    ]


def _asked(**which: str) -> list[Asked]:
    found = AccessRequest.objects.filter(answered=None, **which).select_related("person")
    return [
        Asked(each.pk, each.number, each.role, each.person.name, each.created)
        for each in found.order_by("created", "pk")
    ]


def _invited(one: Invitation) -> Invited:
    return Invited(one.pk, one.number, one.role, one.email, one.until, one.expires, one.created_by.name)
