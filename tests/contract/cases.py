"""The visible cases of the contract, read line by line."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("cases.jsonl")


def load(decimals: bool = True) -> list[dict[str, Any]]:
    """All cases; numbers with a decimal point as Decimal, or as float the way ``json.loads`` gives them by
    itself.
    """
    lines = FILE.read_text(encoding="utf-8").splitlines()
    number: type[Decimal] | type[float] = Decimal if decimals else float
    return [json.loads(line, parse_float=number) for line in lines]
