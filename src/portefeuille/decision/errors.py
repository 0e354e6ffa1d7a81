"""What is said when a case cannot be read."""

from __future__ import annotations


class CaseError(ValueError):
    """A case that cannot be read: where (``key``, a dotted path), what was expected, what was found."""

    def __init__(self, key: str, expected: str, got: str) -> None:
        super().__init__(f"{key or 'case'}: expected {expected}, got {got}")
        self.key, self.expected, self.got = key, expected, got

    def as_dict(self) -> dict[str, str]:
        """The error as it stands in the output of a batch."""
        return {"key": self.key, "expected": self.expected, "got": self.got}
