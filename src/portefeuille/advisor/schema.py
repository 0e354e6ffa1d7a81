"""The JSON Schema (2020-12) of an advice: ``schemas/advice.schema.json``, written by ``python -m portefeuille.advisor.schema``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from portefeuille.advisor.examples_file import MOST_THEMES, SERVICES, VERDICTS, exclusion_codes, theme_codes
from portefeuille.advisor.wording import texts

FOLDER = Path(__file__).with_name("schemas")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT = {"type": "string", "minLength": 1}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
SOURCE = {"type": "string", "pattern": r"^[A-Z][\w.\-]*$"}
DAY = {"type": "string", "format": "date"}


def _object(fields: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**fields, **(optional or {})},
        "required": list(fields),
        "additionalProperties": False,
    }


def _list(item: dict[str, Any], **limits: Any) -> dict[str, Any]:
    return {"type": "array", "items": item, **limits}


def advice_schema() -> dict[str, Any]:
    """The schema of what ``portefeuille advise`` prints."""
    verdict = {"enum": list(VERDICTS)}
    fields = {
        "verdict": verdict,
        "themes": _list({"enum": list(theme_codes())}, maxItems=MOST_THEMES, uniqueItems=True),
        "bonus": {"type": "boolean"},
        "confidence": SHARE,
        "because": TEXT,
        "source": SOURCE,
        "nearest": _list(
            _object(
                {
                    "text": TEXT,
                    "verdict": verdict,
                    "source": SOURCE,
                    "similarity": SHARE,
                    "origin": {"enum": ["law", "own"]},
                }
            )
        ),
        "sources": _list(SOURCE, minItems=1),
        "reason": {"enum": sorted(texts("en")["because"])},
        "exclusion": {"enum": [*dict.fromkeys(exclusion_codes()), None]},
        "ask": {"type": ["string", "null"]},
        "notes": _list(TEXT),
        "automated": TEXT,
        "service": {"enum": list(SERVICES)},
        "law": _object({"on": DAY, "known": DAY, "hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}),
    }
    return {"$schema": DIALECT, "title": "Advice", **_object(fields, {"id": {"type": ["string", "integer"]}})}


def text() -> str:
    """The schema as it is written to its file."""
    return json.dumps(advice_schema(), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path = FOLDER) -> None:
    """Write the file."""
    folder.mkdir(exist_ok=True)
    (folder / "advice.schema.json").write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    write()
