"""An identity provider, and how we are known there: made by the settings (conf/login.py)."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

SCOPES = "openid profile rrn vo wettelijkvertegenwoordiger"


@dataclass(frozen=True, slots=True)
class Provider:
    """An identity provider.  One of ``secret`` and ``key`` (PEM) is empty: how we say who we are.

    ``application`` is the scope with the roles of our users (claim ``<application>_rol_3d``), empty when there is none;
    ``roles`` says what each of them is here.
    """

    issuer: str
    client: str
    secret: str = field(repr=False)
    key: str = field(repr=False)
    scopes: str = SCOPES
    application: str = ""
    roles: tuple[tuple[str, str], ...] = ()

    @property
    def origin(self) -> str:
        """``https://`` and the name of the provider."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"
