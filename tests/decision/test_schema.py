"""The JSON Schemas say what the reader says: both ways, on every golden case and every malformed one."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from portefeuille.decision import CaseError, decide
from portefeuille.decision.schema import FOLDER, text
from tests.decision.malformed.table import all_malformed
from tests.golden.reading import all_cases

GOLDEN = [golden for golden in all_cases() if not golden.expect.get("error")]
MALFORMED = all_malformed()


def _validator(name: str) -> Draft202012Validator:
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"), parse_float=Decimal)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


CASE, DECISION = _validator("case"), _validator("decision")


@pytest.mark.parametrize("name", ["case", "decision"])
def test_the_file_that_ships_is_the_one_of_the_code(name: Any) -> None:
    assert (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8") == text(name)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden.id)
def test_what_the_reader_takes_the_schema_takes(golden: Any) -> None:
    CASE.validate(_written(golden.case))


@pytest.mark.parametrize("golden", GOLDEN[::4], ids=lambda golden: golden.id)
def test_a_decision_fits_its_schema(golden: Any) -> None:
    DECISION.validate(json.loads(json.dumps(decide(golden.case, "en").as_dict())))


def test_what_the_schema_refuses_the_reader_refuses_too() -> None:
    refused = [bad for bad in MALFORMED if _refused(bad.case)]
    assert len(refused) > 400
    for bad in refused:
        with pytest.raises(CaseError):
            decide(bad.case)


def test_only_what_takes_two_values_or_a_list_of_the_law_escapes_the_schema() -> None:
    """Nor does a schema count decimals: multipleOf refuses ordinary amounts, which are no binary fractions."""
    beyond = {bad.keys[0] for bad in MALFORMED if not _refused(bad.case) and not _finer(bad.case)}
    assert beyond == {
        "enterprise.group[0].share",
        "enterprise.legal_form",
        "enterprise.main_activity",
        "enterprise.number",
        "project.costs",
        "project.exclusions",
        "project.provider.number",
        "size",
    }


def _finer(case: Any) -> bool:
    """Is it the number of decimals that the reader refuses?"""
    with pytest.raises(CaseError) as caught:
        decide(case)
    return "decimals" in caught.value.expected


def _refused(case: Any) -> bool:
    try:
        return not CASE.is_valid(_written(case))
    except (TypeError, ValueError, ArithmeticError):
        return True


def _written(case: Any) -> Any:
    """The case as it comes out of JSON: decimals exact, days as text."""
    return json.loads(json.dumps(case, default=_plain, allow_nan=False), parse_float=Decimal)


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value.isoformat()
