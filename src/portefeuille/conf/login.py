"""How people log in: the identity provider (ACM/IDM or another that speaks OpenID Connect) and what it is asked."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from portefeuille.conf import environment
from portefeuille.web.account.oidc.provider import SCOPES, Provider

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def provider(*, production: bool) -> Provider | None:
    """From PORTEFEUILLE_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET or _KEY_FILE, _SCOPES, _APPLICATION, _ROLES.

    None without an issuer: nobody logs in that way.

    :raises ImproperlyConfigured: for an issuer without TLS (on this computer outside production it may be), without a
        client, with both or none of the two ways to say who we are, or with a role that does not exist.
    """
    issuer = environment.text("OIDC_ISSUER")
    if not issuer:
        return None
    parts = urlsplit(issuer)
    local = parts.scheme == "http" and parts.hostname in LOOPBACK and not production
    if not ((parts.scheme == "https" and parts.hostname) or local) or parts.query or parts.fragment:
        raise ImproperlyConfigured(
            "PORTEFEUILLE_OIDC_ISSUER: expected https:// and a name, nothing after a ?"
        )
    client = environment.needed("OIDC_CLIENT_ID", "the name under which the identity provider knows us")
    secret, file = environment.text("OIDC_CLIENT_SECRET"), environment.text("OIDC_KEY_FILE")
    if bool(secret) == bool(file):
        raise ImproperlyConfigured(
            "expected one of PORTEFEUILLE_OIDC_CLIENT_SECRET and PORTEFEUILLE_OIDC_KEY_FILE"
        )
    scopes = environment.text("OIDC_SCOPES", SCOPES)
    application = environment.text("OIDC_APPLICATION")
    if "openid" not in scopes.split():
        raise ImproperlyConfigured("PORTEFEUILLE_OIDC_SCOPES: openid is not among them")
    if application and application not in scopes.split():
        scopes = f"{scopes} {application}"
    return Provider(issuer, client, secret, _key(file) if file else "", scopes, application, _roles())


def _key(file: str) -> str:
    try:
        return Path(file).read_text("ascii")
    except (OSError, ValueError):
        raise ImproperlyConfigured(f"PORTEFEUILLE_OIDC_KEY_FILE: {file} cannot be read") from None


def _roles() -> tuple[tuple[str, str], ...]:
    """``Name=representative,Other=reader``."""
    found = []
    for word in environment.words("OIDC_ROLES"):
        name, _, role = word.partition("=")
        if not name or role not in {"representative", "accountant", "reader"}:
            raise ImproperlyConfigured(
                f"PORTEFEUILLE_OIDC_ROLES: {word!r}; expected a name, = and representative, accountant or reader"
            )
        found.append((name, role))
    return tuple(found)
