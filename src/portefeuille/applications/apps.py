"""The Django app ``applications``."""

from __future__ import annotations

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Applications, their events and receipts, orders, reviews and evaluations."""

    name = "portefeuille.applications"
    label = "applications"
