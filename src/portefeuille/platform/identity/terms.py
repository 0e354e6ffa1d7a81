"""How long is kept who was invited, who asked, who tried to log in, and who has not acted for anybody since long."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from portefeuille import clock
from portefeuille.platform import actors, audit, gate
from portefeuille.platform.identity.inviting import WAITING
from portefeuille.platform.identity.lockout import WINDOW
from portefeuille.platform.identity.models import AccessRequest, Failure, Invitation, Login, Mandate, Person
from portefeuille.platform.identity.roles import Kind
from portefeuille.platform.keeping.terms import DAY, YEAR, Term
from portefeuille.platform.pieces import pieces, remove

INVITED, ANSWERED, ASKED, AWAY = 30 * DAY, 30 * DAY, 90 * DAY, 2 * YEAR
TOGETHER = 50
"""Persons that are forgotten in one transaction: each leaves a row in the audit log, and others wait for that."""


def remove_invitations() -> int:
    """Also what was accepted or withdrawn: the mandate and the audit log tell of it, without the address."""
    return remove(Invitation.objects.filter(expires__lte=clock.now() - INVITED), by="expires")


def remove_answered() -> int:
    """Yes or no: the mandate and the audit log tell of it."""
    return remove(AccessRequest.objects.filter(answered__lte=clock.now() - ANSWERED), by="answered")


def remove_unanswered() -> int:
    """Who still wants it asks again."""
    return remove(AccessRequest.objects.filter(answered=None, created__lte=clock.now() - ASKED), by="created")


def remove_failures() -> int:
    """What does not count any more."""
    return remove(Failure.objects.filter(at__lte=clock.now() - WINDOW))


def forget_persons() -> int:
    """Whoever has no mandate since long keeps a name only, which the audit log needs.  How many; a second time none.

    At his next login he is somebody new.  Officials stay: their login is ours.
    """
    before, gone = clock.now() - AWAY, 0
    for some in pieces(_away(before), size=TOGETHER):
        with transaction.atomic():
            gate.enter()
            for one in _away(before).filter(pk__in=[each.pk for each in some]).select_for_update():
                Login.objects.filter(person=one).delete()
                one.email, one.national = "", ""
                one.save(update_fields=["email", "national"])
                audit.write(actors.system(), "identity.person.forgotten", f"person:{one.pk}", {})
                gone += 1
    return gone


def _away(before: datetime) -> QuerySet[Person]:
    """Who has neither a mandate nor logged in since then, and of whom something else than a name is known."""
    held = Mandate.objects.filter(person=OuterRef("pk"))
    recent = Q(revoked__gt=before) | Q(revoked=None) & (Q(until=None) | Q(until__gte=before.date()))
    known = ~Q(email="") | ~Q(national="") | Exists(Login.objects.filter(person=OuterRef("pk")))
    gone = Q(seen=None) | Q(seen__lt=before.date())
    return Person.objects.filter(
        known,
        gone,
        ~Exists(held.filter(recent)),
        ~Exists(held.filter(kind=Kind.OFFICIAL)),
        created__lte=before,
    )


def terms() -> tuple[Term, ...]:
    """Those of persons and mandates."""
    return (
        Term(
            "invitations", "an invitation, with the e-mail address it went to", ("identity_invitation",), INVITED,
            f"its last day, {WAITING.days} days after it was made",
            "who invited can look what became of it; the mandate itself stays", remove_invitations,
        ),
        Term(
            "answered requests", "a request to act for an enterprise that got an answer", ("identity_accessrequest",),
            ANSWERED, "the answer", "the mandate itself stays; a refusal is no mark on anybody", remove_answered,
        ),
        Term(
            "unanswered requests", "a request to act for an enterprise that nobody answers", ("identity_accessrequest",),
            ASKED, "the request", "a representative who does not answer in three months will not; it can be asked again",
            remove_unanswered,
        ),
        Term(
            "wrong attempts", "keyed hashes of the name and the network of who tried to log in as an official",
            ("identity_failure",), WINDOW, "the attempt", "after that it does not count any more", remove_failures,
        ),
        Term(
            "persons", "the e-mail address, the keyed hash of the national number and the login of somebody without a mandate",
            ("identity_person", "identity_login"), AWAY, "his last mandate and his last login",
            "nobody tells him anything any more; two years leave room for who changes employers. The name stays with the audit log",
            forget_persons, daily=True,
        ),
    )  # fmt: skip
