"""The tables of who is who.  A mandate is never deleted: it is revoked, and the audit log tells by whom."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from portefeuille.platform.identity.roles import ROLES, Kind, Origin
from portefeuille.platform.models import Actor, opaque

HASH = r"^[0-9a-f]{64}$"
ENTERPRISE = r"^[01][0-9]{9}$"
PROVIDER = r"^DV\.[AO][0-9]{6,7}$"
NUMBERS = {Kind.ENTERPRISE: ENTERPRISE, Kind.PROVIDER: PROVIDER, Kind.OFFICIAL: r"^$"}
"""How a number of what is acted for is written; an official acts for nobody but the scheme."""
LANGUAGES = ("nl", "en", "fr")
GIVEN = ("representative", "accountant", "reader")
"""Roles that somebody gives to somebody."""


class Person(models.Model):
    """Somebody who logs in.  ``national`` is a keyed hash of the national number; the number itself is nowhere.

    ``seen`` is the day of his last login, so that who never comes back is forgotten (terms.py).

    ``actor`` is who the audit log names when he represents an enterprise.
    """

    id = models.CharField(primary_key=True, max_length=32, default=opaque, editable=False)
    actor = models.OneToOneField(Actor, on_delete=models.PROTECT, related_name="+")
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100)
    email = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=2, default="nl")
    national = models.CharField(max_length=64, blank=True)
    created = models.DateTimeField()
    seen = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("national",), condition=~Q(national=""), name="identity_one_person_per_national"
            ),
            models.CheckConstraint(
                name="identity_national_is_a_hash", condition=Q(national="") | Q(national__regex=HASH)
            ),
            models.CheckConstraint(name="identity_language", condition=Q(language__in=LANGUAGES)),
            models.CheckConstraint(name="identity_named", condition=~Q(family_name="")),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """As it is said."""
        return f"{self.given_name} {self.family_name}".strip()


class Login(models.Model):
    """The name under which an identity provider knows a person: a subject means nothing without its issuer."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="logins")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    created = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("issuer", "subject"), name="identity_one_person_per_login"),
            models.CheckConstraint(name="identity_login_said", condition=~Q(issuer="") & ~Q(subject="")),
        )

    def __str__(self) -> str:
        return f"{self.issuer} {self.person_id}"


def _roles() -> Q:
    condition = Q()
    for kind, roles in ROLES.items():
        condition |= Q(kind=kind.value, role__in=[role.value for role in roles])
    return condition


def _numbers() -> Q:
    condition = Q()
    for kind, pattern in NUMBERS.items():
        condition |= Q(kind=kind.value, number__regex=pattern)
    return condition


class Mandate(models.Model):
    """A person may act for an enterprise or a provider, or as an official, from a day until a day.

    ``number`` is the enterprise number (ten digits) or the provider number; empty for an official.  ``until`` is the
    last day; empty: until it is revoked.  ``actor`` is who the audit log names.
    """

    id = models.CharField(primary_key=True, max_length=32, default=opaque, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=12, blank=True)
    role = models.CharField(max_length=20)
    origin = models.CharField(max_length=10)
    start = models.DateField()
    until = models.DateField(null=True, blank=True)
    granted = models.DateTimeField()
    granted_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    revoked = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "kind", "number", "origin"),
                condition=Q(revoked__isnull=True),
                name="identity_one_mandate_at_a_time",
            ),
            models.CheckConstraint(name="identity_role_of_kind", condition=_roles()),
            models.CheckConstraint(name="identity_number_of_kind", condition=_numbers()),
            models.CheckConstraint(
                name="identity_origin", condition=Q(origin__in=[each.value for each in Origin])
            ),
            models.CheckConstraint(
                name="identity_legal_by_login_only",
                condition=~Q(role="legal_representative") | Q(origin="login"),
            ),
            models.CheckConstraint(
                name="identity_until_not_before_start",
                condition=Q(until__isnull=True) | Q(until__gte=F("start")),
            ),
            models.CheckConstraint(
                name="identity_revoked_by_somebody",
                condition=Q(revoked__isnull=True, revoked_by__isnull=True)
                | Q(revoked__isnull=False, revoked_by__isnull=False),
            ),
            models.CheckConstraint(
                name="identity_revoked_after_granted",
                condition=Q(revoked__isnull=True) | Q(revoked__gte=F("granted")),
            ),
        )
        indexes = (models.Index(fields=("kind", "number"), name="identity_mandate_number"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.number}".strip()


class Invitation(models.Model):
    """Somebody is asked by mail to act for an enterprise.  ``token`` is the hash of what the mail holds.

    ``until`` is the last day of the mandate to be.  It is accepted once, or withdrawn, or past ``expires``.
    """

    id = models.CharField(primary_key=True, max_length=32, default=opaque, editable=False)
    token = models.CharField(max_length=64, unique=True)
    number = models.CharField(max_length=10)
    role = models.CharField(max_length=20)
    until = models.DateField(null=True, blank=True)
    email = models.EmailField(max_length=254)
    created = models.DateTimeField()
    created_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    expires = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True, blank=True)
    mandate = models.OneToOneField(Mandate, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="identity_invited_token", condition=Q(token__regex=HASH)),
            models.CheckConstraint(name="identity_invited_number", condition=Q(number__regex=ENTERPRISE)),
            models.CheckConstraint(name="identity_invited_role", condition=Q(role__in=GIVEN)),
            models.CheckConstraint(
                name="identity_invited_expires_later", condition=Q(expires__gt=F("created"))
            ),
            models.CheckConstraint(
                name="identity_invited_accepted_or_withdrawn",
                condition=Q(withdrawn__isnull=True) | Q(mandate__isnull=True),
            ),
        )
        indexes = (
            models.Index(fields=("number", "created"), name="identity_invited_by_number"),
            models.Index(fields=("expires", "id"), name="identity_invited_until"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.role}"


class AccessRequest(models.Model):
    """Somebody (an accountant) asks to act for an enterprise; its representative says yes or no."""

    id = models.CharField(primary_key=True, max_length=32, default=opaque, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=10)
    role = models.CharField(max_length=20)
    created = models.DateTimeField()
    answered = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    mandate = models.OneToOneField(Mandate, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "number"), condition=Q(answered__isnull=True), name="identity_asked_once"
            ),
            models.CheckConstraint(name="identity_asked_number", condition=Q(number__regex=ENTERPRISE)),
            models.CheckConstraint(name="identity_asked_role", condition=Q(role__in=GIVEN)),
            models.CheckConstraint(
                name="identity_answered_by_somebody",
                condition=Q(answered__isnull=True, answered_by__isnull=True, mandate__isnull=True)
                | Q(answered__isnull=False, answered_by__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=("number", "created"), name="identity_asked_by_number"),
            models.Index(fields=("answered", "id"), name="identity_answered"),
            models.Index(fields=("created", "id"), name="identity_asked"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.number}"


class Failure(models.Model):
    """One wrong attempt to log in.  ``key`` is a keyed hash of the name or of the network."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(name="identity_failure_hashed", condition=Q(key__regex=HASH)),)
        indexes = (models.Index(fields=("key", "at"), name="identity_failure_key"),)

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.at:%H:%M}"
