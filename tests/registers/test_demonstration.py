"""The register of the demonstration: invented, readable, and silent when it is down."""

from __future__ import annotations

from datetime import date

import pytest

from portefeuille import clock, numbers
from portefeuille.decision import lookup
from portefeuille.law import Law
from portefeuille.registers import RegisterDownError
from portefeuille.registers.demonstration import DemonstrationRegister, everything
from portefeuille.registers.none import NoRegister

DAY = date(2026, 11, 1)


def test_it_answers_with_its_name_and_day() -> None:
    with clock.use(date(2026, 11, 20)):
        found = DemonstrationRegister().lookup("0999000129")
    assert found is not None
    assert (found.name, found.origin, found.day) == ("Voorbeeld Software", "demonstration", DAY)
    assert [each.closed_on for each in found.figures] == [date(2025, 12, 31), date(2024, 12, 31)]
    assert DemonstrationRegister().lookup("0999000000") is None


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        (date(2024, 11, 15), 2023),
        (date(2025, 6, 30), 2023),
        (date(2025, 7, 1), 2024),
        (date(2025, 7, 9), 2024),
    ],
)
def test_it_knows_nothing_of_the_future(day: date, closed: int) -> None:
    with clock.use(day):
        found = DemonstrationRegister().lookup("0999000129")
    assert found is not None and found.day == day.replace(day=1)
    assert [each.closed_on.year for each in found.figures] == [closed, closed - 1]


def test_who_stopped_closed_no_year_after_that() -> None:
    (stopped,) = [each for each in everything(DAY).values() if each.until]
    assert [each.closed_on for each in stopped.figures] == [date(2024, 12, 31)]


def test_a_register_that_is_down_says_so() -> None:
    with pytest.raises(RegisterDownError):
        DemonstrationRegister(down=True).lookup("0999000129")
    with pytest.raises(RegisterDownError):
        NoRegister().lookup("0999000129")


def test_every_invented_enterprise_could_stand_in_a_register() -> None:
    law = Law.on(DAY)
    assert len(everything(DAY)) == 9
    places = [place.number for each in everything(DAY).values() for place in each.establishments]
    assert len(places) == len(set(places)) == 10
    for each in everything(DAY).values():
        assert numbers.read(each.number, "enterprise").valid, each
        lookup.legal_form(law, each.legal_form)
        for activity in each.activities:
            assert lookup.nace(law, activity.code, str(activity.version))[0] == activity.code
        for place in each.establishments:
            assert numbers.read(place.number, "establishment").valid, place
            known = law.row("postcodes", place.address.postcode)
            assert known is not None and known["municipality_nl"] == place.address.municipality


def test_there_is_one_for_every_answer_worth_showing() -> None:
    law, found = Law.on(DAY), everything(DAY)
    regions = {
        lookup.region(law, [{"postcode": place.address.postcode} for place in each.establishments])
        for each in found.values()
    }
    assert regions == {"flanders", "elsewhere"}
    assert [each.name for each in found.values() if each.until] == ["Voorbeeld Gestopt"]
    assert [each.name for each in found.values() if not each.figures] == ["Bakkerij Voorbeeld"]
