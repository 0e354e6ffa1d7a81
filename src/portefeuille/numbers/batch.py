"""Many numbers at once: one JSON object a line in, one answer a line out, in the same order.

A line that cannot be read is answered in its place with ``{"line", "error": {"key", "expected", "got"}}``;
the others are still answered.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from portefeuille.numbers.model import KINDS
from portefeuille.numbers.reading import read

_KEYS = ("text", "kind", "id")
_SHOWN = 60


class UnreadableError(ValueError):
    """A line that cannot be read: at which key, what was expected, what stood there."""

    def __init__(self, key: str | None, expected: str, got: str) -> None:
        super().__init__(f"{key or 'the line'}: expected {expected}, got {got}")
        self.key, self.expected, self.got = key, expected, got


class Answer(NamedTuple):
    """The answer to one line; ``error`` is None when it was read.  ``line`` counts from 1."""

    line: int
    body: dict[str, Any]
    error: UnreadableError | None


def answers(lines: Iterable[bytes], lang: str = "nl") -> Iterator[Answer]:
    """Answer each line of UTF-8 JSON; problems are told in ``lang``."""
    for line, raw in enumerate(lines, start=1):
        try:
            yield Answer(line, _answer(_parsed(raw), lang), None)
        except UnreadableError as error:
            told = {"key": error.key, "expected": error.expected, "got": error.got}
            yield Answer(line, {"line": line, "error": told}, error)


def _parsed(raw: bytes) -> dict[str, Any]:
    try:
        value = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise UnreadableError(None, "UTF-8 text", "other bytes") from None
    except (ValueError, RecursionError):
        shown = raw.decode("utf-8", "replace").strip()[:_SHOWN]
        raise UnreadableError(
            None, 'a JSON object such as {"text": "..."}', shown or "an empty line"
        ) from None
    if not isinstance(value, dict):
        raise UnreadableError(None, 'a JSON object such as {"text": "..."}', _shown(value))
    return value


def _answer(case: dict[str, Any], lang: str) -> dict[str, Any]:
    for key in case:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1, cutoff=0.0)
            raise UnreadableError(
                key[:_SHOWN], f"one of {', '.join(_KEYS)} (nearest: {near[0]})", "an unknown key"
            )
    text, kind = case.get("text"), case.get("kind")
    if not isinstance(text, str):
        raise UnreadableError("text", "a text", _shown(text) if "text" in case else "nothing")
    if kind is not None and kind not in KINDS:
        raise UnreadableError("kind", f"one of {', '.join(KINDS)}", _shown(kind))
    answer = read(text, kind).as_dict(lang)
    return {"id": case["id"], **answer} if "id" in case else answer


def _shown(value: Any) -> str:
    return json.dumps(value)[:_SHOWN]
