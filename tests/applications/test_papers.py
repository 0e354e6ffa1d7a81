"""Who sees and who brings in which document: the table covers the law, and says what was decided."""

from __future__ import annotations

from datetime import date

import pytest

from portefeuille.applications.papers import INVOICE, OTHER, PROOF, TABLE, Party, brings, sees
from portefeuille.law import Law

EVIDENCE = {"enrolment", "agreement", "training_certificate", "attendance_list", "advice_report", INVOICE}
ENTERPRISE, PROVIDER, OFFICIAL = Party


@pytest.mark.parametrize("day", [date(2016, 4, 1), date(2020, 7, 1), date(2026, 3, 2), date(2030, 1, 1)])
def test_all_evidence_of_the_law_is_in_the_table(day: date) -> None:
    law = {str(row["code"]) for row in Law.on(day).rows("evidence")}
    assert law == EVIDENCE == {each.kind for each in TABLE} - {OTHER, PROOF}


def test_a_kind_stands_in_the_table_once() -> None:
    assert len({each.kind for each in TABLE}) == len(TABLE)


@pytest.mark.parametrize(
    "kind, seen, brought",
    [
        *((kind, {ENTERPRISE, PROVIDER, OFFICIAL}, {ENTERPRISE, PROVIDER}) for kind in sorted(EVIDENCE)),
        (OTHER, {ENTERPRISE, OFFICIAL}, {ENTERPRISE}),
        (PROOF, {ENTERPRISE, OFFICIAL}, set()),
        ("unheard_of", set(), set()),
    ],
)
def test_who_sees_and_who_brings(kind: str, seen: set[Party], brought: set[Party]) -> None:
    assert {party for party in Party if sees(party, kind)} == seen
    assert {party for party in Party if brings(party, kind)} == brought


def test_nobody_brings_in_what_he_may_not_see_afterwards() -> None:
    assert all(each.brings <= each.sees for each in TABLE)
