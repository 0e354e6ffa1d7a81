"""A browser in which somebody is logged in: the cookie of a session that the tests made."""

from __future__ import annotations

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext

from tests.signing_in import sign_in


def log_in(context: BrowserContext, url: str, number: str, role: str = "representative", **more: str) -> None:
    """From now on the pages of this context act so."""
    client = Client()
    sign_in(client, number, role, **more)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": url}])
