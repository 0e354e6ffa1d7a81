"""The Django app ``enterprises``."""

from __future__ import annotations

from django.apps import AppConfig


class EnterprisesConfig(AppConfig):
    """Enterprises, their values with origin and history, their size by year."""

    name = "portefeuille.enterprises"
    label = "enterprises"
