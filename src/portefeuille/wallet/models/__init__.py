"""The tables of the wallet.  Only ``portefeuille.wallet.services`` writes them."""

from __future__ import annotations

from portefeuille.wallet.models.ledger import Account, Balance, Entry, Posting, Seal

__all__ = ["Account", "Balance", "Entry", "Posting", "Seal"]
