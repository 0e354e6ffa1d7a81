"""The Django app ``companion``."""

from __future__ import annotations

from django.apps import AppConfig


class CompanionConfig(AppConfig):
    """Applications elsewhere, as their enterprise recorded them here."""

    name = "portefeuille.applications.companion"
    label = "companion"

    def ready(self) -> None:
        """Mails to who acts for many enterprises say their names."""
        from portefeuille.enterprises import selectors
        from portefeuille.notifications.names import known_by

        known_by(selectors.names)
