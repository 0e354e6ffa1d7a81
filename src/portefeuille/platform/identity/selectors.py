"""What is read of persons and mandates.  A mandate holds on a day when it was not revoked and the day is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from portefeuille import clock
from portefeuille.platform.identity.acting import Acting
from portefeuille.platform.identity.models import Login, Mandate, Person
from portefeuille.platform.identity.roles import ROLES, Kind


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who is told of the things of an enterprise."""

    id: str
    name: str
    email: str
    language: str
    role: str


@dataclass(frozen=True, slots=True)
class Held:
    """A mandate as it is shown.  ``until`` None: until it is revoked."""

    id: str
    person: str
    name: str
    email: str
    kind: str
    number: str
    role: str
    origin: str
    start: date
    until: date | None
    granted_by: str
    revoked: date | None
    revoked_by: str

    @property
    def ended(self) -> date | None:
        """The day it was revoked or its last day, whichever came first; None while it has none."""
        days = [each for each in (self.revoked, self.until) if each is not None]
        return min(days, default=None)

    def holds(self, on: date) -> bool:
        """Whether it may be used on this day."""
        return self.revoked is None and self.start <= on and (self.until is None or on <= self.until)


def person_of(issuer: str, subject: str) -> str | None:
    """The id of the person whom this identity provider knows under this name."""
    return Login.objects.filter(issuer=issuer, subject=subject).values_list("person_id", flat=True).first()


def somebody(person: str) -> Acting | None:
    """A person who has not chosen for whom he acts; None when there is no such person."""
    found = Person.objects.filter(pk=person).select_related("actor").first()
    return Acting(found.pk, found.actor, found.name, "", "", "") if found else None


def acting(person: str, mandate: str, attested: Iterable[str] = ()) -> Acting | None:
    """The person under this mandate today, in one query; None when the mandate does not hold (any more).

    A mandate that only the login can give needs the number among ``attested``, what the login of this session said.
    """
    found = (
        valid(clock.today())
        .filter(Q(origin="portal") | Q(number__in=list(attested)), pk=mandate, person=person)
        .select_related("person", "actor")
        .first()
    )
    if found is None:
        return None
    return Acting(person, found.actor, found.person.name, found.kind, found.number, found.role, found.pk)


def everybody(issuer: str | None = None) -> list[Held]:
    """Every mandate that holds today, of everybody whom the issuer knows, by name: for the choice of a demonstration."""
    found = valid(clock.today()).order_by("person__family_name", "person__given_name", "kind", "number")
    if issuer is not None:
        found = found.filter(person__logins__issuer=issuer)
    return [_held(each) for each in _shown(found)]


def enterprises_of(person: str) -> list[Held]:
    """The mandates of a person for enterprises that hold today, by number."""
    return [each for each in mandates_of(person) if each.kind == Kind.ENTERPRISE]


def mandates_of(person: str) -> list[Held]:
    """All mandates of a person that hold today: enterprises, providers, official; by number."""
    found = valid(clock.today()).filter(person=person).order_by("kind", "number")
    return [_held(each) for each in _shown(found)]


def ended(person: str, mandate: str) -> Held | None:
    """A mandate of this person that held once and does not any more; None for every other."""
    return next((each for each in _ended(person) if each.id == mandate), None)


def ended_enterprises_of(person: str) -> list[Held]:
    """The enterprises that a person acted for once and today not: of each the last mandate, what ended last first."""
    held = {each.number for each in enterprises_of(person)}
    last: dict[str, Held] = {}
    for each in sorted(_ended(person), key=lambda one: one.ended or one.start, reverse=True):
        if each.kind == Kind.ENTERPRISE and each.number not in held:
            last.setdefault(each.number, each)
    return list(last.values())


def _ended(person: str) -> list[Held]:
    today = clock.today()
    found = Mandate.objects.filter(Q(until__lt=today) | Q(revoked__isnull=False), person=person)
    return [_held(each) for each in _shown(found.order_by("number", "pk"))]


def mandates_for(number: str, kind: str = Kind.ENTERPRISE) -> list[Held]:
    """Every mandate there ever was for an enterprise or a provider, the newest first."""
    found = Mandate.objects.filter(kind=kind, number=number).order_by("-granted", "pk")
    return [_held(each) for each in _shown(found)]


def language_of(person: str) -> str:
    """The language in which somebody is told things; Dutch for who is not known."""
    return Person.objects.filter(pk=person).values_list("language", flat=True).first() or "nl"


def people_for(enterprise: str, kind: Kind = Kind.ENTERPRISE) -> list[Told]:
    """Who is told of the things of an enterprise (a provider; with an empty number the officials): whoever has a mandate
    today, each once, the strongest role first."""
    found = valid(clock.today()).filter(kind=kind, number=enterprise).select_related("person")
    rank = {role.value: place for place, role in enumerate(ROLES[kind])}
    people: dict[str, Told] = {}
    for each in sorted(found, key=lambda one: (rank[one.role], one.person.name, one.person_id)):
        person = each.person
        people.setdefault(person.pk, Told(person.pk, person.name, person.email, person.language, each.role))
    return list(people.values())


def valid(on: date) -> QuerySet[Mandate]:
    """The mandates that hold on a day."""
    return Mandate.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on), revoked__isnull=True, start__lte=on
    )


def _shown(found: QuerySet[Mandate]) -> QuerySet[Mandate]:
    return found.select_related("person", "granted_by", "revoked_by")


def _held(one: Mandate) -> Held:
    return Held(
        id=one.pk,
        person=one.person_id,
        name=one.person.name,
        email=one.person.email,
        kind=one.kind,
        number=one.number,
        role=one.role,
        origin=one.origin,
        start=one.start,
        until=one.until,
        granted_by=one.granted_by.name,
        revoked=one.revoked.astimezone(clock.BRUSSELS).date() if one.revoked else None,
        revoked_by=one.revoked_by.name if one.revoked_by else "",
    )
