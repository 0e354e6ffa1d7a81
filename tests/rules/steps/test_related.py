"""Ties between a provider and an enterprise."""

from __future__ import annotations

import pytest

from portefeuille.rules.steps.related import Kin, Ties, related

NONE = Ties(False, 0, 0, (), ())
DEGREE = 2


@pytest.mark.parametrize(
    ("ties", "codes", "doubtful"),
    [
        (NONE._replace(same_enterprise=True), ["same_enterprise"], False),
        (NONE._replace(provider_in_enterprise_bp=1), ["provider_in_enterprise", "only_shares"], True),
        (NONE._replace(enterprise_in_provider_bp=10_000), ["enterprise_in_provider", "only_shares"], True),
        (NONE._replace(common=("manager",)), ["common"], False),
        (NONE._replace(common=("employee",)), ["common"], False),
        (NONE._replace(common=("director", "director")), ["common"], False),
        (NONE._replace(common=("shareholder",)), ["common", "only_shares"], True),
        (NONE._replace(common=("shareholder", "director")), ["common", "common"], False),
        (NONE._replace(kin=(Kin("spouse", "manager", "director"),)), ["spouse"], False),
        (NONE._replace(kin=(Kin("cohabiting", "shareholder", "shareholder"),)), ["cohabiting"], False),
        (NONE._replace(kin=(Kin("blood", "manager", "manager", 2),)), ["blood"], False),
        (
            NONE._replace(provider_in_enterprise_bp=5, kin=(Kin("blood", "manager", "manager", 1),)),
            ["provider_in_enterprise", "blood"],
            False,
        ),
        (Ties(None, 5, None, None, None), ["provider_in_enterprise", "only_shares"], True),
    ],
)
def test_any_tie_is_enough(ties: Ties, codes: list[str], doubtful: bool) -> None:
    found = related(ties, kin_degree=DEGREE)
    assert (found.related, found.doubtful, found.missing) == (True, doubtful, ())
    assert [line.code for line in found.lines] == [f"related.{code}" for code in codes]


@pytest.mark.parametrize(
    "ties",
    [
        NONE,
        NONE._replace(kin=(Kin("blood", "manager", "manager", 3),)),
        NONE._replace(kin=(Kin("spouse", "employee", "manager"),)),
        NONE._replace(kin=(Kin("spouse", "manager", "employee"),)),
        NONE._replace(kin=(Kin("blood", "employee", "manager"),)),
    ],
)
def test_no_tie_that_counts(ties: Ties) -> None:
    found = related(ties, kin_degree=DEGREE)
    assert (found.related, found.doubtful, found.missing) == (False, False, ())
    assert [line.code for line in found.lines] == ["related.none"]


def test_what_was_not_asked_is_missing() -> None:
    found = related(Ties(), kin_degree=DEGREE)
    assert found == (
        None, False, ("provider_in_enterprise_bp", "enterprise_in_provider_bp", "common", "kin"), (),
    )  # fmt: skip
    assert related(NONE._replace(same_enterprise=None), kin_degree=DEGREE).missing == ("same_enterprise",)


def test_blood_relatives_of_an_unknown_degree_are_asked_for() -> None:
    ties = NONE._replace(kin=(Kin("spouse", "employee", "manager"), Kin("blood", "manager", "director")))
    found = related(ties, kin_degree=DEGREE)
    assert (found.related, found.missing) == (None, ("kin.1.degree",))


def test_the_degree_is_told() -> None:
    found = related(NONE._replace(kin=(Kin("blood", "manager", "director", 1),)), kin_degree=DEGREE)
    assert found.lines[0].values == {"at_provider": "manager", "at_enterprise": "director", "degree": 1}


@pytest.mark.parametrize("share", [-1, 10_001])
def test_a_share_outside_the_whole_is_refused(share: int) -> None:
    with pytest.raises(ValueError, match="enterprise_in_provider_bp"):
        related(NONE._replace(enterprise_in_provider_bp=share), kin_degree=DEGREE)
