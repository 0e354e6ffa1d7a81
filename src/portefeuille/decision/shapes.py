"""The shapes a case is made of.  A shape reads a value, or says what it expected; and it gives its own JSON Schema.

Values come out as integers on the scale of the rules (cents, hundredths, basis points), dates, strings and booleans.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from portefeuille.decision.errors import CaseError

#: How a day is written; fromisoformat alone takes more.
WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: The longest text of a wrong value that an error repeats.
SHOWN = 60
#: Letters and digits as they stand in postcodes and codes of activities.
PLAIN = re.compile(r"[A-Za-z0-9 .-]*")
#: A number written with more decimals than this has too many, whatever they are.
MOST_DECIMALS = 100


def shown(value: object) -> str:
    """A wrong value as it is repeated in an error: short, on one line."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    if value is None:
        return "nothing"
    text = (
        str(value).lower()
        if isinstance(value, bool)
        else str(value)
        if not isinstance(value, str)
        else repr(value)
    )
    return text if len(text) <= SHOWN else text[: SHOWN - 3] + "..."


def whole(text: str, key: str) -> str:
    """The text.  :raises CaseError: when a half of a character stands in it (JSON can write one), which no file can hold."""
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise CaseError(key, "a text of whole characters", shown(text))
    return text


class Shape(Protocol):
    """Reads one value of a case."""

    def read(self, value: Any, key: str) -> Any:
        """The value on the scale of the rules.  :raises CaseError: when it is not of this shape."""

    def schema(self) -> dict[str, Any]:
        """The JSON Schema (2020-12) of the values this shape reads."""


@dataclass(frozen=True)
class Truth:
    """true or false."""

    def read(self, value: Any, key: str) -> bool:
        if not isinstance(value, bool):
            raise CaseError(key, "true or false", shown(value))
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Text:
    """A text of ``shortest`` to ``longest`` characters; ``plain``: of :data:`PLAIN` ones only."""

    longest: int = 1000
    shortest: int = 0
    plain: bool = False

    def read(self, value: Any, key: str) -> str:
        if not isinstance(value, str):
            raise CaseError(key, "a text", shown(value))
        if len(value) > self.longest:
            raise CaseError(key, f"a text of at most {self.longest} characters", f"{len(value)} characters")
        if len(value.strip()) < self.shortest:
            raise CaseError(key, f"a text of at least {self.shortest} characters", shown(value))
        if self.plain and not PLAIN.fullmatch(value):
            raise CaseError(key, "letters, digits, points, hyphens and spaces", shown(value))
        return whole(value, key)

    def schema(self) -> dict[str, Any]:
        filled: dict[str, Any] = {"minLength": self.shortest, "pattern": r"\S"} if self.shortest else {}
        if self.plain:
            filled["pattern"] = f"^(?=.*\\S){PLAIN.pattern}$"
        return {"type": "string", "maxLength": self.longest, **filled}


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, value: Any, key: str) -> str:
        if not isinstance(value, str) or value not in self.words:
            raise CaseError(key, f"one of {', '.join(self.words)}{nearest(value, self.words)}", shown(value))
        return value

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.words)}


@dataclass(frozen=True)
class Number:
    """A decimal number with at most ``decimals`` decimals, from ``least`` to ``most``; read as an integer of its last
    decimal.  ``positive``: zero is refused too."""

    decimals: int
    most: int
    what: str
    positive: bool = False
    least: int = 0

    def read(self, value: Any, key: str) -> int:
        expected = f"{self.what} {'above' if self.positive else 'from'} {self.least} to {self.most}"
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise CaseError(key, expected, shown(value))
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not number.is_finite():
            raise CaseError(key, expected, shown(value))
        if number < self.least or number > self.most or (self.positive and number == self.least):
            raise CaseError(key, expected, shown(value))
        precise = int(number.as_tuple().exponent) < -MOST_DECIMALS
        scaled = Decimal(0) if precise else number.scaleb(self.decimals)
        if precise or scaled != scaled.to_integral_value():
            wanted = (
                f"{self.what} with at most {self.decimals} decimals"
                if self.decimals
                else f"a whole {self.what}"
            )
            raise CaseError(key, wanted, shown(value))
        return int(scaled)

    def schema(self) -> dict[str, Any]:
        bound = {"exclusiveMinimum": self.least} if self.positive else {"minimum": self.least}
        kind = "number" if self.decimals else "integer"
        told = {"description": f"{self.what}, at most {self.decimals} decimals"} if self.decimals else {}
        return {"type": kind, **bound, "maximum": self.most, **told}


@dataclass(frozen=True)
class Day:
    """A calendar day, YYYY-MM-DD."""

    def read(self, value: Any, key: str) -> date:
        day = value if type(value) is date else self._day(value)
        if day is None:
            raise CaseError(key, "a day as YYYY-MM-DD", shown(value))
        if not 1900 <= day.year <= 2200:
            raise CaseError(key, "a day between 1900-01-01 and 2200-12-31", shown(value))
        return day

    @staticmethod
    def _day(value: Any) -> date | None:
        """Digits and hyphens only: Python itself would read a week (2024-W23-3) as a day too."""
        if not isinstance(value, str) or not WRITTEN_DAY.fullmatch(value):
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date", "pattern": r"^(19|2[01])\d\d-\d\d-\d\d$|^2200-\d\d-\d\d$"}


@dataclass(frozen=True)
class Items:
    """A list of at most ``most`` items of one shape."""

    item: Shape
    most: int = 1000

    def read(self, value: Any, key: str) -> list[Any]:
        if not isinstance(value, list | tuple):
            raise CaseError(key, "a list", shown(value))
        if len(value) > self.most:
            raise CaseError(key, f"a list of at most {self.most}", shown(value))
        return [self.item.read(item, f"{key}.{index}") for index, item in enumerate(value)]

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.item.schema(), "maxItems": self.most}


@dataclass(frozen=True)
class Fields:
    """An object with these keys and no others.  A key with null counts as absent; ``required`` keys must be there."""

    shapes: Mapping[str, Shape]
    required: tuple[str, ...] = ()

    def read(self, value: Any, key: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise CaseError(key, "an object", shown(value))
        for name in value:
            if name not in self.shapes:
                raise CaseError(_below(key, str(name)), self._known(name), f"the unknown key {shown(name)}")
        for name in self.required:
            if value.get(name) is None:
                raise CaseError(_below(key, name), "a value", "nothing")
        return {
            name: self.shapes[name].read(given, _below(key, name))
            for name, given in value.items()
            if given is not None
        }

    def _known(self, name: object) -> str:
        near = nearest(name, tuple(self.shapes))
        return f"a known key{near}" if near else f"one of the keys {', '.join(self.shapes)}"

    def schema(self) -> dict[str, Any]:
        properties = {
            name: shape.schema() if name in self.required else {"anyOf": [shape.schema(), {"type": "null"}]}
            for name, shape in self.shapes.items()
        }
        needed = {"required": list(self.required)} if self.required else {}
        return {"type": "object", "properties": properties, "additionalProperties": False, **needed}


def _below(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def nearest(value: object, words: tuple[str, ...]) -> str:
    """`` (did you mean X?)`` for the nearest of the words; nothing where none is near."""
    from difflib import get_close_matches

    found = get_close_matches(str(value), words, 1, 0.6)
    return f" (did you mean {found[0]}?)" if found else ""
