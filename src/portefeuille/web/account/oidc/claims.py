"""What the claims of ACM/IDM say: who it is, for which enterprise, and as what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from portefeuille.numbers import read
from portefeuille.platform.identity.national import NoNationalNumberError, keyed
from portefeuille.web.account.oidc.errors import LoginRefusedError
from portefeuille.web.account.oidc.provider import Provider

ENTERPRISES = "EA"
"""vo_doelgroepcode of enterprises and associations."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody whom the identity provider vouches for; ``national`` is the keyed hash, the number is gone already.

    ``enterprise`` is empty when somebody logged in as a citizen; ``role`` is what the login makes him there.
    """

    issuer: str
    subject: str
    given_name: str
    family_name: str
    email: str
    national: str
    enterprise: str
    organisation: str
    role: str
    other: bool = False
    """Whether he logged in for something that is no enterprise (a school, a municipality)."""
    proved: int = 0
    """When he showed the provider who he is, in seconds since 1970; 0 when it does not say."""

    def plain(self) -> dict[str, Any]:
        """For the session."""
        return asdict(self)


def arrival(claims: Mapping[str, Any], provider: Provider) -> Arrival:
    """Read the claims.

    :raises LoginRefusedError: when a name or a number is not what it should be.
    """
    code, group = _text(claims, "vo_orgcode"), _text(claims, "vo_doelgroepcode")
    legal = [number for each in _texts(claims, "wv_orgcode") if (number := _enterprise(each))]
    enterprise = _enterprise(code) if group in ("", ENTERPRISES) else ""
    if not enterprise and not code and len(legal) == 1:
        enterprise = legal[0]
    return Arrival(
        issuer=provider.issuer,
        subject=claims["sub"],
        given_name=_text(claims, "given_name")[:100],
        family_name=_text(claims, "family_name")[:100] or "?",
        email=_text(claims, "email")[:254],
        national=_national(_text(claims, "rrn")),
        enterprise=enterprise,
        organisation=_text(claims, "vo_orgnaam")[:200],
        role=_role(claims, provider, enterprise, legal) if enterprise else "",
        other=bool(code) and not enterprise,
        proved=at if isinstance(at := claims.get("auth_time"), int) else 0,
    )


def _role(claims: Mapping[str, Any], provider: Provider, enterprise: str, legal: list[str]) -> str:
    """The strongest that holds: the law's representative, a role of the application, a user of the organisation.

    Where roles are configured, a user of the organisation without one of them has no access.
    """
    if enterprise in legal:
        return "legal_representative"
    if not provider.roles:
        return "representative"
    held = set()
    for each in _texts(claims, f"{provider.application}_rol_3d"):
        name, _, context = each.rpartition(":")
        if _enterprise(context) == enterprise:
            held.add(name)
    return next(
        (
            role
            for name, role in provider.roles
            if name in held or name in {one.partition("-")[0] for one in held}
        ),
        "",
    )


def _enterprise(text: str) -> str:
    found = read(text, "enterprise")
    return found.canonical.replace(".", "") if found.valid and found.canonical else ""


def _national(number: str) -> str:
    try:
        return keyed(number) if number else ""
    except NoNationalNumberError:
        raise LoginRefusedError("wrong_number") from None


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name, "")
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value.strip() if isinstance(value, str) else ""


def _texts(claims: Mapping[str, Any], name: str) -> list[str]:
    value = claims.get(name, [])
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
