"""What the procedure refuses, each with what was expected.  Pages say it in words; nothing half-done remains."""

from __future__ import annotations

from collections.abc import Sequence


class ApplicationError(Exception):
    """Something that may not happen to an application."""


class NotFoundError(ApplicationError):
    """There is no such application, or it is another enterprise's: the two look the same."""


class StateError(ApplicationError):
    """From where the application stands this cannot happen (any more)."""

    def __init__(self, event: str, state: str) -> None:
        super().__init__(f"{event}: not from {state}")
        self.event, self.state = event, state


class ForbiddenError(ApplicationError):
    """This kind of actor does not do this."""


class ChangedError(ApplicationError):
    """It was changed since it was shown: a draft, or what stopping would give."""


class IncompleteError(ApplicationError):
    """Facts are missing; ``missing`` names their dotted paths, ``enterprise`` the keys of its profile."""

    def __init__(self, missing: Sequence[str], enterprise: Sequence[str] = ()) -> None:
        super().__init__(f"missing: {', '.join((*missing, *enterprise))}")
        self.missing, self.enterprise = tuple(missing), tuple(enterprise)


class UnreadableError(ApplicationError):
    """A fact cannot be read: at which path, and what was expected."""

    def __init__(self, path: str, expected: str, got: str) -> None:
        super().__init__(f"{path}: expected {expected}, got {got}")
        self.path, self.expected, self.got = path, expected, got


class AmountError(ApplicationError):
    """More is asked than is left; ``left`` in cents."""

    def __init__(self, cents: int, left: int) -> None:
        super().__init__(f"{cents} cents asked, {left} left")
        self.cents, self.left = cents, left


class ReasonError(ApplicationError):
    """A reason must be given, and none was."""


class UsedInvoiceError(ApplicationError):
    """A live payment order of this application names the same invoice."""


class AccountMissingError(ApplicationError):
    """Money must go to an account that nobody told: of the ``enterprise`` or of the ``provider``."""

    def __init__(self, whose: str) -> None:
        super().__init__(f"no account of the {whose}")
        self.whose = whose


class UndecidedError(ApplicationError):
    """With the facts as settled the law still does not grant it, or leaves an amount open; ``because`` in words."""

    def __init__(self, because: Sequence[str]) -> None:
        super().__init__("; ".join(because))
        self.because = tuple(because)
