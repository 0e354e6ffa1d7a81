"""The Django app ``identity``."""

from __future__ import annotations

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """Persons, federated logins, mandates."""

    name = "portefeuille.platform.identity"
    label = "identity"
