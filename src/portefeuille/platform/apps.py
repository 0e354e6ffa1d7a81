"""The Django app ``platform``."""

from __future__ import annotations

from django.apps import AppConfig


class PlatformConfig(AppConfig):
    """Actors, the audit log, and what was done under an idempotency key."""

    name = "portefeuille.platform"
    label = "platform"
