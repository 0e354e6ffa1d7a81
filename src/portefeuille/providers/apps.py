"""The Django app ``providers``."""

from __future__ import annotations

from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    """Registered providers and their suspensions."""

    name = "portefeuille.providers"
    label = "providers"
