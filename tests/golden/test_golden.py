"""The golden cases of the jurist, one by one, and the proof that every rule of the dossier has one or a
reason why not.
"""

from __future__ import annotations

import pytest

from portefeuille.decision import CaseError, decide
from tests.contract.matching import differences, same_path
from tests.golden.reading import Golden, all_cases

CASES = all_cases()


@pytest.mark.parametrize("golden", CASES, ids=lambda g: g.id)
def test_golden(golden: Golden) -> None:
    if golden.expect.get("error"):
        with pytest.raises(CaseError) as caught:
            decide(golden.case)
        wanted = golden.expect.get("error_key")
        assert wanted is None or same_path(caught.value.key) == wanted
        return
    decision = decide(golden.case).as_dict()
    assert differences(decision, golden.expect) == [], f"{golden.title} {golden.doubt}"
