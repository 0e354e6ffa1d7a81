"""An ID token: signed by our issuer, for us and nobody else, for this login, now.  Anything else is refused."""

from __future__ import annotations

import time
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from portefeuille.web.account.oidc import discovery
from portefeuille.web.account.oidc.errors import LoginRefusedError
from portefeuille.web.account.oidc.provider import Provider

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
"""Signatures with a key that only the issuer has.  Never ``none``, never one with a shared secret."""
LEEWAY = 60
"""Seconds by which two clocks may differ."""
OLDEST = 10 * 60
"""Seconds after its making in which a token is of use for a login."""
LONGEST = 255
REASONS = {
    "iss": "wrong_issuer", "aud": "wrong_audience", "azp": "wrong_audience", "nonce": "wrong_nonce",
    "exp": "expired", "iat": "expired", "nbf": "expired", "at_hash": "wrong_token",
}  # fmt: skip


def verified(
    token: str, *, provider: Provider, nonce: str, access_token: str, since: int | None = None
) -> dict[str, Any]:
    """The claims of an ID token.  ``since``: the moment after which somebody must have proved who he is.

    :raises LoginRefusedError: for every token that is not the one that was asked for.
    """
    try:
        decoded = jwt.decode(token, _keys(token, provider.issuer), algorithms=ALGORITHMS)
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            options={
                "iss": {"essential": True, "value": provider.issuer},
                "aud": {"essential": True, "value": provider.client},
            },
            params={"nonce": nonce, "client_id": provider.client, "access_token": access_token},
        )
        claims.validate(now=int(time.time()), leeway=LEEWAY)
    except JoseError as error:
        raise LoginRefusedError(REASONS.get(getattr(error, "claim", ""), "wrong_token")) from None
    except (ValueError, TypeError, KeyError):
        raise LoginRefusedError("wrong_token") from None
    _strict(claims, provider, nonce, since)
    return dict(claims)


def _keys(token: str, issuer: str) -> KeySet:
    from joserfc.jws import extract_compact

    header = extract_compact(token.encode()).headers()
    return discovery.keys(issuer, header.get("kid"))


def _strict(claims: dict[str, Any], provider: Provider, nonce: str, since: int | None) -> None:
    """What the standard leaves open, closed: one audience, a young token, a nonce that is there."""
    if claims["aud"] not in (provider.client, [provider.client]):
        raise LoginRefusedError("wrong_audience")
    if claims.get("azp", provider.client) != provider.client:
        raise LoginRefusedError("wrong_audience")
    if not nonce or claims.get("nonce") != nonce:
        raise LoginRefusedError("wrong_nonce")
    now = time.time()
    if not now - OLDEST - LEEWAY <= claims["iat"] <= now + LEEWAY:
        raise LoginRefusedError("expired")
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST:
        raise LoginRefusedError("wrong_token")
    if since is not None and not (isinstance(at := claims.get("auth_time"), int) and at >= since - LEEWAY):
        raise LoginRefusedError("not_fresh")
