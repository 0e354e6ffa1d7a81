"""What enterprises and providers are called, many at a time."""

from __future__ import annotations

from collections.abc import Iterable

from portefeuille.enterprises import selectors as enterprises
from portefeuille.providers import selectors as providers


def of(numbers: Iterable[str]) -> dict[str, str]:
    """Number -> name, of those that are known here; in two queries at most."""
    asked = {each for each in numbers if each}
    own = {each for each in asked if each.isdigit()}
    found = dict(enterprises.names(own)) if own else {}
    if asked - own:
        found |= providers.names(asked - own)
    return found
