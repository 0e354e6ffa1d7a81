"""The Django app ``notifications``."""

from __future__ import annotations

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Subscriptions to changes of the law, and what was mailed."""

    name = "portefeuille.notifications"
    label = "notifications"
