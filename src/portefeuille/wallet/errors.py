"""What the wallet refuses.  The database refuses it too; these say it in words."""

from __future__ import annotations


class WalletError(Exception):
    """Something that may not happen to money.  The sentence is for officials and for the log."""


class UnbalancedError(WalletError):
    """An entry with fewer than two legs, a sum that is not zero, or legs in more than one book."""


class OverdraftError(WalletError):
    """More would leave an account than is on it."""
