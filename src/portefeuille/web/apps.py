"""The Django app ``web``: the base page, the styles, the pages of errors, what every page shares."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and translations of all pages."""

    name = "portefeuille.web"
    label = "web"
