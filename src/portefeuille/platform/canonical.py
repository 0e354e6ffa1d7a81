"""One text for one content: canonical JSON, and its SHA-256.  The triggers of both databases build the same text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

Plain = None | bool | int | str | Sequence["Plain"] | Mapping[str, "Plain"]
"""What canonical JSON holds: no floats, since they have more than one spelling."""

GENESIS = "0" * 64
"""What stands before the first link of a chain."""


def canonical(content: Plain) -> str:
    """JSON with sorted keys and no white space.

    :raises TypeError: for a float or anything else that is not plain; for a key that is not a text.
    """
    _check(content)
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    """64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def second(moment: datetime) -> datetime:
    """The moment in UTC without the part below the second: what the chains record."""
    return moment.astimezone(UTC).replace(microsecond=0)


def spelled(moment: datetime) -> str:
    """``2026-11-22T09:00:00Z``."""
    return f"{second(moment):%Y-%m-%dT%H:%M:%S}Z"


def _check(content: object) -> None:
    if content is None or isinstance(content, bool | int | str):
        return
    if isinstance(content, Mapping):
        for key, value in content.items():
            if not isinstance(key, str):
                raise TypeError(f"canonical JSON: a key is a text, not {key!r}")
            _check(value)
    elif isinstance(content, list | tuple):
        for value in content:
            _check(value)
    else:
        raise TypeError(f"canonical JSON: {type(content).__name__} has no place in it")
