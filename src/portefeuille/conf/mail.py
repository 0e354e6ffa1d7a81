"""How mail leaves: by a mail server, or in development as files that can be looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

EXPECTED = "smtp://user:password@host:587?tls=1 or smtps://user:password@host"
PORTS = {"smtp": 25, "smtps": 465}
PATIENCE = 20
"""Seconds that a mail server may take to answer."""


def mail(url: str, folder: Path, *, production: bool) -> dict[str, Any]:
    """The settings for PORTEFEUILLE_SMTP_URL.  Without one: files under ``folder``, and in production no mail at all.

    :raises ImproperlyConfigured: for an address that cannot be read; what it is is not told, it may hold a password.
    """
    if not url:
        backend = "dummy" if production else "filebased"
        return {
            "EMAIL_BACKEND": f"django.core.mail.backends.{backend}.EmailBackend",
            "EMAIL_FILE_PATH": folder / "mail",
            "MAIL_AVAILABLE": not production,
        }
    parts = urlsplit(url)
    try:
        port = parts.port or PORTS[parts.scheme]
    except (KeyError, ValueError):
        raise ImproperlyConfigured(f"PORTEFEUILLE_SMTP_URL cannot be read; expected {EXPECTED}") from None
    if not parts.hostname or parts.query not in ("", "tls=0", "tls=1") or parts.path not in ("", "/"):
        raise ImproperlyConfigured(f"PORTEFEUILLE_SMTP_URL cannot be read; expected {EXPECTED}")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.query == "tls=1",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": PATIENCE,
        "MAIL_AVAILABLE": True,
    }
