"""What the claims of the Flemish login say of somebody: for which enterprise, as what; and the demonstration."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from portefeuille.web.account.oidc.claims import arrival
from portefeuille.web.account.oidc.errors import LoginRefusedError
from portefeuille.web.account.oidc.provider import Provider
from tests.signing_in import ENTERPRISE, OTHER, mandate

BASE: dict[str, Any] = {"sub": "an", "given_name": "An", "family_name": "Voorbeeld"}
ROLES = (("Beheerder", "representative"), ("Lezer", "reader"))


def read(roles: tuple[tuple[str, str], ...] = (), **claims: Any) -> tuple[str, str]:
    provider = Provider(
        "https://login.test", "ours", "s", "", application="ours" if roles else "", roles=roles
    )
    found = arrival(BASE | claims, provider)
    return found.enterprise, found.role


@pytest.mark.parametrize(
    "claims, said",
    [
        ({}, ("", "")),
        ({"vo_orgcode": "0123.456.749", "vo_doelgroepcode": "EA"}, (ENTERPRISE, "representative")),
        ({"vo_orgcode": ENTERPRISE, "wv_orgcode": [ENTERPRISE, OTHER]}, (ENTERPRISE, "legal_representative")),
        ({"vo_orgcode": ENTERPRISE, "wv_orgcode": OTHER}, (ENTERPRISE, "representative")),
        ({"wv_orgcode": ENTERPRISE}, (ENTERPRISE, "legal_representative")),
        ({"wv_orgcode": [ENTERPRISE, OTHER]}, ("", "")),
        ({"vo_orgcode": ENTERPRISE, "vo_doelgroepcode": "LB"}, ("", "")),
        ({"vo_orgcode": "0123456748"}, ("", "")),
        ({"vo_orgcode": {"x": 1}, "wv_orgcode": 7}, ("", "")),
    ],
)
def test_for_which_enterprise_and_as_what(claims: dict[str, Any], said: tuple[str, str]) -> None:
    assert read(**claims) == said


@pytest.mark.parametrize(
    "held, role",
    [
        (f"Lezer:{ENTERPRISE}", "reader"),
        ([f"Lezer:{ENTERPRISE}", f"Beheerder-kmop:{ENTERPRISE}"], "representative"),
        (f"Beheerder:{OTHER}", ""),
        (f"Onbekend:{ENTERPRISE}", ""),
        ([], ""),
    ],
)
def test_the_roles_of_the_application(held: str | list[str], role: str) -> None:
    assert read(ROLES, vo_orgcode=ENTERPRISE, ours_rol_3d=held) == (ENTERPRISE, role)


def test_a_national_number_that_is_none_is_refused_and_not_repeated() -> None:
    with pytest.raises(LoginRefusedError) as caught:
        read(rrn="85073003329")
    assert str(caught.value) == "wrong_number"


@pytest.mark.django_db
def test_in_a_demonstration_everybody_is_whoever_he_likes(client: Client, settings: Settings) -> None:
    acting = mandate(role="legal_representative", issuer="demonstration")
    form = {"mandate": acting.mandate}
    assert client.post("/aanmelden/demonstratie/", form).status_code == 404
    settings.DEMONSTRATION = True
    page = client.get("/aanmelden/demonstratie/").content.decode()
    assert "alle mensen en ondernemingen zijn verzonnen" in page
    assert client.post("/aanmelden/demonstratie/", {"mandate": "x"}).status_code == 200
    assert client.post("/aanmelden/demonstratie/", form).status_code == 303
    assert client.get("/mijn/").status_code in {200, 302, 303}
    assert client.session["login"]["mandate"] == acting.mandate


@pytest.mark.django_db
def test_nobody_is_somebody_real_not_even_in_a_demonstration(client: Client, settings: Settings) -> None:
    """Somebody puts the wrong word in the environment of a site that is used."""
    acting = mandate(role="legal_representative")
    settings.DEMONSTRATION = True
    assert "An Voorbeeld" not in client.get("/aanmelden/demonstratie/").content.decode()
    assert client.post("/aanmelden/demonstratie/", {"mandate": acting.mandate}).status_code == 200
    assert "login" not in client.session


@pytest.mark.django_db
def test_public_pages_lead_to_the_login_where_there_is_one(client: Client, settings: Settings) -> None:
    link = 'href="/aanmelden/"'
    assert link not in client.get("/over/").content.decode()
    settings.DEMONSTRATION = True
    assert link in client.get("/over/").content.decode()
