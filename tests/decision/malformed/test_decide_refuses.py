"""``decide`` refuses every malformed case and says which key is wrong."""

from __future__ import annotations

import pytest

from portefeuille.decision import CaseError, decide
from tests.contract.matching import same_path
from tests.decision.malformed.bases import ADVICE, FIXED_SIZE, WHOLE, Case
from tests.decision.malformed.table import Malformed, all_malformed

TABLE = all_malformed()


def test_there_are_several_hundred() -> None:
    assert len(TABLE) > 400
    assert len({m.id for m in TABLE}) == len(TABLE)


@pytest.mark.parametrize("case", [WHOLE, ADVICE, FIXED_SIZE])
def test_the_cases_they_are_made_of_are_sound(case: Case) -> None:
    assert decide(case).as_dict()["outcome"] == "eligible"


@pytest.mark.parametrize("malformed", TABLE, ids=lambda m: m.id)
def test_the_key_is_named_with_what_was_expected_and_got(malformed: Malformed) -> None:
    with pytest.raises(CaseError) as caught:
        decide(malformed.case)
    error = caught.value
    assert same_path(error.key) in malformed.keys
    assert str(error.expected).strip()
    assert str(error.got).strip()
    if malformed.near:
        assert malformed.near in str(error.expected) or malformed.near in str(error)
