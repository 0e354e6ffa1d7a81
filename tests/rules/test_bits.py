"""The bits of the masks are frozen: a column of masks on disk, a letter and a statistic must mean the same for ever."""

from __future__ import annotations

import pytest

from portefeuille.rules import book
from portefeuille.rules.bits import NOT_MET, NOT_MET_BIT, UNKNOWN, UNKNOWN_BIT, codes
from portefeuille.rules.tree import Verdict

LEAVES = {leaf for versions in book().versions.values() for rule in versions for leaf in rule.leaves}

#: The bits that were given out, in their order.  Add at the end; never change a line.
GOLDEN_NOT_MET = """
    size.large size.large_two_years legal_form.refused legal_form.no_sheltered_workshop
    establishment.outside_flanders establishment.none private_sector.public_share main_activity.primary_sector
    main_activity.not_listed registered.no registered.too_late in_order.arrears
    theme.not_on_occupation_list theme.advice_cybersecurity_only exclusion.listed advice_conditions.not_written
    advice_conditions.legally_required advice_conditions.ordinary_expense advice_conditions.periodic apply_window.too_late
    agreement_first.after_application project_end.too_late interaction.none provider.not_registered
    provider.wrong_service related_party.related participants.not_working minimum_amount.training
    minimum_amount.advice ceiling.used_up de_minimis.overflow service.unsupported
    exclusion.still_listed ceiling.too_little_left apply_window.last_day_excluded de_minimis.edge_counts
    project_end.starts_too_late exclusion.perhaps_already
"""
GOLDEN_UNKNOWN = """
    size.missing legal_form.missing establishment.missing private_sector.missing
    main_activity.missing registered.missing in_order.missing service.missing
    theme.missing exclusion.missing advice_conditions.missing apply_window.missing
    agreement_first.missing project_end.missing interaction.missing provider.missing
    related_party.missing participants.missing minimum_amount.missing ceiling.missing
    ceiling_left.missing de_minimis.missing
    legal_form.unsettled establishment.postcode_unlisted main_activity.forestry exclusion.health_profession_only
    exclusion.unsettled advice_conditions.guided_implementation agreement_first.after_start de_minimis.road_freight
    theme.occupation_list_not_found theme.bonus_start_unknown ceiling.increase_unknown
    size.two_years main_activity.list_not_found theme.bonus_start_disputed apply_window.last_day
    ceiling.rounded ceiling.partial_grant de_minimis.edge exclusion.perhaps_not_yet
"""


@pytest.mark.parametrize("given, golden", [(NOT_MET, GOLDEN_NOT_MET), (UNKNOWN, GOLDEN_UNKNOWN)])
def test_the_order_is_frozen(given: tuple[str, ...], golden: str) -> None:
    assert given[: len(golden.split())] == tuple(golden.split())
    assert len(given) == len(golden.split()), "a new bit: add it to the golden list too"


@pytest.mark.parametrize("given, bits", [(NOT_MET, NOT_MET_BIT), (UNKNOWN, UNKNOWN_BIT)])
def test_every_code_has_one_bit_and_every_bit_one_code(given: tuple[str, ...], bits: dict[str, int]) -> None:
    assert len(given) == len(bits) <= 63, "the sign bit of an int64 stays free"
    assert sorted(bits.values()) == [1 << place for place in range(len(given))]


def test_every_leaf_that_refuses_has_a_bit_among_what_is_not_met() -> None:
    refusing = {leaf.code for leaf in LEAVES if leaf.verdict.refuses}
    assert refusing <= set(NOT_MET)
    assert set(NOT_MET) == refusing, "a bit that no rule sets any more stays, and is named here"


def test_every_leaf_that_asks_or_reserves_has_a_bit_among_what_is_unknown() -> None:
    open_ = {
        leaf.code for leaf in LEAVES if leaf.verdict in (Verdict.JUDGEMENT, Verdict.LAW, Verdict.PRESUMED_MET)
    }
    missing = {f"{name}.missing" for name, versions in book().versions.items() if versions[0].is_criterion}
    assert set(UNKNOWN) == open_ | missing


@pytest.mark.parametrize("mask, named", [
    (0, []),
    (1, ["size.large"]),
    (0b101, ["size.large", "legal_form.refused"]),
    (1 << len(NOT_MET), []),
    (NOT_MET_BIT["ceiling.used_up"] | NOT_MET_BIT["registered.no"], ["registered.no", "ceiling.used_up"]),
])  # fmt: skip
def test_a_mask_is_read_in_the_order_of_its_bits(mask: int, named: list[str]) -> None:
    assert list(codes(mask, NOT_MET)) == named


def test_all_bits_at_once() -> None:
    assert tuple(codes((1 << len(UNKNOWN)) - 1, UNKNOWN)) == UNKNOWN
