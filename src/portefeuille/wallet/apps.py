"""The Django app ``wallet``."""

from __future__ import annotations

from django.apps import AppConfig


class WalletConfig(AppConfig):
    """The ledger, and the life of a project's money."""

    name = "portefeuille.wallet"
    label = "wallet"
