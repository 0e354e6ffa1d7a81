"""The Django app ``demonstration``."""

from __future__ import annotations

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """What the demonstration keeps: its day and its bank."""

    name = "portefeuille.demonstration"
    label = "demonstration"
