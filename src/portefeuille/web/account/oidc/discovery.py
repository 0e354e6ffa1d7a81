"""What the identity provider says of itself: its addresses and its keys, kept for an hour."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

import requests
from joserfc.jwk import KeySet

from portefeuille.web.account.oidc.errors import LoginRefusedError

KEPT = 3600
"""Seconds for which an answer is kept."""
AGAIN = 60
"""Seconds before the keys are asked again because one is not there."""
PATIENCE = 10
LARGEST = 1 << 20
"""Bytes of an answer that are read."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The addresses that a login uses.  ``userinfo`` and ``end`` (where one logs out) are empty when there is none."""

    authorization: str
    token: str
    userinfo: str
    jwks: str
    end: str = ""


_known: dict[str, tuple[float, Metadata]] = {}
_keys: dict[str, tuple[float, KeySet]] = {}


def forget() -> None:
    """Ask everything anew."""
    _known.clear()
    _keys.clear()


def metadata(issuer: str) -> Metadata:
    """The addresses of an issuer.

    :raises LoginRefusedError: when it does not answer, or says that it is another issuer.
    """
    at, found = _known.get(issuer, (0.0, None))
    if found is not None and time.monotonic() - at < KEPT:
        return found
    told = fetched(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if told.get("issuer") != issuer:
        raise LoginRefusedError("wrong_issuer")
    try:
        found = Metadata(
            told["authorization_endpoint"],
            told["token_endpoint"],
            told.get("userinfo_endpoint", ""),
            told["jwks_uri"],
            told.get("end_session_endpoint", ""),
        )
    except KeyError:
        raise LoginRefusedError("provider_unclear") from None
    _known[issuer] = (time.monotonic(), found)
    return found


def keys(issuer: str, key: str | None = None) -> KeySet:
    """The keys with which an issuer signs; asked again when ``key`` is not among those that are kept.

    :raises LoginRefusedError: when it does not answer or answers with something else.
    """
    at, found = _keys.get(issuer, (0.0, None))
    age = time.monotonic() - at
    if found is not None and age < KEPT and (age < AGAIN or key is None or _has(found, key)):
        return found
    try:
        found = KeySet.import_key_set(fetched(metadata(issuer).jwks))  # type: ignore[arg-type]  # whatever it is, import_key_set tells
    except (KeyError, ValueError, TypeError):
        raise LoginRefusedError("provider_unclear") from None
    _keys[issuer] = (time.monotonic(), found)
    return found


def _has(found: KeySet, key: str) -> bool:
    return any(each.kid == key for each in found.keys)


def fetched(url: str, **headers: str) -> dict[str, Any]:
    """A JSON object from an address.  It is not followed elsewhere.

    :raises LoginRefusedError: when there is no answer or another one.
    """
    try:
        with requests.get(
            url, headers=headers, timeout=PATIENCE, allow_redirects=False, stream=True
        ) as answer:
            if answer.status_code != 200:
                raise LoginRefusedError("provider_silent")
            answer.raw.decode_content = True
            body = answer.raw.read(LARGEST + 1)
        told = json.loads(body) if len(body) <= LARGEST else None
    except (requests.RequestException, OSError, ValueError):
        raise LoginRefusedError("provider_silent") from None
    if not isinstance(told, dict):
        raise LoginRefusedError("provider_unclear")
    return told
