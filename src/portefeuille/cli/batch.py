"""``portefeuille decide --batch``: many cases.  Line n of the output answers line n of the input."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from portefeuille.cli.files import opened
from portefeuille.cli.saying import refused
from portefeuille.decision import CaseError, decide
from portefeuille.decision.read_json import parse

COLUMNS = (".csv", ".parquet")
BREAKS = "\x85\u2028\u2029"


def run(name: str, out: str | None, lang: str, summary: bool) -> int:
    """Answer every line.  0 when all were answered, 2 when one (or the file) could not be read."""
    if name.lower().endswith(COLUMNS):
        from portefeuille.cli import columns

        return columns.run(name, out, lang)
    if out is not None:
        return refused("", "--out goes with a table (.csv or .parquet)")
    try:
        source = opened(name)
    except OSError as error:
        return refused("", f"{name}: {error.strerror or error}")
    tally: Counter[str] = Counter()
    with source:
        for entry in answers(source, lang, tally):
            print(_line(entry))
    if summary:
        for key, number in sorted(tally.items()):
            print(f"{key}: {number}", file=sys.stderr)
    return 2 if tally["errors"] else 0


def answers(lines: BinaryIO | Iterator[bytes], lang: str, tally: Counter[str]) -> Iterator[dict[str, Any]]:
    """The answer to each line: a decision, or what is wrong with the line.  ``tally`` counts outcomes and errors."""
    for number, line in enumerate(lines, 1):
        case: Any = None
        try:
            case = parse(line)
            decision = decide(case, lang)
        except CaseError as error:
            tally["errors"] += 1
            print(f"portefeuille: line {number}: {error}", file=sys.stderr)
            yield {"line": number, **_id(case), "error": error.as_dict()}
            continue
        tally[decision.outcome] += 1
        refused = [criterion.id for criterion in decision.criteria if criterion.verdict == "not_met"]
        if len(refused) == 1:
            tally[f"ineligible for one reason: {refused[0]}"] += 1
        yield decision.as_dict()


def _id(case: Any) -> dict[str, Any]:
    """The id of a case that could be read as far as that; none that could not be written (half a character)."""
    found = case.get("id") if isinstance(case, dict) else None
    whole = isinstance(found, str) and not any("\ud800" <= letter <= "\udfff" for letter in found)
    return {"id": found} if whole or type(found) is int else {}


def _line(entry: dict[str, Any]) -> str:
    """JSON on one line for every reader: what some take for the end of a line is written as an escape."""
    text = json.dumps(entry, ensure_ascii=False)
    for end in BREAKS:
        text = text.replace(end, f"\\u{ord(end):04x}")
    return text
