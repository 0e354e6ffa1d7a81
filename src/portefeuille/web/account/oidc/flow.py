"""The two halves of a login: to the identity provider, and back with a code that is of use once."""

from __future__ import annotations

import base64
import hmac
import json
import secrets
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT

from portefeuille.web.account.oidc import discovery, tokens
from portefeuille.web.account.oidc.errors import LoginRefusedError
from portefeuille.web.account.oidc.provider import Provider

WAITING = 15 * 60
"""Seconds in which somebody must come back."""
BYTES = 32
LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the browser goes, and what the session keeps until it comes back."""

    url: str
    kept: dict[str, Any]


def hint(enterprise: str) -> str:
    """The directed login of ACM/IDM: in the capacity of entrepreneur (EA), for this enterprise."""
    told = json.dumps({"cap_hint": "EA", "code_hint": enterprise}, separators=(",", ":"))
    return base64.b64encode(told.encode()).decode()


def begin(provider: Provider, redirect: str, *, enterprise: str = "", again: bool = False) -> Begun:
    """Start a login.  ``again``: the provider must ask who it is, also when it knows already.

    :raises LoginRefusedError: when the provider does not answer.
    """
    state, nonce, verifier = (secrets.token_urlsafe(BYTES) for _ in range(3))
    now = int(time.time())
    more: dict[str, Any] = {"login_hint": hint(enterprise)} if enterprise else {}
    if again:
        more |= {"prompt": "login", "max_age": 0}
    with _client(provider, redirect) as client:
        url, _ = client.create_authorization_url(
            discovery.metadata(provider.issuer).authorization,
            state=state,
            nonce=nonce,
            code_verifier=verifier,
            **more,
        )
    return Begun(
        url,
        {
            "state": state,
            "nonce": nonce,
            "verifier": verifier,
            "at": now,
            "again": again,
            "redirect": redirect,
        },
    )


def end(provider: Provider, back: str, state: str) -> str:
    """Where the browser goes to log out at the provider too, and from there ``back``; empty when it has no such place.

    It is told who asks, not who logs out: for that we would have to keep his token.

    :raises LoginRefusedError: when the provider does not answer.
    """
    place = discovery.metadata(provider.issuer).end
    if not place:
        return ""
    asked = {"client_id": provider.client, "post_logout_redirect_uri": back, "state": state}
    return f"{place}{'&' if '?' in place else '?'}{urlencode(asked)}"


def finish(provider: Provider, kept: dict[str, Any], answer: dict[str, str]) -> dict[str, Any]:
    """The claims of who logged in.  ``kept`` must be gone from the session before this is called: once is enough.

    :raises LoginRefusedError: for an answer that does not belong to this login, or a token that is not for us.
    """
    state = answer.get("state", "")
    if not kept or not hmac.compare_digest(kept["state"].encode(), state.encode()):
        raise LoginRefusedError("wrong_state")
    if time.time() - kept["at"] > WAITING:
        raise LoginRefusedError("too_late")
    if answer.get("iss", provider.issuer) != provider.issuer:
        raise LoginRefusedError("wrong_issuer")
    if "error" in answer:
        raise LoginRefusedError("cancelled" if answer["error"] == "access_denied" else "provider_refused")
    code = answer.get("code", "")
    if not 0 < len(code) <= LONGEST:
        raise LoginRefusedError("wrong_token")
    told = _exchanged(provider, kept, code)
    claims = tokens.verified(
        told["id_token"],
        provider=provider,
        nonce=kept["nonce"],
        access_token=told["access_token"],
        since=kept["at"] if kept["again"] else None,
    )
    return _with_userinfo(provider, claims, told["access_token"])


def _exchanged(provider: Provider, kept: dict[str, Any], code: str) -> dict[str, str]:
    endpoint = discovery.metadata(provider.issuer).token
    try:
        with _client(provider, kept["redirect"]) as client:
            told = client.fetch_token(
                endpoint,
                code=code,
                code_verifier=kept["verifier"],
                timeout=discovery.PATIENCE,
                allow_redirects=False,
            )
    except AuthlibBaseError:
        raise LoginRefusedError("provider_refused") from None
    except (requests.RequestException, ValueError):
        raise LoginRefusedError("provider_silent") from None
    found = {name: told.get(name) for name in ("id_token", "access_token")}
    if not all(isinstance(each, str) and each for each in found.values()):
        raise LoginRefusedError("wrong_token")
    return {name: str(each) for name, each in found.items()}


def _with_userinfo(provider: Provider, claims: dict[str, Any], access_token: str) -> dict[str, Any]:
    """What the provider tells apart from the token, about the same subject; what the token says counts first."""
    url = discovery.metadata(provider.issuer).userinfo
    if not url:
        return claims
    more = discovery.fetched(url, Authorization=f"Bearer {access_token}")
    if more.get("sub") != claims["sub"]:
        raise LoginRefusedError("wrong_subject")
    return more | claims


def _client(provider: Provider, redirect: str) -> OAuth2Session:
    method = "private_key_jwt" if provider.key else "client_secret_basic"
    client = OAuth2Session(
        provider.client, provider.key or provider.secret, token_endpoint_auth_method=method,
        scope=provider.scopes, redirect_uri=redirect, code_challenge_method="S256",
    )  # fmt: skip
    if provider.key:
        client.register_client_auth_method(PrivateKeyJWT())
    return client
