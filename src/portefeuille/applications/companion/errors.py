"""What is refused, each with the field and what was expected.  Pages say it in words."""

from __future__ import annotations


class CompanionError(Exception):
    """Something that may not be recorded."""


class NotFoundError(CompanionError):
    """There is none, or it is another enterprise's: the two look the same."""


class ChangedError(CompanionError):
    """Somebody else changed it since the page was opened; nothing was written."""


class RefusedError(CompanionError):
    """A field cannot be so: ``field`` and a ``code`` (needed, before_application, before_start, before_deposit, too_early, later,
    amounts, provider, stopped)."""

    def __init__(self, field: str, code: str) -> None:
        super().__init__(f"{field}: {code}")
        self.field, self.code = field, code
