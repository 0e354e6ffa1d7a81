"""Logging in for the tests of every room: a person with a mandate, made by the services, and a session of his own."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.http import HttpRequest
from django.test import Client

from portefeuille.platform import actors
from portefeuille.platform.identity import selectors, services
from portefeuille.platform.identity.acting import Acting
from portefeuille.platform.identity.roles import Kind, Origin
from portefeuille.web.account import session

ENTERPRISE = "0123456749"
"""An enterprise number with right check digits."""
OTHER = "0200000340"
"""Another one."""
PROVIDER = "DV.O912345"
ISSUER = "https://login.test"


def mandate(
    enterprise: str = ENTERPRISE,
    role: str = "representative",
    *,
    subject: str = "",
    kind: str = "",
    issuer: str = ISSUER,
) -> Acting:
    """Somebody with this role for this enterprise (a provider number for ``provider``, nothing for ``official``)."""
    kind = kind or (role if role in {"provider", "official"} else "enterprise")
    number = {"enterprise": enterprise, "provider": enterprise, "official": ""}[kind]
    person = services.person(
        issuer=issuer, subject=subject or f"{role}-{number}", given_name="An", family_name="Voorbeeld",
        email=f"{role}@voorbeeld.test",
    )  # fmt: skip
    made = services.grant(
        person=person,
        kind=Kind(kind),
        number=number,
        role=role,
        by=actors.system(),
        origin=Origin.LOGIN if role == "legal_representative" else Origin.PORTAL,
    )
    acting = selectors.acting(person.pk, made.pk, [number])
    assert acting is not None
    return acting


def sign_in(
    client: Client, enterprise: str = ENTERPRISE, role: str = "representative", **more: str
) -> Acting:
    """The client is logged in from now on and acts so; what was logged in before is gone."""
    acting = mandate(enterprise, role, **more)
    enter(client, acting)
    return acting


def enter(client: Client, acting: Acting) -> None:
    """A session in which this somebody acts."""
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    session.enter(
        request, person=acting.person, mandate=acting.mandate, attested=[acting.enterprise], issuer=ISSUER
    )
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key or ""
