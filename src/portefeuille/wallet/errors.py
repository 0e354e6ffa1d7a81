"""What the wallet refuses.  The database refuses it too where it can; these say it in words, for officials and for the log."""

from __future__ import annotations


class WalletError(Exception):
    """Something that may not happen to money."""


class UnbalancedError(WalletError):
    """An entry with fewer than two legs, a sum that is not zero, or legs in more than one book."""


class OverdraftError(WalletError):
    """More would leave an account than is on it."""


class NoRoomError(WalletError):
    """What is asked does not fit in the annual ceiling or in the budget; ``what`` says which, ``left`` how much does."""

    def __init__(self, what: str, asked: int, left: int) -> None:
        super().__init__(f"{what}: {asked} cents asked, {left} left")
        self.what, self.asked, self.left = what, asked, left


class StateError(WalletError):
    """The project, payment, batch or claim is not where this can happen."""


class UnknownError(WalletError):
    """There is no such project, payment, batch, line or claim."""


class NotCoveredError(WalletError):
    """No closed statement covers the last day yet: what was paid in time may still have to appear."""


class FourEyesError(WalletError):
    """Who prepared a batch may not approve it; and it leaves only when enough others have."""


class PayeeError(WalletError):
    """An account number or a name that no payment can be sent to."""
