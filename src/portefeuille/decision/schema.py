"""The JSON Schemas (2020-12) of a case and of a decision.

They ship as files beside this module (``schemas/``), written by ``python -m portefeuille.decision.schema``; the schema of
a case comes from the very shapes that read it.  What no schema can say (size and enterprise together, costs above the
price, check digits) only the reader refuses.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal, get_args

from portefeuille.decision.case import CASE, SIZES
from portefeuille.decision.planned import CRITERIA

FOLDER = Path(__file__).with_name("schemas")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
Name = Literal["case", "decision"]

MONEY = {"type": ["string", "null"], "pattern": r"^\d+\.\d\d$"}
DAY = {"type": "string", "format": "date"}
DAY_OR_NULL = {"type": ["string", "null"], "format": "date"}
TEXT = {"type": "string", "minLength": 1}
TEXT_OR_NULL = {"type": ["string", "null"]}
OUTCOME = {"enum": ["eligible", "ineligible", "needs_review"]}
CODE = {"type": "string", "pattern": r"^[a-z0-9_]+(\.[a-z0-9_]+)?$"}
IDS = sorted({name for names in CRITERIA.values() for name in names} - {"ceiling_left"})


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def case_schema() -> dict[str, Any]:
    """What a case may hold."""
    return {"$schema": DIALECT, "title": "Case", **CASE.schema()}


def decision_schema() -> dict[str, Any]:
    """What a decision holds."""
    check = _object(
        {
            "fact": TEXT,
            "op": {"enum": ["<", "<=", ">", ">="]},
            "value": TEXT_OR_NULL,
            "limit": TEXT_OR_NULL,
            "parameter": TEXT_OR_NULL,
            "holds": {"type": ["boolean", "null"]},
        }
    )
    criterion = _object(
        {
            "id": {"enum": IDS},
            "verdict": {"enum": ["met", "not_met", "unknown"]},
            "code": CODE,
            "because": TEXT,
            "parameter": TEXT_OR_NULL,
            "since": DAY_OR_NULL,
            "source": TEXT,
        },
        {
            "kind": {"enum": ["fact", "judgement", "law"]},
            "default": {"enum": ["met", "not_met"]},
            "checks": _list(check),
        },
    )
    fields = {
        "outcome": OUTCOME,
        "size": {"enum": [*SIZES, None]},
        "eligible_amount": MONEY,
        "rate": {"type": ["string", "null"], "pattern": r"^0\.\d\d+$"},
        "subsidy": MONEY,
        "own_share": MONEY,
        "outside_wallet": _object({"ineligible": MONEY, "vat": MONEY}),
        "capped_by": {"enum": ["annual_ceiling", None]},
        "criteria": _list(criterion),
        "reservations": _list(
            _object({"criterion": {"enum": IDS}, "because": TEXT, "default": {"enum": ["met", "not_met"]}})
        ),
        "missing": _list(TEXT),
        "next_question": TEXT_OR_NULL,
        "assumed": _list(TEXT),
        "flips": _list(_object({"fact": TEXT, "from": TEXT_OR_NULL, "to": TEXT, "outcome": OUTCOME})),
        "deadlines": _object(dict.fromkeys(("apply_by", "deposit_by", "finish_by"), DAY_OR_NULL)),
        "law": _object({"on": DAY, "known": DAY, "hash": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}),
    }
    optional = {
        "id": {"type": ["string", "integer"]},
        "room": MONEY,
        "notes": _list(TEXT),
        "between": {"type": "array", "items": {**MONEY, "type": "string"}, "minItems": 2, "maxItems": 2},
    }
    return {"$schema": DIALECT, "title": "Decision", **_object(fields, optional)}


def text(name: Name) -> str:
    """The schema as it is written to its file."""
    schema = case_schema() if name == "case" else decision_schema()
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write(folder: Path = FOLDER) -> None:
    """Write both files."""
    folder.mkdir(exist_ok=True)
    for name in get_args(Name):
        (folder / f"{name}.schema.json").write_text(text(name), encoding="utf-8")


if __name__ == "__main__":
    write()
