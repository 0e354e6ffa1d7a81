"""The Django app ``files``."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Files that were brought in or made, each with its owner, its hash and the day until which it is kept."""

    name = "portefeuille.platform.files"
    label = "files"
