"""The only writers of the wallet.  Every service is one transaction."""

from __future__ import annotations

from portefeuille.wallet.services.posting import post, reverse

__all__ = ["post", "reverse"]
