"""JSON as the contract wants it read: decimals stay decimals, a key stands once.

NaN and Infinity are read too, so that what reads the case can say where they stand.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from portefeuille.decision.errors import CaseError
from portefeuille.decision.shapes import shown

LARGEST = 10_000_000


def parse(data: bytes | str) -> Any:
    """The value of a JSON text.  :raises CaseError: with what is wrong, and the line and column where it is."""
    text = _decoded(data)
    if not text.strip():
        raise CaseError("", "a case as JSON", "nothing")
    if len(text) > LARGEST:
        raise CaseError("", f"at most {LARGEST} characters", str(len(text)))
    try:
        return json.loads(text, parse_float=_decimal, parse_constant=Decimal, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise CaseError("", "a case as JSON", f"something else at {where} ({error.msg})") from None
    except RecursionError:
        raise CaseError("", "a case as JSON", "too many levels") from None
    except CaseError:
        raise
    except ValueError:
        raise CaseError("", "numbers of a reasonable length", "a longer one") from None


def _decoded(data: bytes | str) -> str:
    if isinstance(data, str):
        return data
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError("", "text in UTF-8", f"a byte that is not, at {error.start}") from None


def _decimal(text: str) -> Decimal:
    if len(text) > 60:
        raise CaseError("", "numbers of a reasonable length", shown(text))
    return Decimal(text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise CaseError(key, "this key once", "it twice")
        found[key] = value
    return found
