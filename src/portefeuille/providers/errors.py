"""What the room refuses, and why."""

from __future__ import annotations


class ProviderError(Exception):
    """Something that cannot be recorded of a provider."""


class UnknownProviderError(ProviderError):
    """No provider is registered under this number."""

    def __init__(self, number: str) -> None:
        super().__init__(f"no provider is registered under {number!r}")
        self.number = number


class BadProviderError(ProviderError):
    """A value that cannot be: where, what was expected, what was found."""

    def __init__(self, key: str, expected: str, got: object) -> None:
        super().__init__(f"{key}: expected {expected}, got {got!r}")
        self.key, self.expected, self.got = key, expected, got
