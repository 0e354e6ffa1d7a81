"""Who may apply, called as plain Python: each answer with what leads to it."""

from __future__ import annotations

from typing import Any

import pytest

from portefeuille.rules import enterprise as rules
from tests.rules.calling import law, said


@pytest.mark.parametrize("form, workshop, told", [
    ("accepted", False, "met legal_form.accepted"),
    ("accepted", True, "met legal_form.accepted"),
    ("workshop_only", True, "met legal_form.sheltered_workshop"),
    ("workshop_only", False, "not_met legal_form.no_sheltered_workshop"),
    ("judgement", False, "judgement legal_form.unsettled"),
    ("refused", True, "not_met legal_form.refused"),
])  # fmt: skip
def test_legal_form(form: Any, workshop: bool, told: str) -> None:
    assert said(rules.accepted_legal_form(form, workshop)) == told


@pytest.mark.parametrize("region, told", [
    ("flanders", "met establishment.flanders"),
    ("unlisted", "judgement establishment.postcode_unlisted"),
    ("none", "not_met establishment.none"),
    ("elsewhere", "not_met establishment.outside_flanders"),
])  # fmt: skip
def test_establishment(region: Any, told: str) -> None:
    assert said(rules.establishment_in_flanders(region)) == told


@pytest.mark.parametrize("share, told", [
    (0, "met private_sector.below"),
    (2_499, "met private_sector.below"),
    (2_500, "not_met private_sector.public_share"),
    (2_501, "not_met private_sector.public_share"),
])  # fmt: skip
def test_public_share_exactly_a_quarter_is_refused(share: int, told: str) -> None:
    assert said(rules.private_sector(share, law("2024-06-05"))) == told


@pytest.mark.parametrize("activity, told", [
    ("primary_sector", "not_met main_activity.primary_sector"),
    ("forestry", "judgement main_activity.forestry"),
    ("not_listed", "not_met main_activity.not_listed"),
    ("listed", "met main_activity.listed"),
    ("unsettled", "presumed_met main_activity.list_not_found"),
])  # fmt: skip
def test_main_activity(activity: Any, told: str) -> None:
    assert said(rules.accepted_main_activity(activity)) == told


@pytest.mark.parametrize("registered, since, day, told", [
    (True, 99, 100, "met registered.yes"),
    (True, 100, 100, "met registered.yes"),
    (True, 101, 100, "not_met registered.too_late"),
    (False, 99, 100, "not_met registered.no"),
])  # fmt: skip
def test_registered_on_the_day_it_starts(registered: bool, since: int, day: int, told: str) -> None:
    assert said(rules.registered_in_time(registered, since, day)) == told


@pytest.mark.parametrize("arrears, told", [(True, "not_met in_order.arrears"), (False, "met in_order.yes")])
def test_social_security(arrears: bool, told: str) -> None:
    assert said(rules.in_order_with_regulation(arrears)) == told
