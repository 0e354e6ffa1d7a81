"""The Django app ``platform``."""

from __future__ import annotations

from django.apps import AppConfig


class PlatformConfig(AppConfig):
    """No tables yet."""

    name = "portefeuille.platform"
    label = "platform"
