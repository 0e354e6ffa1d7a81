"""Everybody with a mandate is told when the account number changes, and when the register says something else; once."""

from __future__ import annotations

import pytest

from portefeuille.enterprises import services
from portefeuille.notifications import notices
from tests.enterprises.made import IBAN, NUMBER, enterprise, person
from tests.signing_in import mandate

pytestmark = pytest.mark.django_db
OTHER_IBAN = "BE71096123456769"


@pytest.fixture
def told() -> list[str]:
    """Somebody with a mandate."""
    mandate(NUMBER)
    return []


def titles() -> list[str]:
    return [each.words.title for each in notices.inbox(NUMBER)]


def test_another_account_number_is_told_without_the_number(told: list[str]) -> None:
    services.register(number=NUMBER, values={"name": "Voorbeeld Software"}, actor=person())
    services.change(number=NUMBER, values={"iban": IBAN}, actor=person())
    assert titles() == [], "the first one replaces nothing"
    services.change(number=NUMBER, values={"iban": OTHER_IBAN}, actor=person())
    services.change(number=NUMBER, values={"iban": OTHER_IBAN}, actor=person())
    assert titles() == ["Rekeningnummer gewijzigd: Voorbeeld Software"]
    message = notices.inbox(NUMBER)[0]
    assert message.subject == f"enterprise:{NUMBER}"
    assert "BE71" not in " ".join((*message.words.body, message.words.action))


def test_a_difference_is_told_once_and_again_only_when_it_is_another(told: list[str]) -> None:
    enterprise(size=None)
    services.consolidate_due()
    assert titles() == ["Het register zegt iets anders: Voorbeeld Software"]
    from portefeuille.registers.demonstration import DemonstrationRegister

    found = DemonstrationRegister().lookup(NUMBER)
    services.consolidate(number=NUMBER, found=found, register="demonstration", actor=person())
    assert len(titles()) == 1
    services.change(number=NUMBER, values={"establishments": [{"postcode": "3000"}]}, actor=person())
    services.consolidate(number=NUMBER, found=found, register="demonstration", actor=person())
    assert len(titles()) == 1, "whoever changed it knew what the register says"


def test_no_difference_is_not_told(told: list[str]) -> None:
    enterprise("0999001020", size=None)
    services.consolidate_due()
    assert notices.inbox("0999001020") == []
