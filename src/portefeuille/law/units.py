"""Units of parameters. Everything is an integer: cents, hundredths of FTE, basis points."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

Value = int | bool | str

SCALE = {
    "eur": 100,
    "fte": 100,
    "rate": 10_000,
    "share": 10_000,
    "days": 1,
    "months": 1,
    "years": 1,
    "count": 1,
}
UNITS = frozenset(SCALE) | {"bool", "choice"}
FRACTIONS = frozenset({"rate", "share"})
BOOLS = {"true": True, "false": False}


def parse(text: str, unit: str, choices: tuple[str, ...] = ()) -> Value:
    """The scaled value of what a data file says (rate `0.45` -> 4500). ValueError says what was expected."""
    if unit == "bool":
        if text not in BOOLS:
            raise ValueError(f"expected true or false, got {text!r}")
        return BOOLS[text]
    if unit == "choice":
        if text not in choices:
            raise ValueError(f"expected one of {', '.join(choices)}, got {text!r}")
        return text
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"expected a number ({unit}), got {text!r}") from None
    if not number.is_finite() or number < 0:
        raise ValueError(f"expected a number of at least 0 ({unit}), got {text!r}")
    if unit in FRACTIONS and number > 1:
        raise ValueError(f"expected a {unit} between 0 and 1, got {text!r}")
    scaled = number * SCALE[unit]
    if scaled != int(scaled):
        raise ValueError(f"expected at most {len(str(SCALE[unit])) - 1} decimals ({unit}), got {text!r}")
    return int(scaled)


def accepts(value: object, unit: str, choices: tuple[str, ...] = ()) -> bool:
    """Whether a scaled value (of a reform) fits the unit."""
    if unit == "bool":
        return isinstance(value, bool)
    if unit == "choice":
        return value in choices
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        return False
    return unit not in FRACTIONS or value <= SCALE[unit]


MARKS = {"nl": str.maketrans(",.", ".,"), "fr": str.maketrans(",.", "\u202f,")}
WORDS = {
    "nl": {
        "days": "dagen",
        "months": "maanden",
        "years": "jaar",
        "fte": "VTE",
        True: "ja",
        False: "nee",
        None: "onbekend",
    },
    "en": {
        "days": "days",
        "months": "months",
        "years": "years",
        "fte": "FTE",
        True: "yes",
        False: "no",
        None: "unknown",
    },
    "fr": {
        "days": "jours",
        "months": "mois",
        "years": "ans",
        "fte": "ETP",
        True: "oui",
        False: "non",
        None: "inconnu",
    },
}


def show(value: Value | None, unit: str, lang: str = "nl") -> str:
    """A value as a person writes it: `EUR 7.500`, `45 %`, `14 dagen`."""
    words = WORDS[lang]
    if value is None or isinstance(value, bool):
        return words[value]
    if isinstance(value, str) or unit == "count":
        return str(value)
    if unit in FRACTIONS:
        return f"{_decimal(Decimal(value) / 100, lang)} %"
    if unit == "eur":
        number = _decimal(Decimal(value) / 100, lang, money=True)
        return f"{number}\u00a0EUR" if lang == "fr" else f"EUR {number}"
    return f"{_decimal(Decimal(value) / SCALE[unit], lang)} {words[unit]}"


def _decimal(number: Decimal, lang: str, money: bool = False) -> str:
    whole = number == int(number)
    text = (
        f"{number:,.2f}"
        if money and not whole
        else f"{int(number):,}"
        if whole
        else f"{number.normalize():,f}"
    )
    if lang == "en":
        return text
    return text.translate(MARKS[lang])
