"""Many questions at once: one JSON object a line in, one answer a line out, in the same order.

A line that cannot be read is answered in its place with ``{"line", "error": {"key", "expected", "got"}}``; the others are
still answered.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from portefeuille.advisor.advise import LONGEST, advise
from portefeuille.advisor.errors import AdviceError

KEYS = ("text", "service", "on", "lang", "id")
_WANTED = 'a JSON object such as {"text": "...", "service": "training", "on": "2024-06-05"}'
_LONGEST_LINE = 8 * LONGEST
_SHOWN = 60


class Answer(NamedTuple):
    """The answer to one line; ``error`` is None when it was read.  ``line`` counts from 1."""

    line: int
    body: dict[str, Any]
    error: AdviceError | None


def answers(lines: Iterable[bytes], lang: str = "nl", on: date | None = None) -> Iterator[Answer]:
    """Answer each line of UTF-8 JSON.  ``on``: the day of a line that names none (None: today)."""
    for line, raw in enumerate(lines, start=1):
        try:
            yield Answer(line, _answer(_parsed(raw), lang, on), None)
        except AdviceError as error:
            yield Answer(line, {"line": line, "error": error.as_dict()}, error)


def _parsed(raw: bytes) -> dict[str, Any]:
    if len(raw) > _LONGEST_LINE:
        raise AdviceError("", f"a line of at most {_LONGEST_LINE} bytes", f"{len(raw)} bytes")
    try:
        value = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError:
        raise AdviceError("", "UTF-8 text", "other bytes") from None
    except AdviceError:
        raise
    except (ValueError, RecursionError):
        shown = raw.decode("utf-8", "replace").strip()[:_SHOWN]
        raise AdviceError("", _WANTED, shown or "an empty line") from None
    if not isinstance(value, dict):
        raise AdviceError("", _WANTED, json.dumps(value)[:_SHOWN])
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise AdviceError(key, "this key once", "it twice")
        found[key] = value
    return found


def _answer(question: dict[str, Any], lang: str, on: date | None) -> dict[str, Any]:
    for key in question:
        if key not in KEYS:
            near = difflib.get_close_matches(key, KEYS, n=1, cutoff=0.0)
            raise AdviceError(key, f"one of {', '.join(KEYS)} (nearest: {near[0]})", "an unknown key")
    for key in ("text", "service"):
        if key not in question:
            raise AdviceError(key, "a text" if key == "text" else "training or advice", "nothing")
    if "id" in question and (isinstance(question["id"], bool) or not isinstance(question["id"], str | int)):
        raise AdviceError("id", "a text or a whole number", json.dumps(question["id"])[:_SHOWN])
    when = question.get("on")
    advice = advise(
        question["text"],
        service=question["service"],
        on=on if when is None else when,
        lang=lang if question.get("lang") is None else question["lang"],
    ).as_dict()
    return {"id": question["id"], **advice} if "id" in question else advice
