"""Changing: history is kept, two people are told of each other, the register is not declared over."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from portefeuille import clock
from portefeuille.enterprises import selectors, services
from portefeuille.enterprises.errors import BadValueError, ConflictError, RegisterOwnsError
from portefeuille.enterprises.keys import PERSONAL
from portefeuille.enterprises.models import RegisterAnswer, Value
from portefeuille.registers.demonstration import DemonstrationRegister
from tests.enterprises.made import NUMBER, enterprise, person

pytestmark = pytest.mark.django_db


def test_the_latest_value_holds_and_the_others_stay() -> None:
    enterprise(size=None)
    bart = person("Bart Maes")
    with clock.use(datetime(2026, 11, 21, 9)):
        version = services.change(number=NUMBER, values={"email": "bart@voorbeeld.test"}, actor=bart, seen=1)
    assert version == 2 and selectors.profile(NUMBER).email == "bart@voorbeeld.test"
    told = [(each.value, each.by, each.at.day) for each in selectors.history(NUMBER) if each.key == "email"]
    assert told == [("bart@voorbeeld.test", "Bart Maes", 21), ("an@voorbeeld.test", "An Peeters", 20)]


def test_the_same_again_is_not_recorded() -> None:
    enterprise(size=None)
    rows = Value.objects.count()
    assert services.change(number=NUMBER, values={"headcount": 1250, "group": []}, actor=person()) == 1
    assert Value.objects.count() == rows


def test_a_value_can_be_taken_away() -> None:
    enterprise(size=None, phone="09 123 45 67")
    services.change(number=NUMBER, values={"phone": None}, actor=person())
    assert selectors.profile(NUMBER).value("phone") is None
    assert [each.value for each in selectors.history(NUMBER) if each.key == "phone"] == [None, "09 123 45 67"]


def test_two_people_on_one_value_the_second_is_told_and_nothing_is_written() -> None:
    enterprise(size=None)
    an, bart = person("An"), person("Bart")
    services.change(number=NUMBER, values={"headcount": 1300}, actor=an, seen=1)
    with pytest.raises(ConflictError) as told:
        services.change(number=NUMBER, values={"headcount": 1400, "phone": "09 1234567"}, actor=bart, seen=1)
    (conflict,) = told.value.conflicts
    assert (conflict.key, conflict.theirs, conflict.mine, conflict.by) == ("headcount", 1300, 1400, "An")
    assert selectors.profile(NUMBER).value("phone") is None, "nothing half-done"
    services.change(number=NUMBER, values={"headcount": 1400}, actor=bart, seen=told.value.version)
    assert [each.value for each in selectors.history(NUMBER) if each.key == "headcount"] == [1400, 1300, 1250]


def test_two_people_on_different_values_or_the_same_answer_do_not_disturb_each_other() -> None:
    enterprise(size=None)
    services.change(number=NUMBER, values={"headcount": 1300}, actor=person("An"), seen=1)
    services.change(
        number=NUMBER, values={"phone": "09 1234567", "headcount": 1300}, actor=person("B"), seen=1
    )
    assert selectors.profile(NUMBER).version == 3


def test_what_the_register_says_is_changed_there() -> None:
    services.register(number=NUMBER, values={}, actor=person(), found=DemonstrationRegister().lookup(NUMBER))
    with pytest.raises(RegisterOwnsError) as refused:
        services.change(number=NUMBER, values={"legal_form": "014"}, actor=person())
    assert (refused.value.key, refused.value.register) == ("legal_form", "demonstration")
    services.change(number=NUMBER, values={"legal_form": "610"}, actor=person())


def test_the_main_activity_is_one_of_those_registered() -> None:
    services.register(number=NUMBER, values={}, actor=person(), found=DemonstrationRegister().lookup(NUMBER))
    services.change(
        number=NUMBER, values={"main_activity": {"code": "62020", "version": 2008}}, actor=person()
    )
    assert selectors.profile(NUMBER).value("main_activity") == {"code": "62.020", "version": 2008}
    with pytest.raises(BadValueError) as refused:
        services.change(
            number=NUMBER, values={"main_activity": {"code": "47.711", "version": 2008}}, actor=person()
        )
    assert refused.value.code == "not_registered"


def test_declared_first_verified_later_and_a_difference_is_shown_not_overwritten() -> None:
    enterprise(legal_form="014", size=None)
    assert services.consolidate_due() == 1
    assert services.consolidate_due() == 0, "a second run does nothing"
    profile = selectors.profile(NUMBER)
    assert profile.values["name"].verified and profile.legal_form == "014"
    found = {each.key: (each.declared, each.register_value) for each in selectors.differences(NUMBER)}
    assert set(found) == {"legal_form", "establishments"} and found["legal_form"] == ("014", "610")
    assert "differences" in selectors.incomplete(NUMBER)
    services.settle(number=NUMBER, key="legal_form", take=True, actor=person())
    services.settle(number=NUMBER, key="establishments", take=False, reason="Leuven sloot", actor=person())
    assert selectors.differences(NUMBER) == ()
    now = selectors.profile(NUMBER).values
    assert now["legal_form"].verified and now["legal_form"].value == "610"
    assert (now["establishments"].verified, now["establishments"].reason) == (False, "Leuven sloot")


def test_a_confirmation_by_the_register_asks_no_new_declaration_or_size() -> None:
    before: dict[str, Any] = {
        "previous_headcount": 1100,
        "previous_turnover": 121_000_000,
        "previous_balance_total": 81_000_000,
    }
    enterprise(closed_on="2025-12-31", **before)
    services.consolidate_due()
    assert selectors.profile(NUMBER).values["headcount"].verified
    assert selectors.incomplete(NUMBER) == ["differences"]


def test_a_newer_answer_replaces_what_came_from_the_register_and_reopens_what_was_kept() -> None:
    enterprise(size=None)
    services.consolidate_due()
    services.settle(number=NUMBER, key="establishments", take=False, reason="zo is het", actor=person())
    found = DemonstrationRegister().lookup(NUMBER)
    assert found is not None
    from dataclasses import replace

    newer = replace(found, day=date(2026, 12, 1), name="Nieuwe Naam", establishments=found.establishments[:1])
    recorded = services.consolidate(number=NUMBER, found=newer, register="demonstration", actor=person())
    assert recorded == ("name",)
    assert selectors.profile(NUMBER).name == "Nieuwe Naam"
    assert [each.key for each in selectors.differences(NUMBER)] == ["establishments"]


def test_asked_again_after_thirty_days() -> None:
    enterprise(size=None)
    services.consolidate_due()
    with clock.use(datetime(2026, 12, 20, 9)):
        assert services.consolidate_due() == 0
    with clock.use(datetime(2026, 12, 20, 10)):
        assert services.consolidate_due() == 1


@pytest.mark.usefixtures("register_is_down")
def test_a_register_that_is_down_is_asked_later() -> None:
    enterprise(size=None)
    assert services.consolidate_due() == 0
    assert not RegisterAnswer.objects.exists()


def test_an_enterprise_that_the_register_does_not_know_stays_unverified() -> None:
    enterprise("0999001020", size=None)
    assert services.consolidate_due() == 1
    assert selectors.differences("0999001020") == () and selectors.profile("0999001020").unverified


def test_a_difference_needs_to_be_there_and_a_reason() -> None:
    enterprise(size=None)
    services.consolidate_due()
    for key, code in (("name", "settled"), ("establishments", "missing")):
        with pytest.raises(BadValueError) as refused:
            services.settle(number=NUMBER, key=key, take=False, actor=person())
        assert refused.value.code == code
    with pytest.raises(BadValueError):
        services.settle(number=NUMBER, key="establishments", take=False, actor=person(), reason="x" * 301)


def test_the_declaration_is_given_again_after_what_it_covers_changed() -> None:
    enterprise()
    services.change(number=NUMBER, values={"email": "ander@voorbeeld.test"}, actor=person())
    assert selectors.incomplete(NUMBER) == []
    services.change(number=NUMBER, values={"public_share": 100}, actor=person())
    assert selectors.incomplete(NUMBER) == ["honour"]
    services.change(number=NUMBER, values={"honour": True}, actor=person())
    assert selectors.incomplete(NUMBER) == []


def test_replaced_personal_values_can_be_erased_and_only_these() -> None:
    """Of every kind of personal value there is."""
    enterprise(size=None, phone="09 1234567", group_form={"naam1": "Jan"})
    with clock.use(datetime(2026, 11, 25)):
        changed = {"email": "b@voorbeeld.test", "headcount": 1, "iban": "BE71096123456769", "contact": None}
        changed |= {"phone": None, "group_form": None}
        services.change(number=NUMBER, values=changed, actor=person())
    assert services.erase_replaced(before=date(2026, 11, 20)) == services.erase_outdated() == 0
    assert services.erase_replaced(before=date(2026, 11, 30)) == len(PERSONAL) == 5
    assert services.erase_replaced(before=date(2026, 11, 30)) == 0
    history = {(each.key, each.version): each for each in selectors.history(NUMBER)}
    assert history["email", 1].erased and history["email", 1].value is None
    assert history["headcount", 1].value == 1250 and selectors.profile(NUMBER).email == "b@voorbeeld.test"
